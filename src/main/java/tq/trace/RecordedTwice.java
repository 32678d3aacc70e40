package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tq.json.JsonKind;

/**
 * Calls of models that were recorded more than once without one id to tell so. Either two libraries recorded a call side by side: two
 * spans under one parent with the same tokens and models that agree, the one within the time of the other. Or what a call used is
 * told again when it is over: by a span that takes no time, under the same parent as the call or what the call stands in.
 */
final class RecordedTwice {

    /** What the records of a call have in common. */
    private record Usage(JsonNode input, JsonNode output) {
    }

    private static final Comparator<Span> BY_START = Comparator.comparingLong(Span::start).thenComparingInt(Span::position);

    /** What takes longer is no mere note, in nanoseconds. */
    private static final long MOMENT = 1_000_000;

    private final Map<Integer, String> found = new HashMap<>();

    private RecordedTwice() {
    }

    /** The response ids of spans that lack one, by position; where no record has one, something that stands for it. */
    static Map<Integer, String> among(List<Span> spans) {
        RecordedTwice records = new RecordedTwice();
        for (List<Span> alike : alike(spans).values()) {
            if (alike.size() > 1) {
                alike.sort(BY_START);
                records.sideBySide(alike);
                records.toldAgain(alike);
            }
        }
        return records.found;
    }

    private static Map<Usage, List<Span>> alike(List<Span> spans) {
        Map<Usage, List<Span>> calls = new LinkedHashMap<>();
        for (Span span : spans) {
            JsonNode tokens = span.parts().scope().kind() == JsonKind.OBJECT ? span.tokens() : Nodes.MISSING;
            if (tokens.path("input").asLong() > 0) {
                calls.computeIfAbsent(new Usage(tokens.path("input"), tokens.path("output")), key -> new ArrayList<>()).add(span);
            }
        }
        return calls;
    }

    /** Of another library's records of the family, those that begin just before and just after one may be the same call; each goes to one. */
    private void sideBySide(List<Span> alike) {
        Map<Integer, Map<String, TreeSet<Span>>> families = new HashMap<>();
        for (Span span : alike) {
            families.computeIfAbsent(family(span), family -> new LinkedHashMap<>()).computeIfAbsent(scope(span), scope -> new TreeSet<>(BY_START)).add(span);
        }
        for (Span lone : alike) {
            Map<String, TreeSet<Span>> libraries = families.get(family(lone));
            if (libraries.size() > 1 && libraries.get(scope(lone)).contains(lone)) {
                counterpart(lone, libraries).ifPresent(other -> {
                    join(lone, other);
                    libraries.get(scope(lone)).remove(lone);
                    libraries.get(scope(other)).remove(other);
                });
            }
        }
    }

    private static Optional<Span> counterpart(Span lone, Map<String, TreeSet<Span>> libraries) {
        for (Map.Entry<String, TreeSet<Span>> library : libraries.entrySet()) {
            for (Span other : new Span[] {library.getValue().higher(lone), library.getValue().lower(lone)}) {
                boolean same = other != null && !library.getKey().equals(scope(lone)) && (isWithin(other, lone) || isWithin(lone, other)) && agree(other, lone);
                if (same && (ownId(lone).isEmpty() || ownId(other).isEmpty())) {
                    return Optional.of(other);
                }
            }
        }
        return Optional.empty();
    }

    private static int family(Span span) {
        return span.trace().tree().family(span.position());
    }

    private void toldAgain(List<Span> alike) {
        TreeSet<Span> calls = new TreeSet<>(BY_START);
        for (Span span : alike) {
            boolean moment = span.duration() != Times.NONE && span.duration() <= MOMENT;
            Span call = moment && ownId(span).isEmpty() && !found.containsKey(span.position()) ? calls.lower(span) : null;
            if (call != null && call.end() != Times.NONE && call.end() <= span.start() + MOMENT && stands(call, span) && agree(call, span)) {
                join(span, call);
                calls.remove(call);
            } else if (!moment) {
                calls.add(span);
            }
        }
    }

    /** Whether a span has the parent of another, or is below one that has. */
    private static boolean stands(Span span, Span beside) {
        Tree tree = span.trace().tree();
        int parent = tree.up(beside.position());
        return family(span) == family(beside) || parent != Tree.NONE && tree.enter(parent) < tree.enter(span.position()) && tree.leave(span.position()) < tree.leave(parent);
    }

    private void join(Span one, Span other) {
        String id = ownId(one).isEmpty() ? ownId(other) : ownId(one);
        String shared = id.isEmpty() ? "call of " + other.id() : id;
        for (Span span : new Span[] {one, other}) {
            if (ownId(span).isEmpty()) {
                found.put(span.position(), shared);
            }
        }
    }

    /** One library may name the model that was asked for and the other the one that answered: {@code gpt-4o}, {@code gpt-4o-2024-08-06}. */
    private static boolean agree(Span one, Span other) {
        String a = one.convention("model").asText("");
        String b = other.convention("model").asText("");
        return a.startsWith(b) || b.startsWith(a);
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
