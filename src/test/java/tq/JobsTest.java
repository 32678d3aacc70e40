package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tq.library.QueryFile;
import tq.library.QueryLibrary;
import tq.plan.Plan;
import tq.plan.Resolver.Output;
import tq.run.CompiledQuery;
import tq.run.RunException;
import tq.run.Together;
import tq.source.Problems;
import tq.source.TraceSource;
import tq.text.SourceText;
import tq.trace.Trace;

/** Any number of threads gives the answers and the notes of one. */
class JobsTest {

    private static final List<Plan> PLANS = new ArrayList<>();

    @BeforeAll
    static void resolve() throws Exception {
        for (String query : Stream.concat(Stages.valid().stream(), Stages.of("runs in tq alone").stream()).toList()) {
            PLANS.addAll(Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS));
        }
        for (QueryFile query : QueryLibrary.all()) {
            PLANS.addAll(Tq.plans(query.source(), Map.of(), Output.FINDINGS));
        }
        PLANS.removeIf(plan -> plan.text().contains("now")); // says something else each time
    }

    /** Read anew, so that nothing is known of a trace before. */
    private static List<Trace> traces() throws Exception {
        List<Trace> traces = new ArrayList<>();
        TraceSource source = new TraceSource(List.of("testdata/traces", "testdata/library"), InputStream.nullInputStream(), new Problems(problem -> { }));
        source.start();
        source.read(traces::add);
        assertTrue(traces.size() > 50);
        return traces;
    }

    /** For each query its rows, its notes and what it found missing; what fails, fails alone. */
    private static List<String> answers(int jobs) throws Exception {
        List<List<JsonNode>> rows = new ArrayList<>();
        List<CompiledQuery.Run> runs = new ArrayList<>();
        for (CompiledQuery query : Tq.compile(PLANS)) {
            List<JsonNode> own = new ArrayList<>();
            rows.add(own);
            runs.add(query.start(own::add));
        }
        List<String> taken = new ArrayList<>();
        try (Together together = new Together(runs, jobs, trace -> taken.add(trace.id()))) {
            for (Trace trace : traces()) {
                together.add(trace);
            }
            together.idle();
        }
        List<String> answers = new ArrayList<>(List.of(taken.toString()));
        for (int i = 0; i < runs.size(); i++) {
            String end = "";
            try {
                runs.get(i).end();
            } catch (RunException e) {
                end = e.getMessage();
            }
            answers.add(PLANS.get(i).text() + "\n" + rows.get(i) + runs.get(i).notes() + runs.get(i).unmet() + end);
        }
        return answers;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void manyThreadsAnswerAsOne(int jobs) throws Exception {
        assertEquals(String.join("\n", answers(1)), String.join("\n", answers(jobs)));
    }

    @Test
    void enoughIsEnough() throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        CompiledQuery.Run run = Tq.compile(Tq.plans(new SourceText("query", "spans | limit 3"), Map.of(), Output.ELEMENTS).get(0)).start(rows::add);
        int given = 0;
        try (Together together = new Together(List.of(run), 2, trace -> { })) {
            for (Trace trace : traces()) {
                given++;
                if (!together.add(trace)) {
                    break;
                }
            }
        }
        run.end();
        assertEquals(3, rows.size());
        assertTrue(given < 10, "stopped after " + given);
    }
}
