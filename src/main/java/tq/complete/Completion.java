package tq.complete;

import java.util.List;

/**
 * What may be written at the cursor.
 *
 * @param from where the text begins that a suggestion takes the place of
 * @param suggestions the likeliest first
 */
public record Completion(int from, List<Suggestion> suggestions) {

    public Completion {
        suggestions = List.copyOf(suggestions);
    }
}
