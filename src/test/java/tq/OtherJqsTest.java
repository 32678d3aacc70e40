package tq;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Other programs that know jq give the rows that tq gives: gojq, and those that the variable {@code TQ_JQS} names, such as
 * {@code /opt/jq-1.8/jq}, with colons between them.
 */
@Tag("slow")
class OtherJqsTest {

    private static List<String> engines() {
        List<String> engines = new ArrayList<>(List.of("gojq"));
        engines.addAll(List.of(System.getenv().getOrDefault("TQ_JQS", "").split(":")));
        engines.removeIf(engine -> engine.isEmpty() || !JqAgreement.isThere(engine));
        return engines;
    }

    @BeforeAll
    static void oneIsThere() {
        assumeTrue(!engines().isEmpty() || System.getenv("CI") != null, "neither gojq is installed nor does TQ_JQS name a program");
    }

    static List<Arguments> questions() throws IOException {
        List<Arguments> questions = new ArrayList<>();
        for (String engine : engines().isEmpty() ? List.of("gojq") : engines()) {
            Stages.portable().forEach(query -> questions.add(Arguments.of(engine, query)));
        }
        return questions;
    }

    @ParameterizedTest
    @MethodSource("questions")
    void givesTheSameRows(String engine, String query) throws Exception {
        JqAgreement.mapAndMerge(engine, query);
        JqAgreement.asOne(engine, query);
    }
}
