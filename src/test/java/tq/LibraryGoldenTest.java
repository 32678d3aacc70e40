package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tq.json.JsonText;
import tq.library.QueryFile;
import tq.library.QueryLibrary;
import tq.plan.Plan;
import tq.plan.Resolver.Output;
import tq.plan.RowType;
import tq.run.CompiledQuery;
import tq.source.Problems;
import tq.source.TraceSource;

/**
 * What the queries of the library answer on small files: {@code testdata/library/NAME.golden} holds commands, each followed by its rows. With
 * {@code -Dtq.golden=update} the rows are written anew, and the test fails so that they are read.
 */
class LibraryGoldenTest {

    private static final Path FOLDER = Path.of("testdata/library");

    /** Queries that list what is there: any trace gives a row. */
    private static final Set<String> ALWAYS = Set.of("by-hour", "compare", "health", "kinds-of-traces", "questions-and-answers", "slow-traces", "tokens-by-user", "users", "verification");

    private record Case(String command, List<String> rows) {
    }

    @TestFactory
    Stream<DynamicTest> queriesAnswer() {
        return QueryLibrary.all().stream().map(query -> dynamicTest(query.name(), () -> check(query)));
    }

    private static void check(QueryFile query) throws Exception {
        Path file = FOLDER.resolve(query.name() + ".golden");
        assertTrue(Files.exists(file), "there is no " + file);
        List<Case> cases = cases(Files.readAllLines(file));
        List<Case> found = new ArrayList<>();
        for (Case each : cases) {
            found.add(new Case(each.command(), rows(query, each.command())));
        }
        if ("update".equals(System.getProperty("tq.golden")) && !found.equals(cases)) {
            StringBuilder text = new StringBuilder();
            found.forEach(each -> text.append(text.length() == 0 ? "" : "\n").append("$ ").append(each.command()).append('\n').append(String.join("", each.rows().stream().map(row -> row + "\n").toList())));
            Files.writeString(file, text);
            fail(file + " is written anew: read it");
        }
        assertEquals(cases, found);
        assertTrue(cases.stream().filter(each -> !each.rows().isEmpty()).map(Case::command).distinct().count() >= 2, "two traces on which it finds something");
        assertTrue(ALWAYS.contains(query.name()) || cases.stream().anyMatch(each -> each.rows().isEmpty()), "a trace on which it finds nothing");
    }

    private static List<Case> cases(List<String> lines) {
        List<Case> cases = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("$ ")) {
                cases.add(new Case(line.substring(2), new ArrayList<>()));
            } else if (!line.isEmpty()) {
                cases.get(cases.size() - 1).rows().add(line);
            }
        }
        return cases;
    }

    /** {@code tq run NAME [--param NAME=VALUE]… FILE…}. */
    private static List<String> rows(QueryFile query, String command) throws Exception {
        List<String> words = List.of(command.split(" "));
        assertEquals(List.of("tq", "run", query.name()), words.subList(0, 3), command);
        Map<String, String> parameters = new HashMap<>();
        List<String> files = new ArrayList<>();
        for (int i = 3; i < words.size(); i++) {
            if (words.get(i).equals("--param")) {
                String[] parameter = words.get(++i).split("=", 2);
                parameters.put(parameter[0], parameter[1]);
            } else {
                files.add(words.get(i));
            }
        }
        List<String> rows = new ArrayList<>();
        List<CompiledQuery.Run> runs = new ArrayList<>();
        List<List<JsonNode>> results = new ArrayList<>();
        for (CompiledQuery compiled : Tq.compile(Tq.plans(query.source(), parameters, Output.ELEMENTS))) {
            List<JsonNode> own = new ArrayList<>();
            results.add(own);
            runs.add(compiled.start(own::add));
        }
        TraceSource source = new TraceSource(files, new ByteArrayInputStream(new byte[0]), new Problems(problem -> assertFalse(problem.kind() != Problems.Kind.WARNING, problem.message())));
        source.start();
        source.read(trace -> {
            for (CompiledQuery.Run run : runs) {
                run.add(trace);
            }
            return true;
        });
        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).end();
            results.get(i).forEach(row -> rows.add(JsonText.COMPACT.of(row)));
        }
        return rows;
    }

    /** The header says what a user must know. */
    @TestFactory
    Stream<DynamicTest> headersAreComplete() {
        Set<String> categories = Set.of("overview", "errors", "performance", "tokens", "tools", "retrieval", "models", "quality", "sessions", "integrity");
        return QueryLibrary.all().stream().map(query -> dynamicTest(query.name(), () -> {
            for (String key : List.of("title", "about", "category", "example")) {
                assertFalse(query.get(key).isEmpty(), key);
            }
            assertTrue(categories.contains(query.get("category")), query.get("category"));
            assertTrue(query.get("example").matches("tq run " + query.name() + "( --param \\w+=\\S+)*( \\S+)+"), query.get("example"));
            if (!query.get("severity").isEmpty()) {
                assertTrue(Set.of("error", "warning", "info").contains(query.get("severity")), query.get("severity"));
                assertFalse(query.get("advice").isEmpty(), "advice");
                List<Plan> plans = Tq.plans(query.source(), Map.of(), Output.FINDINGS);
                assertEquals(1, plans.size(), "a check asks one query, so that it is a source of rows");
                assertTrue(plans.get(0).flow().rows() instanceof RowType.Record record && record.columns().containsKey("trace"), "says which trace");
            }
        }));
    }
}
