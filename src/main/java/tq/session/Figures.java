package tq.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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

/** Single numbers that a session shows without being asked. */
final class Figures {

    private Figures() {
    }

    /** What a query of one figure gives; 0 where it gives none. */
    static long of(String query, SortedMap<Integer, Trace> traces, Defined defined) {
        JsonNode[] last = {MissingNode.getInstance()};
        try {
            CompiledQuery.Run run = Tq.compile(Tq.plans(new SourceText("query", query), Map.of(), Resolver.Output.ELEMENTS, defined).get(0)).start(row -> last[0] = row);
            for (Map.Entry<Integer, Trace> trace : traces.entrySet()) {
                run.add(trace.getValue(), trace.getKey());
            }
            run.end();
        } catch (QueryException | RunException e) {
            throw new IllegalStateException(query, e);
        }
        return last[0].asLong();
    }
}
