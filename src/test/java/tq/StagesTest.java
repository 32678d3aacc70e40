package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tq.Stages.Failing;
import tq.compile.PortableProgram;
import tq.parse.QueryParser;
import tq.plan.Plan;
import tq.plan.Resolver.Output;
import tq.syntax.SyntaxPrinter;
import tq.text.QueryException;
import tq.text.SourceText;

/** Every query of the list does what its class says. */
class StagesTest {

    private static final List<String> FILES = List.of("testdata/traces/question-refund.json", "testdata/traces/question-exchange.json", "testdata/traces/question-session.json",
            "testdata/traces/support-rag.traces-get.json", "testdata/traces/otlp-two-roots.traces-get.json", "testdata/traces/in-progress.traces-get.json");

    /** Whatever no portable jq can give; the list may only get shorter. */
    private static final Set<String> NOT_PORTABLE = Set.of("messages", "documents", "text", "finish_reason", "time_to_first_token", "source", "format", "from @1", "from @2", "from @question-refund.json");

    static List<String> valid() throws IOException {
        return Stages.valid();
    }

    static List<Failing> unparsable() throws IOException {
        return Stages.failing("fails to parse");
    }

    static List<Failing> unresolvable() throws IOException {
        return Stages.failing("fails to resolve");
    }

    static List<Failing> unsupported() throws IOException {
        return Stages.failing("unsupported");
    }

    @Test
    void thereAreFiveHundred() throws IOException {
        int all = valid().size() + unparsable().size() + unresolvable().size() + unsupported().size();
        assertTrue(all >= 500, () -> "only " + all);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void runs(String query) throws Exception {
        Runs.rows(query, FILES);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void printsAsItReads(String query) {
        String printed = SyntaxPrinter.print(QueryParser.parse(new SourceText("query", query)).query());
        assertEquals(printed, SyntaxPrinter.print(QueryParser.parse(new SourceText("query", printed)).query()));
    }

    @Test
    void whatIsNotPortableIsKnown() throws Exception {
        Set<String> refused = new TreeSet<>();
        for (String query : Stages.of("runs in tq alone")) {
            for (Plan plan : Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS)) {
                refused.addAll(PortableProgram.refused(plan));
            }
        }
        assertEquals(new TreeSet<>(NOT_PORTABLE), refused);
    }

    private static void fails(Failing failing) {
        QueryException fault = assertThrows(QueryException.class, () -> Tq.plans(new SourceText("query", failing.query()), Map.of(), Output.ELEMENTS), failing.query());
        List<String> codes = fault.diagnostics().stream().map(diagnostic -> diagnostic.code().code()).distinct().toList();
        assertEquals(List.of(failing.code()), codes, () -> failing.query() + "\n" + fault.getMessage());
    }

    @ParameterizedTest
    @MethodSource("unparsable")
    void failsToParse(Failing failing) {
        fails(failing);
        boolean parses = QueryParser.parse(new SourceText("query", failing.query())).diagnostics().isEmpty();
        assertTrue(!parses || List.of("TQ007", "TQ008", "TQ009", "TQ001").contains(failing.code()), failing.query());
    }

    @ParameterizedTest
    @MethodSource("unresolvable")
    void failsToResolve(Failing failing) {
        fails(failing);
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void isUnsupported(Failing failing) {
        assertEquals(List.of(), QueryParser.parse(new SourceText("query", failing.query())).diagnostics(), "it parses");
        fails(failing);
    }
}
