package tq.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The adjectives: {@code failed spans}, {@code llm spans}. One table.
 *
 * @param word as written
 * @param meaning what it asks of a row
 * @param types for {@link Meaning#TYPE}: the span types it stands for
 */
public record Adjective(String word, Meaning meaning, List<String> types) {

    /** What an adjective asks of a row. */
    public enum Meaning {
        /** The field {@code error} is true; on everything that can fail. */
        ERROR,
        /** A span of one of some types. */
        TYPE,
        /** A span without a parent. */
        ROOT,
        /** A span without children. */
        LEAF,
        /** A span whose parent is not there. */
        ORPHAN
    }

    private static final Map<String, Meaning> POSITIONS = Map.of("failed", Meaning.ERROR, "root", Meaning.ROOT, "leaf", Meaning.LEAF, "orphan", Meaning.ORPHAN);

    /** The adjective of that word, which the grammar knows. */
    public static Adjective of(String word) {
        Meaning position = POSITIONS.get(word);
        if (position != null) {
            return new Adjective(word, position, List.of());
        }
        List<String> types = word.equals("llm") ? List.of("LLM", "CHAT_MODEL") : List.of(word.toUpperCase(Locale.ROOT));
        return new Adjective(word, Meaning.TYPE, types);
    }

    /** Whether a word is an adjective. */
    public static boolean isOne(String word) {
        return POSITIONS.containsKey(word) || word.equals("llm") || Schema.SPAN_TYPES.contains(word.toUpperCase(Locale.ROOT));
    }

    /** Whether it can stand before that noun. */
    public boolean fits(Noun noun) {
        return meaning == Meaning.ERROR ? Schema.field(noun, "error").isPresent() : noun == Noun.SPANS;
    }
}
