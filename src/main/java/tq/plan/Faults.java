package tq.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tq.text.Diagnostic;
import tq.text.DiagnosticCode;
import tq.text.SourceRange;
import tq.text.SourceText;

/** Gathers the faults of one text. */
final class Faults {

    private final SourceText source;
    private final List<Diagnostic> found = new ArrayList<>();
    private Optional<Gap> gap = Optional.empty();

    Faults(SourceText source) {
        this.source = source;
    }

    /** Whether the text comes with tq. */
    boolean ofCanned() {
        return source.canned();
    }

    void add(DiagnosticCode code, SourceRange range, String message) {
        add(new Diagnostic(code, message, range));
    }

    void add(DiagnosticCode code, SourceRange range, String message, String hint) {
        add(new Diagnostic(code, message, range, hint));
    }

    void add(DiagnosticCode code, SourceRange range, String message, Optional<String> hint) {
        add(new Diagnostic(code, message, range, hint));
    }

    /** What is resolved twice, as the two sides of a {@code diff}, is told once. */
    void add(Diagnostic fault) {
        if (!found.contains(fault)) {
            found.add(fault);
        }
    }

    /** Where something is still to be written, such a place was come upon. */
    void add(Gap place) {
        gap = gap.isEmpty() ? Optional.of(place) : gap;
    }

    /** The first such place. */
    Optional<Gap> gap() {
        return gap;
    }

    /** The query's own text at a place. */
    String textOf(SourceRange range) {
        return source.textOf(range);
    }

    List<Diagnostic> found() {
        return found;
    }
}
