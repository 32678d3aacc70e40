package tq.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rule by which no call of a model counts twice when tokens or costs are added up: of the recorded usages none counts that
 * stands above another of them in the tree, and of those with one response id only the first; an answer whose own id
 * is such a response's, recorded elsewhere, does not count again.
 */
public final class CountedOnce {

    /**
     * A usage that was recorded with a span. One span is below another of its trace just if it is entered later and left earlier.
     *
     * @param response the id of the model's response; empty for none
     * @param answer where that is not told, the id that stands in the recorded answer; empty for none. It counts for less, since
     *        stand-ins for a model give every answer the same
     */
    public record Recorded(String trace, long enter, long leave, String response, String answer) {

        private boolean isAbove(Recorded next) {
            return trace.equals(next.trace) && next.enter < leave;
        }
    }

    private CountedOnce() {
    }

    /** Which of the usages count, by their places in the list. */
    public static boolean[] among(List<Recorded> recorded) {
        boolean[] counts = innermost(recorded);
        Set<String> responses = new HashSet<>();
        for (int i = 0; i < counts.length; i++) {
            String response = recorded.get(i).response();
            if (counts[i] && !response.isEmpty()) {
                counts[i] = responses.add(response);
            }
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = counts[i] && !responses.contains(recorded.get(i).answer());
        }
        return counts;
    }

    /** In the order of a walk round the tree a span with another below it is followed by one of those. */
    private static boolean[] innermost(List<Recorded> recorded) {
        List<Integer> walk = new ArrayList<>();
        for (int i = 0; i < recorded.size(); i++) {
            walk.add(i);
        }
        walk.sort(Comparator.<Integer, String>comparing(i -> recorded.get(i).trace()).thenComparingLong(i -> recorded.get(i).enter()));
        boolean[] innermost = new boolean[recorded.size()];
        for (int i = 0; i < walk.size(); i++) {
            innermost[walk.get(i)] = i + 1 == walk.size() || !recorded.get(walk.get(i)).isAbove(recorded.get(walk.get(i + 1)));
        }
        return innermost;
    }
}
