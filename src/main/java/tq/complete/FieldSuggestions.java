package tq.complete;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.plan.PlanExpr;
import tq.plan.RowType;
import tq.schema.Field;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.ValueType;

/** Fields of rows, and the values that occur in them. */
final class FieldSuggestions {

    /** More values of one field help no one. */
    private static final int MOST_VALUES = 60;
    private static final int MOST_KEYS = 300;
    /** Of a field that none of the elements has. */
    private static final String NONE = "none here; ";
    private static final Map<ValueType, List<String>> EXAMPLES = Map.of(ValueType.DURATION, List.of("500ms", "1s", "10s", "2m"), ValueType.TIME, List.of("now - 1h", "2026-01-31"),
            ValueType.TOKENS, List.of("100", "5000", "20000"), ValueType.COST, List.of("0.01", "1"), ValueType.NUMBER, List.of("0", "1", "10"), ValueType.PERCENT, List.of("50", "90"));

    private final Vocabulary vocabulary;

    FieldSuggestions(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * The fields that rows have.
     *
     * @param typed what of the name stands there already: {@code trace.na}
     */
    List<Suggestion> of(RowType rows, String typed) {
        List<Suggestion> all = new ArrayList<>();
        if (rows instanceof RowType.Element element) {
            columns(element.extras(), all);
            fields(element.noun(), "", typed, all);
            all.sort(Comparator.comparing(suggestion -> suggestion.doc().startsWith(NONE)));
        } else if (rows instanceof RowType.Record record) {
            columns(record.columns(), all);
        } else if (rows instanceof RowType.Pair pair) {
            columns(pair.extras(), all);
            for (String side : List.of(pair.left(), pair.right())) {
                if (typed.startsWith(side + ".")) {
                    fields(pair.noun(), side + ".", typed, all);
                } else {
                    all.add(new Suggestion(side + ".", "one of the two " + pair.noun().plural(), "fields", true));
                }
            }
        } else if (rows instanceof RowType.Value value) {
            all.add(new Suggestion("value", value.type().described(), "fields"));
        }
        return all;
    }

    private static void columns(Map<String, ValueType> columns, List<Suggestion> all) {
        columns.forEach((name, type) -> all.add(new Suggestion(name, type.described(), "columns")));
    }

    /** Those of a noun, under what leads to it: {@code trace.}. */
    private void fields(Noun noun, String before, String typed, List<Suggestion> all) {
        for (Field field : Schema.fields(noun).values()) {
            String name = before + field.name();
            boolean open = field.reach() == Field.Reach.KEYS;
            String none = before.isEmpty() && !vocabulary.occurs(noun, field.name()) ? NONE : "";
            all.add(new Suggestion(open ? name + "." : name, none + described(field), "fields", open));
            if ((open || field.type().open()) && typed.startsWith(name + ".")) {
                keys(noun, field, name + ".", all);
            }
        }
        for (Map.Entry<String, Noun> relation : Schema.relations(noun).entrySet()) {
            String name = before + relation.getKey() + ".";
            if (typed.startsWith(name)) {
                fields(relation.getValue(), name, typed, all);
            } else {
                all.add(new Suggestion(name, "fields of its " + relation.getKey(), "related", true));
            }
        }
    }

    private static String described(Field field) {
        String unit = field.type() == ValueType.DURATION ? " (200ms, 2s, 1m30s)" : field.type() == ValueType.TIME ? " (2026-01-31, now - 2h)" : "";
        return field.type().described() + unit + ": " + field.doc();
    }

    private void keys(Noun noun, Field field, String before, List<Suggestion> all) {
        int left = MOST_KEYS;
        for (Map.Entry<String, Long> key : vocabulary.keys(noun, field.name()).entrySet()) {
            if (left-- > 0) {
                all.add(new Suggestion(before + Quoting.path(key.getKey()), counted(key.getValue(), noun), "keys that occur"));
            }
        }
    }

    private static String counted(long count, Noun noun) {
        return count + " " + (count == 1 ? noun.singular() : noun.plural());
    }

    /**
     * What a value may be compared with.
     *
     * @param typed what of the value stands there already
     * @param quoted whether a quote stands there already
     */
    List<Suggestion> values(RowType rows, PlanExpr beside, String typed, boolean quoted) {
        List<Suggestion> all = new ArrayList<>();
        Optional<FieldRef> ref = beside instanceof PlanExpr.Get get && get.steps().isEmpty() ? get.field() : Optional.empty();
        if (beside.type() == ValueType.BOOLEAN) {
            List.of("true", "false").forEach(value -> all.add(new Suggestion(value, "", "values")));
        }
        EXAMPLES.getOrDefault(beside.type(), List.of()).forEach(value -> all.add(new Suggestion(value, "an example", "values")));
        Set<String> told = new LinkedHashSet<>();
        ref.ifPresent(field -> occurring(rows, field, beside.type(), quoted, told, all));
        if (told.isEmpty() || !typed.isEmpty()) {
            ref.flatMap(field -> Schema.field(field.noun(), field.field())).ifPresent(field -> field.values().stream().filter(value -> !told.contains(value))
                    .forEach(value -> all.add(new Suggestion(Quoting.value(value, quoted), told.isEmpty() ? "" : "none here", "values"))));
        }
        return all;
    }

    private void occurring(RowType rows, FieldRef ref, ValueType type, boolean quoted, Set<String> told, List<Suggestion> all) {
        if (type.numeric() || type == ValueType.TIME || type == ValueType.BOOLEAN) {
            return;
        }
        String field = ref.names().isEmpty() ? ref.field() : ref.field() + "." + String.join(".", ref.names());
        Noun noun = rows instanceof RowType.Element element && ref.relation().isEmpty() && element.noun().element() == ref.noun().element() ? element.noun() : ref.noun();
        for (Map.Entry<String, Long> value : vocabulary.values(noun, field).entrySet()) {
            if (told.size() < MOST_VALUES && told.add(value.getKey())) {
                boolean bare = type.open() && value.getKey().matches("true|false|-?[0-9]+(\\.[0-9]+)?");
                all.add(new Suggestion(bare ? value.getKey() : Quoting.value(value.getKey(), quoted), counted(value.getValue(), noun), "values that occur"));
            }
        }
    }
}
