package tq.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Did-you-mean: the known word nearest to a misspelt one, by Damerau-Levenshtein distance without case. */
public final class Suggestions {

    private Suggestions() {
    }

    /**
     * The nearest of the known words, when near enough: one edit in words up to four letters, two up to eight,
     * three in longer ones; or the only known word that the misspelt one begins.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        int allowed = lower.length() <= 4 ? 1 : lower.length() <= 8 ? 2 : 3;
        String best = null;
        int bestDistance = allowed + 1;
        for (String candidate : known) {
            int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best != null ? Optional.of(best) : onlyOneBeginning(lower, known);
    }

    /** The hint text, {@code did you mean `x`?}, when a word is near enough. */
    public static Optional<String> didYouMean(String word, Collection<String> known) {
        return nearest(word, known).map(near -> "did you mean `" + near + "`?");
    }

    private static Optional<String> onlyOneBeginning(String lower, Collection<String> known) {
        String found = null;
        for (String candidate : known) {
            if (lower.length() >= 3 && candidate.toLowerCase(Locale.ROOT).startsWith(lower)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = candidate;
            }
        }
        return Optional.ofNullable(found);
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 3) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
