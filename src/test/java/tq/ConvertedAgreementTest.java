package tq;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tq.convert.Converted;
import tq.convert.MlflowWriter;

/** The jq that tq prints gives tq's rows of traces of other dialects too, once they are converted. */
@Tag("slow")
class ConvertedAgreementTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JQ = System.getProperty("tq.jq", "jq");
    private static final Pattern DIALECTS = Pattern.compile("testdata/corpus/(derived-otlp|langfuse|equivalent-handmade|frameworks/(?!mlflow-))[^/]*/?[^/]*");
    /** jq reads times in steps of 256 ns and rounds each duration to a microsecond, which adds up where hundreds are added. */
    private static final double MILLISECONDS = 0.05;
    /** Files of other dialects that are covered at least; to be raised when tq reads more. */
    private static final int COVERED = 45;

    private static int covered;
    /** All of them in one file, each trace once: of a second copy in another file tq knows, and jq does not. */
    private static Path converted;

    @BeforeAll
    static void jqIsThere() throws IOException {
        assumeTrue(JqAgreement.isThere(JQ) || System.getenv("CI") != null, "jq is not installed");
        Set<String> ids = new HashSet<>();
        converted = Files.createTempFile("tq-converted", ".jsonl");
        converted.toFile().deleteOnExit();
        for (String file : Converted.corpus()) {
            if (DIALECTS.matcher(file).matches()) {
                for (String line : Files.readAllLines(Converted.by(new MlflowWriter(), file))) {
                    if (ids.add(MAPPER.readTree(line).path("info").path("trace_id").asText())) {
                        Files.writeString(converted, line + "\n", StandardOpenOption.APPEND);
                    }
                }
                covered++;
            }
        }
    }

    /** Messages that stand in many attributes or in events are a list in tq when asked for raw; MLflow, and so jq, has JSON text of it. */
    static List<String> queries() throws IOException {
        return Stages.portable().stream().filter(query -> !query.contains("raw(inputs)")).toList();
    }

    @Test
    void theDialectsAreCovered() {
        assertTrue(covered >= COVERED, () -> covered + " files");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void jqGivesTheSameRows(String query) throws Exception {
        JqAgreement.mapAndMerge(JQ, query, List.of(converted.toString()), MILLISECONDS);
    }
}
