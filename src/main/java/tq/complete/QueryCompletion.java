package tq.complete;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tq.Tq;
import tq.parse.Expected;
import tq.parse.Expected.Part;
import tq.plan.Defined;
import tq.plan.Gap;
import tq.plan.PlanExpr;
import tq.plan.RowType;
import tq.schema.Function;
import tq.text.SourceText;

/** What may be written at the end of a half-written query: keywords by the grammar, fields by the rows, values by the data. */
public final class QueryCompletion {

    private static final String KEYWORDS = "keywords";
    private static final String FUNCTIONS = "functions";
    private static final Map<String, String> OPERATORS = operators();
    /** Words that never stand alone. */
    private static final Map<String, String> PHRASES = Map.of("starts", "starts with", "ends", "ends with", "at", "at least");

    private final Vocabulary vocabulary;
    private final Defined defined;
    private final Words words;

    /**
     * Completion for a session.
     *
     * @param vocabulary what occurs in its traces
     * @param defined what its earlier queries defined
     */
    public QueryCompletion(Vocabulary vocabulary, Defined defined, Words words) {
        this.vocabulary = vocabulary;
        this.defined = defined;
        this.words = words;
    }

    private static Map<String, String> operators() {
        Map<String, String> operators = new LinkedHashMap<>();
        operators.put("=", "is");
        operators.put("!=", "is not");
        operators.put(">", "is more than");
        operators.put(">=", "is at least");
        operators.put("<", "is less than");
        operators.put("<=", "is at most");
        operators.put("~", "fits a regular expression");
        return operators;
    }

    /** At the end of a text, which is what stands before the cursor. */
    public Completion at(String text) {
        CursorWord word = CursorWord.of(text);
        String before = word.before(text);
        Expected expected = Expected.after(before);
        List<Suggestion> all = new ArrayList<>();
        if (expected.parts().contains(Part.FIELD) || expected.parts().contains(Part.VALUE)) {
            named(before, word, expected, all);
        }
        if (!word.quoted() && (all.isEmpty() || !word.text().isEmpty() || !expected.parts().contains(Part.VALUE))) {
            boolean names = !word.text().isEmpty() && all.stream().anyMatch(field -> bare(field).startsWith(word.text().toLowerCase(Locale.ROOT)) && !field.group().equals(FUNCTIONS));
            List<Suggestion> found = new ArrayList<>();
            keywords(before, expected, names, found);
            boolean stages = isStage(expected) && word.text().isEmpty(); // the rows that a pipe may lead to come with the first letter
            found.stream().filter(keyword -> !stages || keyword.group().equals(Words.STAGES)).forEach(all::add);
            names(before, expected, all);
        }
        return new Completion(word.from(), fitting(word, all));
    }

    /** Fields, or what a field is compared with. */
    private void named(String before, CursorWord word, Expected expected, List<Suggestion> all) {
        Optional<Gap> gap = gap(before);
        if (gap.isEmpty()) {
            return;
        }
        FieldSuggestions fields = new FieldSuggestions(vocabulary);
        Optional<PlanExpr> beside = gap.get().beside();
        if (beside.isPresent()) {
            all.addAll(fields.values(gap.get().rows(), beside.get(), word.text(), word.quoted()));
        } else if (!word.quoted() && expected.parts().contains(Part.FIELD)) {
            all.addAll(fields.of(gap.get().rows(), word.text()));
        }
        if (beside.isEmpty() && expected.parts().contains(Part.CALL) && !word.text().contains(".")) {
            for (Function function : Function.all().values()) {
                all.add(new Suggestion(function.name() + "(", function.doc(), FUNCTIONS, true));
            }
        }
    }

    private Optional<Gap> gap(String before) {
        return Tq.gap(new SourceText("query", before + Gap.MARK + closing(before)), defined);
    }

    /** The brackets that close what is open, so that the text before the cursor can be read. */
    private static String closing(String before) {
        StringBuilder open = new StringBuilder();
        CursorWord rest = CursorWord.of(before);
        String text = rest.quoted() ? rest.before(before) : before;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '(' || c == '[')) {
                open.insert(0, c == '(' ? ')' : ']');
            } else if (!quoted && (c == ')' || c == ']') && open.length() > 0) {
                open.deleteCharAt(0);
            }
        }
        return open.toString();
    }

    /** {@code named}: where a field fits what is typed, words about where an element stands are not meant. */
    private void keywords(String before, Expected expected, boolean named, List<Suggestion> all) {
        boolean elements = !isStage(expected) || gap(before + " where ").map(gap -> gap.rows() instanceof RowType.Element).orElse(true);
        OPERATORS.forEach((sign, doc) -> {
            if (expected.keywords().contains(sign) && expected.keywords().contains("=")) {
                all.add(new Suggestion(sign, doc, "a comparison"));
            }
        });
        for (String keyword : words.inOrder(expected.keywords(), isStage(expected))) {
            boolean word = Character.isLetter(keyword.charAt(0));
            if ((word || keyword.equals("|")) && (elements && !named || words.fitsColumns(keyword))) {
                all.add(new Suggestion(PHRASES.getOrDefault(keyword, keyword), words.doc(keyword), words.group(keyword).orElse(KEYWORDS)));
            }
        }
    }

    private static boolean isStage(Expected expected) {
        return expected.keywords().contains("sort");
    }

    private void names(String before, Expected expected, List<Suggestion> all) {
        if (expected.parts().contains(Part.NAME)) {
            for (String name : isStage(expected) ? defined.stages() : defined.queries()) {
                all.add(new Suggestion(name, name.equals(Defined.LAST) ? "the rows asked for last" : "defined here", "defined"));
            }
        }
        if (before.strip().toLowerCase(Locale.ROOT).endsWith("run") && expected.parts().contains(Part.WORD)) {
            words.library().forEach((name, title) -> all.add(new Suggestion(name, title, "library")));
        }
    }

    /** Those that begin as the word does; where there is none, those that have it somewhere. */
    private static List<Suggestion> fitting(CursorWord word, List<Suggestion> all) {
        String typed = word.text().toLowerCase(Locale.ROOT);
        Map<String, Suggestion> found = new LinkedHashMap<>();
        for (Suggestion suggestion : all) {
            if (bare(suggestion).startsWith(typed)) {
                found.putIfAbsent(suggestion.text(), suggestion);
            }
        }
        for (Suggestion suggestion : found.isEmpty() && typed.length() > 1 ? all : List.<Suggestion>of()) {
            if (bare(suggestion).contains(typed)) {
                found.putIfAbsent(suggestion.text(), suggestion);
            }
        }
        return List.copyOf(found.values());
    }

    private static String bare(Suggestion suggestion) {
        String text = suggestion.text().toLowerCase(Locale.ROOT);
        return text.startsWith("\"") ? text.substring(1) : text;
    }
}
