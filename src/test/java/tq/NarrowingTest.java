package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tq.compile.JqProgram;
import tq.library.QueryFile;
import tq.library.QueryLibrary;
import tq.plan.Plan;
import tq.plan.Resolver.Output;
import tq.run.CompiledQuery;
import tq.run.RunException;
import tq.source.Problems;
import tq.source.TraceSource;
import tq.text.SourceText;
import tq.trace.Trace;

/** Queries give the same whether rows are left out before the engine or by it alone. */
class NarrowingTest {

    private static final TreeMap<Integer, Trace> TRACES = new TreeMap<>();

    @BeforeAll
    static void read() throws Exception {
        TraceSource source = new TraceSource(List.of("testdata/traces", "testdata/library"), InputStream.nullInputStream(), new Problems(problem -> { }));
        source.start();
        source.read(trace -> {
            TRACES.put(TRACES.size() + 1, trace);
            return true;
        });
        assertTrue(TRACES.size() > 20);
    }

    static List<String> queries() throws IOException {
        return Stream.concat(Stages.valid().stream(), Stages.of("runs in tq alone").stream()).toList();
    }

    static List<QueryFile> library() {
        return QueryLibrary.all();
    }

    private static String answer(Plan plan, JqProgram program) {
        List<JsonNode> rows = new ArrayList<>();
        try {
            new CompiledQuery(plan, program).start(rows::add).over(TRACES);
            return rows.toString();
        } catch (RunException e) {
            return e.getMessage();
        }
    }

    private static void agree(SourceText text) throws Exception {
        for (Plan plan : Tq.plans(text, Map.of(), Output.ELEMENTS)) {
            JqProgram program = Tq.lower(plan);
            assertEquals(answer(plan, program.whole()), answer(plan, program), text.text());
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void stagesAgree(String query) throws Exception {
        agree(new SourceText("query", query));
    }

    @ParameterizedTest
    @MethodSource("library")
    void theLibraryAgrees(QueryFile query) throws Exception {
        agree(query.source());
    }
}
