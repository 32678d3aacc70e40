package tq.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tq.text.Diagnostic;
import tq.text.DiagnosticCode;
import tq.text.Suggestions;

/** The words that a stage can begin with. */
public final class StageWords {

    /** The most used first. */
    public static final List<String> ALL = List.of("where", "select", "sort", "top", "count", "stats", "limit", "first", "last", "bottom", "distinct",
            "values", "with", "without", "set", "drop", "skip", "sum", "avg", "min", "max", "median", "stddev", "distinct_count", "list", "expand",
            "union", "except", "intersect", "fields", "tree", "timeline", "jq", "as", "parent", "children", "ancestors", "descendants", "siblings",
            "coverage", "inside", "containing", "before", "after", "during", "overlaps");

    private StageWords() {
    }

    /** The fault of a word that begins no stage; {@code defined}: names that {@code def} gave to stages. */
    public static Diagnostic unknown(Word word, Collection<String> defined) {
        List<String> known = new ArrayList<>(defined);
        known.addAll(ALL);
        return new Diagnostic(DiagnosticCode.UNKNOWN_STAGE, "there is no stage `" + word.text() + "`", word.range(),
                Suggestions.didYouMean(word.text(), known).orElse("stages are " + String.join(", ", ALL.subList(0, 12)) + " …"));
    }
}
