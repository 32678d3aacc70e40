package tq.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.library.QueryFile;
import tq.library.QueryLibrary;
import tq.manual.Reference;
import tq.schema.Adjective;
import tq.schema.Noun;
import tq.syntax.StageWords;

/** The words of the language and the library, with a line about each. */
final class Words {

    private static final List<Noun> COMMON = List.of(Noun.SPANS, Noun.TRACES, Noun.ASSESSMENTS, Noun.FEEDBACK, Noun.EXCEPTIONS, Noun.MESSAGES);

    /** Stages about where an element stands. */
    private static final Set<String> OF_ELEMENTS = Set.of("parent", "children", "ancestors", "descendants", "siblings", "inside", "containing", "child", "sibling", "before",
            "after", "during", "overlaps", "tree", "timeline");

    private final Map<String, String> docs = new HashMap<>();
    private Map<String, String> library;
    private Reference reference;

    /** One line about a keyword; empty where the reference has none. */
    synchronized String doc(String keyword) {
        if (reference == null) {
            reference = Reference.read();
        }
        return docs.computeIfAbsent(keyword, word -> reference.line(word).orElse(""));
    }

    /** Keywords in the order in which one would look for them: rows, then stages and conditions, then what is before and between. */
    List<String> inOrder(Set<String> keywords) {
        List<String> sorted = new ArrayList<>(keywords);
        sorted.sort(Comparator.comparingInt(Words::rank).thenComparing(Comparator.naturalOrder()));
        return sorted;
    }

    private static int rank(String keyword) {
        if (StageWords.ALL.contains(keyword)) {
            return 100 + StageWords.ALL.indexOf(keyword);
        }
        Optional<Noun> noun = Noun.named(keyword);
        return noun.isPresent() ? COMMON.contains(noun.get()) ? COMMON.indexOf(noun.get()) : 20 + noun.get().ordinal() : Adjective.isOne(keyword) ? 50 : 200;
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
        return StageWords.ALL.contains(keyword) ? Optional.of("stages") : Set.of("where", "with", "without").contains(keyword) ? Optional.of("conditions")
                : Adjective.isOne(keyword) ? Optional.of("adjectives") : Optional.empty();
    }

    /** The queries of the library, with their titles. */
    synchronized Map<String, String> library() {
        if (library == null) {
            library = new LinkedHashMap<>();
            for (QueryFile query : QueryLibrary.all()) {
                library.put(query.name(), query.get("title"));
            }
        }
        return library;
    }

    /** What help can be asked about: the nouns and the stages. */
    List<String> topics() {
        List<String> topics = new ArrayList<>(Arrays.stream(Noun.values()).map(Noun::plural).toList());
        topics.addAll(StageWords.ALL);
        return topics;
    }

    /** What the reference says about a word, at length. */
    Optional<String> about(String word) {
        doc(word);
        return reference.about(word);
    }

    /** The nearest word that there is something about. */
    Optional<String> didYouMean(String word) {
        doc(word);
        return reference.didYouMean(word);
    }
}
