package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tq.json.JsonKind;

/**
 * Calls that two libraries recorded side by side, of which only one tells the id of the model's response: two spans of
 * different libraries under one parent, with one model and the same tokens, the one within the time of the other.
 */
final class RecordedTwice {

    /** What both records have in common. */
    private record Call(int family, String model, JsonNode input, JsonNode output) {
    }

    private static final Comparator<Span> BY_START = Comparator.comparingLong(Span::start).thenComparingInt(Span::position);

    private RecordedTwice() {
    }

    /** The response ids of spans that lack one, by position; each id goes to at most one. */
    static Map<Integer, String> among(List<Span> spans) {
        Map<Integer, String> found = new HashMap<>();
        for (List<Span> alike : alike(spans).values()) {
            TreeSet<Span> named = new TreeSet<>(BY_START);
            alike.stream().filter(span -> !ownId(span).isEmpty()).forEach(named::add);
            for (Span lone : alike) {
                Span other = ownId(lone).isEmpty() ? counterpart(lone, named) : lone;
                if (other != lone) {
                    found.put(lone.position(), ownId(other));
                    named.remove(other);
                }
            }
        }
        return found;
    }

    /** Of those that began last before it and first after it the one that can be the same call; itself for none. */
    private static Span counterpart(Span lone, TreeSet<Span> named) {
        for (Span each : new Span[] {named.higher(lone), named.lower(lone)}) {
            if (each != null && !scope(each).equals(scope(lone)) && (isWithin(each, lone) || isWithin(lone, each))) {
                return each;
            }
        }
        return lone;
    }

    private static Map<Call, List<Span>> alike(List<Span> spans) {
        Map<Call, List<Span>> calls = new LinkedHashMap<>();
        for (Span span : spans) {
            JsonNode tokens = span.parts().scope().kind() == JsonKind.OBJECT ? span.tokens() : Nodes.MISSING;
            if (!tokens.isMissingNode()) {
                Call call = new Call(span.trace().tree().family(span.position()), span.convention("model").asText(""), tokens.path("input"), tokens.path("output"));
                calls.computeIfAbsent(call, key -> new ArrayList<>()).add(span);
            }
        }
        return calls;
    }

    private static boolean isWithin(Span inner, Span outer) {
        return inner.duration() != Times.NONE && outer.duration() != Times.NONE && inner.start() >= outer.start() && inner.end() <= outer.end();
    }

    private static String scope(Span span) {
        return span.parts().scope().get("name").textOr("");
    }

    private static String ownId(Span span) {
        return span.convention("response_id").asText("");
    }
}
