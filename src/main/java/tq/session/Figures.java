package tq.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tq.Tq;
import tq.plan.Defined;
import tq.plan.Resolver;
import tq.run.CompiledQuery;
import tq.run.RunException;
import tq.text.QueryException;
import tq.text.SourceText;
import tq.trace.Trace;

/** What a session asks without being asked. */
final class Figures {

    private Figures() {
    }

    /** What a query of one figure gives; 0 where it gives none. */
    static long of(String query, SortedMap<Integer, Trace> traces, Defined defined) {
        List<JsonNode> rows = rows(query, traces, defined);
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).asLong();
    }

    /** All that a query gives. */
    static List<JsonNode> rows(String query, SortedMap<Integer, Trace> traces, Defined defined) {
        List<JsonNode> rows = new ArrayList<>();
        try {
            CompiledQuery.Run run = Tq.compile(Tq.plans(new SourceText("query", query), Map.of(), Resolver.Output.ELEMENTS, defined).get(0)).start(rows::add);
            for (Map.Entry<Integer, Trace> trace : traces.entrySet()) {
                if (!run.add(trace.getValue(), trace.getKey())) {
                    break;
                }
            }
            run.end();
        } catch (QueryException | RunException e) {
            throw new IllegalStateException(query, e);
        }
        return rows;
    }
}
