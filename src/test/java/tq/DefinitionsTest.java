package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.plan.Plan;
import tq.plan.Resolver.Output;
import tq.text.Diagnostic;
import tq.text.QueryException;
import tq.text.SourceText;

/** What a text may define and use again: {@code let}, {@code def}, {@code param}, {@code import}, {@code run}. */
class DefinitionsTest {

    private static final List<String> REFUND = List.of("testdata/traces/question-refund.json");

    @TempDir
    private Path folder;

    private static String rows(String query) throws Exception {
        StringBuilder out = new StringBuilder();
        for (JsonNode row : Runs.rows(query, REFUND)) {
            out.append(out.length() == 0 ? "" : " ").append(row.isTextual() ? row.textValue() : row.toString());
        }
        return out.toString();
    }

    private static List<Diagnostic> faults(String query) {
        return assertThrows(QueryException.class, () -> Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS), query).diagnostics();
    }

    private String file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    /** A text that stands in a file, so that its imports are looked for beside it. */
    private List<Plan> plans(String file) throws Exception {
        return Tq.plans(new SourceText(file, Files.readString(Path.of(file))), Map.of(), Output.ELEMENTS);
    }

    @Test
    void aLetStandsForItsRows() throws Exception {
        assertEquals("search_knowledge_base", rows("let broken = failed spans; broken | values name"));
        assertEquals("1", rows("let broken = failed spans; broken where type = TOOL | count"));
        assertEquals("vector_search", rows("let t = tool spans where not error; retriever spans inside (t) | values name"));
        assertEquals("customer_support_agent", rows("let slow = spans | sort duration desc; slow | first | values name"));
        assertEquals("get_weather", rows("let a = tool spans; let b = a where duration < 500ms; (b) | values name"));
        assertEquals("4", rows("let names = tool spans | values name; spans where name in (names) | count"));
    }

    @Test
    void aDefStandsForItsStages() throws Exception {
        assertEquals("customer_support_agent generate_response", rows("def slowest($n) = sort duration desc | limit $n; spans | slowest(2) | values name"));
        assertEquals("4", rows("def longer($d) = where duration > $d; spans | longer(1s) | count"));
        assertEquals("lookup_order", rows("def named($w) = where name = $w; spans | named(lookup_order) | values name"));
        assertEquals("2", rows("def named($w) = where name = $w; def twice($x) = named($x); spans | twice(search_knowledge_base) | count"));
        assertEquals("9", rows("def quick($share) = where duration < $share * root.duration; spans | quick(0.5 - 0.1) | count"));
    }

    @Test
    void faultsAreToldOnceAndWhereTheyAre() {
        List<Diagnostic> found = faults("let a = spans where durration > 1s; a | count; a where error | count");
        assertEquals(1, found.size(), found::toString);
        assertEquals(20, found.get(0).range().start());
        assertEquals(List.of("TQ102"), faults("spans | slow(2)").stream().map(fault -> fault.code().code()).toList());
        assertEquals(1, faults("def f($a) = limit $a; spans | f(1, 2)").size());
        assertTrue(faults("def f() = g(); def g() = f(); spans | f()").get(0).message().contains("no end"));
        assertEquals(List.of("TQ101"), faults("let a = a; a").stream().map(fault -> fault.code().code()).toList());
        assertEquals("did you mean `broken`?", faults("let broken = failed spans; brokn | count").get(0).hint().orElse(""));
        assertEquals("did you mean `slowest`?", faults("def slowest() = sort duration; spans | slowst()").get(0).hint().orElse(""));
    }

    @Test
    void importsBringNames() throws Exception {
        file("lib/common.tq", "param $min: duration = 1s;\nlet slow = spans where duration > $min;\ndef names() = values name;\n");
        String plain = file("plain.tq", "import \"lib/common.tq\"; slow | names()");
        String named = file("named.tq", "import \"lib/common.tq\" as c; c.slow where type = TOOL | c.names();\nspans inside (c.slow) | count");
        assertEquals(1, plans(plain).size());
        assertEquals(2, plans(named).size());
        assertEquals("lookup_order", Runs.rows(plans(named).get(0), REFUND).get(0).textValue());
        assertEquals(10, Runs.rows(plans(named).get(1), REFUND).get(0).intValue());
    }

    @Test
    void importsStayWhereTheyBelong() throws Exception {
        file("secret.txt", "let a = spans");
        file("outside.tq", "let a = spans");
        String text = file("in/text.tq", "import \"../secret.txt\"; spans");
        String above = file("in/above.tq", "import \"../outside.tq\"; spans");
        Files.createSymbolicLink(folder.resolve("in/link.tq"), folder.resolve("outside.tq"));
        String link = file("in/linked.tq", "import \"link.tq\"; spans");
        String circle = file("in/circle.tq", "import \"circle.tq\"; spans");
        file("in/wrong.tq", "\nlet a = spans where durration > 1s;");
        String wrong = file("in/uses-wrong.tq", "import \"wrong.tq\"; a | count");
        for (String file : List.of(text, above, link, circle, wrong)) {
            List<Diagnostic> found = assertThrows(QueryException.class, () -> plans(file), file).diagnostics();
            assertEquals("TQ122", found.get(0).code().code(), found::toString);
        }
        Diagnostic fault = assertThrows(QueryException.class, () -> plans(wrong)).diagnostics().get(0);
        assertEquals("`wrong.tq` has a fault in line 2: spans have no field `durration`", fault.message());
    }

    @Test
    void runTakesAQueryOfTheLibrary() throws Exception {
        assertEquals(rows("run slowest-spans | count"), rows("(run slowest-spans) | count"));
        assertTrue(Runs.rows("run slowest-spans(n = 2) | count", REFUND).get(0).intValue() == 2);
        assertEquals("TQ107", faults("run slowest-spnas").get(0).code().code());
        assertEquals("TQ118", faults("run slowest-spans(n = many)").get(0).code().code());
        assertEquals("TQ118", faults("run failed-spans(n = 3)").get(0).code().code());
    }
}
