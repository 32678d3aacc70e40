package tq.complete;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import tq.Tq;
import tq.plan.Defined;
import tq.profile.Profile;
import tq.schema.Noun;
import tq.trace.Trace;

/** The words that occur in loaded traces: values of fields and keys of open ones. They are looked up behind the user's back. */
public final class Vocabulary {

    private static final int MOST_LOOKED_AT = 500;
    /** Longer texts are prose. */
    private static final int LONGEST = 100;

    private final CompletableFuture<Profile> profile = new CompletableFuture<>();
    private final SortedMap<Integer, Trace> traces = new TreeMap<>();
    private final Executor behind;
    private final Map<String, Map<String, Long>> found = new ConcurrentHashMap<>();
    private boolean begun;

    /**
     * The words of some traces, none of which are looked at yet.
     *
     * @param behind where that is done
     */
    public Vocabulary(List<Trace> loaded, Executor behind) {
        loaded.forEach(trace -> traces.put(traces.size() + 1, trace));
        this.behind = behind;
    }

    /** Begins to look, unless that is done already. */
    public synchronized void begin() {
        if (!begun) {
            begun = true;
            behind.execute(() -> {
                try {
                    profile.complete(profiled());
                } catch (RuntimeException | Error e) {
                    profile.completeExceptionally(e);
                }
            });
        }
    }

    /** The values of a field with how often each occurs, the most frequent first; none while they are not known yet. */
    public Map<String, Long> values(Noun noun, String field) {
        if (noun != noun.element()) {
            return found.computeIfAbsent(noun.plural() + " | values " + Quoting.path(field), this::counted);
        }
        return isKnown() ? profile.join().values(noun, field) : Map.of();
    }

    /** The keys behind an open field, likewise; of values that are JSON those at the top of the first that there are. */
    Map<String, Long> keys(Noun noun, String field) {
        Map<String, Long> known = isKnown() ? profile.join().keys(noun, field) : Map.of();
        return known.isEmpty() ? found.computeIfAbsent(noun.element().plural() + " | limit " + MOST_LOOKED_AT + " | values " + field, this::counted) : known;
    }

    /** Whether elements have a field, as far as that is known. */
    boolean occurs(Noun noun, String field) {
        return !isKnown() || profile.join().count(noun, field) > 0 || !profile.join().keys(noun, field).isEmpty();
    }

    private Profile profiled() {
        Profile made = new Profile();
        traces.values().forEach(made::add);
        return made;
    }

    private boolean isKnown() {
        return profile.isDone() && !profile.isCompletedExceptionally();
    }

    /** How often each value comes, of objects how often each key does. */
    private Map<String, Long> counted(String query) {
        Map<String, Long> counts = new HashMap<>();
        for (JsonNode value : Tq.rows(query, traces, Defined.NOTHING)) {
            if (value.isObject()) {
                value.fieldNames().forEachRemaining(key -> counts.merge(key, 1L, Long::sum));
            } else if (value.isValueNode() && !value.isNull() && value.asText().length() <= LONGEST) {
                counts.merge(value.asText(), 1L, Long::sum);
            }
        }
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** Waits until they are known. */
    public Profile profile() {
        begin();
        return profile.join();
    }
}
