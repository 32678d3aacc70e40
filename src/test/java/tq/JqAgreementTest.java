package tq;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** jq gives the rows that tq gives: native fields and prelude mean the same. */
class JqAgreementTest {

    private static final String JQ = System.getProperty("tq.jq", "jq");

    @BeforeAll
    static void jqIsThere() {
        assumeTrue(JqAgreement.isThere(JQ) || System.getenv("CI") != null, "jq is not installed");
    }

    static List<String> queries() throws IOException {
        return Stages.portable();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void jqGivesTheSameRows(String query) throws Exception {
        JqAgreement.mapAndMerge(JQ, query);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void oneProgramOverOneFile(String query) throws Exception {
        JqAgreement.asOne(JQ, query);
    }
}
