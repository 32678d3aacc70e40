package tq.complete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.library.QueryLibrary;
import tq.manual.Reference;
import tq.schema.Adjective;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.syntax.StageWords;

/** The words of the language and the library, with a line about each. */
public final class Words {

    private static final List<Noun> COMMON = List.of(Noun.SPANS, Noun.TRACES, Noun.ASSESSMENTS, Noun.FEEDBACK, Noun.EXCEPTIONS, Noun.MESSAGES);

    /** Stages about where an element stands. */
    private static final Set<String> OF_ELEMENTS = Set.of("parent", "children", "ancestors", "descendants", "siblings", "inside", "containing", "child", "sibling", "before",
            "after", "during", "overlaps", "tree", "timeline");

    static final String STAGES = "stages";
    private static final Set<String> DIRECTIONS = Set.of("asc", "desc");

    /** Where the reference's first row with the word is about something else. */
    private static final Map<String, String> DOCS = Map.ofEntries(Map.entry("with", "with tokens: the rows that have it"), Map.entry("without", "without children: the rows that do not have it"),
            Map.entry("in", "type in (LLM, TOOL): one of these"), Map.entry("skip", "skip 10: the rows after them"), Map.entry("set", "set slow = duration > 1s: a column more"),
            Map.entry("drop", "drop message: without a column"), Map.entry("expand", "expand outputs: a row for each element of a list"), Map.entry("union", "union (tool spans): and the rows in the brackets"),
            Map.entry("except", "except (tool spans): without the rows in the brackets"), Map.entry("intersect", "intersect (tool spans): those that are in the brackets too"),
            Map.entry("events", "events: what spans recorded at points of time"), Map.entry("and", "both hold"), Map.entry("or", "one of them holds"), Map.entry("not", "what follows does not hold"),
            Map.entry("then", "then the next step of it"));

    private final Map<String, String> docs = new HashMap<>();
    private Reference reference;

    /** One line about a keyword; empty where the reference has none. */
    public synchronized String doc(String keyword) {
        if (reference == null) {
            reference = Reference.read();
        }
        return docs.computeIfAbsent(keyword, this::described);
    }

    private String described(String word) {
        if (DOCS.containsKey(word)) {
            return DOCS.get(word);
        }
        boolean type = Noun.named(word).isEmpty() && Schema.SPAN_TYPES.contains(word.toUpperCase(Locale.ROOT));
        return type ? "spans of the type " + word.toUpperCase(Locale.ROOT) : reference.line(word).orElse("");
    }

    /**
     * Keywords in the order in which one would look for them: rows, then stages and conditions, then what is before and between.
     *
     * @param stages whether stages come first
     */
    List<String> inOrder(Set<String> keywords, boolean stages) {
        List<String> sorted = new ArrayList<>(keywords);
        sorted.sort(Comparator.comparingInt((String keyword) -> rank(keyword, stages)).thenComparing(Comparator.naturalOrder()));
        return sorted;
    }

    private static int rank(String keyword, boolean stages) {
        if (DIRECTIONS.contains(keyword)) {
            return 0;
        }
        if (StageWords.ALL.contains(keyword)) {
            return (stages ? 1 : 200) + StageWords.ALL.indexOf(keyword);
        }
        Optional<Noun> noun = Noun.named(keyword);
        return noun.isPresent() ? 100 + (COMMON.contains(noun.get()) ? COMMON.indexOf(noun.get()) : 20 + noun.get().ordinal()) : Adjective.isOne(keyword) ? 150 : 300;
    }

    /** Whether a stage goes with rows that are no elements any more, but columns or values. */
    boolean fitsColumns(String keyword) {
        return Noun.named(keyword).isEmpty() && !Adjective.isOne(keyword) && !OF_ELEMENTS.contains(keyword);
    }

    /** The kind of word that a keyword is, where that is worth a heading. */
    Optional<String> group(String keyword) {
        if (Noun.named(keyword).isPresent()) {
            return Optional.of("rows");
        }
        return StageWords.ALL.contains(keyword) ? Optional.of(STAGES) : Set.of("where", "with", "without").contains(keyword) ? Optional.of("conditions")
                : Adjective.isOne(keyword) ? Optional.of("adjectives") : Optional.empty();
    }

    /** The queries that have names, with their titles. */
    public Map<String, String> library() {
        Map<String, String> titles = new LinkedHashMap<>();
        QueryLibrary.all().forEach(query -> titles.put(query.name(), query.get("title").isEmpty() ? "saved" : query.get("title")));
        return titles;
    }

    /** What help can be asked about: the nouns and the stages. */
    public List<String> topics() {
        List<String> topics = new ArrayList<>(Arrays.stream(Noun.values()).map(Noun::plural).toList());
        topics.addAll(StageWords.ALL);
        return topics;
    }

    /** What the reference says about a word, at length. */
    public Optional<String> about(String word) {
        doc(word);
        return reference.about(word);
    }

    /** The nearest word that there is something about. */
    public Optional<String> didYouMean(String word) {
        doc(word);
        return reference.didYouMean(word);
    }
}
