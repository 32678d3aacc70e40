package tq.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tq.Tq;
import tq.parse.Shade;
import tq.plan.Defined;
import tq.plan.Resolver;
import tq.text.Diagnostic;
import tq.text.DiagnosticCode;
import tq.text.QueryException;
import tq.text.SourceRange;
import tq.text.SourceText;

/**
 * A text that is being written: what kind of word each piece is, and which names mean nothing.
 *
 * @param shades its pieces in order
 * @param wrong places of names that are misspelt
 */
public record Marked(List<Shade> shades, List<SourceRange> wrong) {

    /** Longer than what a person types; such a text is not looked at on every key. */
    private static final int LONGEST = 5_000;

    /** What is wrong with a name, whatever else is still to be written. */
    private static final Set<DiagnosticCode> MISSPELT = Set.of(DiagnosticCode.UNKNOWN_FIELD, DiagnosticCode.UNKNOWN_STAGE, DiagnosticCode.UNKNOWN_SOURCE,
            DiagnosticCode.UNKNOWN_VALUE, DiagnosticCode.UNKNOWN_QUERY, DiagnosticCode.UNKNOWN_PARAMETER);

    public Marked {
        shades = List.copyOf(shades);
        wrong = List.copyOf(wrong);
    }

    /**
     * Looks at a query; a word that the cursor stands at the end of may still become right.
     *
     * @param leading what is to be thought before the text, and has no place in it
     */
    public static Marked of(String leading, String text, int cursor, Defined defined) {
        if (text.length() > LONGEST) {
            return new Marked(List.of(), List.of());
        }
        List<SourceRange> wrong = new ArrayList<>();
        try {
            Tq.plans(new SourceText("query", leading + text), Map.of(), Resolver.Output.ELEMENTS, defined);
        } catch (QueryException e) {
            for (Diagnostic fault : e.diagnostics()) {
                if (MISSPELT.contains(fault.code()) && fault.range().end() != leading.length() + cursor) {
                    wrong.add(new SourceRange(fault.range().start() - leading.length(), fault.range().end() - leading.length()));
                }
            }
        }
        return new Marked(Shade.of(text), wrong);
    }
}
