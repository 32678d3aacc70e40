package tq.plan;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.schema.Field;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.Synonyms;
import tq.syntax.Expr;
import tq.syntax.SyntaxPrinter;
import tq.text.DiagnosticCode;
import tq.text.Suggestions;

/** What is said of a name that means nothing where it stands. */
final class UnknownName {

    private final Faults faults;

    UnknownName(Faults faults) {
        this.faults = faults;
    }

    /** Says that the path means nothing there, and what is near. */
    void report(RowType rows, Expr.Path path) {
        String name = SyntaxPrinter.print(path);
        if (rows instanceof RowType.Element element) {
            unknownField(element, path, name);
        } else if (rows instanceof RowType.Record record) {
            faults.add(DiagnosticCode.UNKNOWN_FIELD, path.range(), "there is no column `" + name + "` here",
                    Suggestions.didYouMean(name, record.columns().keySet()).orElse("the columns are " + String.join(", ", record.columns().keySet())));
        } else if (rows instanceof RowType.Pair pair) {
            unknownOfPair(pair, path, name);
        } else if (rows instanceof RowType.Loaded) {
            faults.add(DiagnosticCode.UNKNOWN_FIELD, path.range(), "`" + name + "` is of no row here: an assertion is about all that is loaded",
                    "say of what: `no spans (…)`, `count traces (…)`, or `(spans | sum …)`");
        } else {
            faults.add(DiagnosticCode.UNKNOWN_FIELD, path.range(), "rows are bare values here, without fields", "the value itself is called `value`");
        }
    }

    private void unknownField(RowType.Element element, Expr.Path path, String name) {
        Noun noun = element.noun();
        Names.Related related = Names.related(noun, path);
        String before = related.steps() == 0 ? "" : SyntaxPrinter.print(new Expr.Path(false, path.steps().subList(0, related.steps()), path.range())) + ".";
        Set<String> known = new LinkedHashSet<>();
        Schema.fields(related.noun()).keySet().forEach(field -> known.add(before + field));
        if (before.isEmpty()) {
            known.addAll(element.extras().keySet());
            known.addAll(Schema.relations(noun).keySet());
            known.remove(name); // a relation itself, which is no field
        }
        String wrong = name.substring(before.length());
        boolean others = path.isWord() && (OtherElements.isKin(name) || Noun.named(name).filter(other -> other != Noun.SESSIONS).isPresent()) && noun != Noun.SESSIONS && Schema.relation(noun, name).isEmpty();
        Optional<String> hint = others ? Optional.of("others are counted or looked for: `with " + name + "`, `any " + name + " (…)`, `count " + name + " > 1`")
                : Synonyms.field(related.noun(), wrong).map(field -> "did you mean `" + before + field + "`?").or(() -> Suggestions.didYouMean(name, known))
                .or(() -> before.isEmpty() ? hint(noun, path, name) : Optional.of("its fields are those of " + related.noun().plural()));
        faults.add(DiagnosticCode.UNKNOWN_FIELD, path.range(), related.noun().plural() + " have no field `" + wrong + "`", hint);
    }

    private void unknownOfPair(RowType.Pair pair, Expr.Path path, String name) {
        boolean member = path.head().equals(pair.left()) || path.head().equals(pair.right());
        if (member && path.steps().size() > 1) {
            unknownField(RowType.Element.of(pair.noun()), Names.below(path), SyntaxPrinter.print(Names.below(path)));
        } else if (member) {
            faults.add(DiagnosticCode.UNKNOWN_FIELD, path.range(), "`" + name + "` is a whole element", "name a field of it, such as `" + name + ".name`");
        } else {
            String known = Schema.field(pair.noun(), path.head()).isPresent() ? "`" + pair.left() + "." + name + "` or `" + pair.right() + "." + name + "`"
                    : "fields of the two begin with `" + pair.left() + ".` or `" + pair.right() + ".`";
            faults.add(DiagnosticCode.UNKNOWN_FIELD, path.range(), "`" + name + "` is of which of the two?", "say " + known);
        }
    }

    private static Optional<String> hint(Noun noun, Expr.Path path, String name) {
        for (Field field : Schema.fields(noun).values()) {
            if (path.isWord() && field.values().stream().anyMatch(value -> value.equalsIgnoreCase(name))) {
                return Optional.of("did you mean `" + field.name() + " = " + name + "`?");
            }
        }
        for (Map.Entry<String, Noun> relation : Schema.relations(noun).entrySet()) {
            if (Schema.field(noun, path.head()).isEmpty() && relation.getValue() != noun && Schema.field(relation.getValue(), path.head()).isPresent()) {
                return Optional.of("did you mean `" + relation.getKey() + "." + name + "`?");
            }
        }
        if (Schema.relation(noun, name).isPresent()) {
            return Optional.of("name a field of it, such as `" + name + ".name`");
        }
        if (name.contains("-")) {
            return Optional.of("`" + name + "` is one name; a subtraction needs spaces: `" + name.replace("-", " - ") + "`");
        }
        Optional<Field> head = Schema.field(noun, path.head());
        if (head.isPresent() && Names.isWhole(noun, head.get())) {
            return Optional.of("its fields are " + String.join(", ", Schema.fields(noun).keySet().stream().filter(field -> field.startsWith(path.head() + ".")).toList()));
        }
        if (head.isPresent()) {
            return Optional.of("`" + path.head() + "` is " + head.get().type().described() + " and has no fields below it");
        }
        return Optional.of("a recorded key is written `" + (noun == Noun.TRACES ? "metadata." : noun.element() == Noun.ASSESSMENTS ? "metadata." : "attributes.") + name + "`");
    }
}
