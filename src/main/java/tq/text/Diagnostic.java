package tq.text;

import java.util.Objects;
import java.util.Optional;

/**
 * One fault of a query, in the user's words.
 *
 * @param code which fault
 * @param message what is wrong
 * @param range the place in the text
 * @param hint what to write instead; at most one
 */
public record Diagnostic(DiagnosticCode code, String message, SourceRange range, Optional<String> hint) {

    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(hint, "hint");
    }

    public Diagnostic(DiagnosticCode code, String message, SourceRange range, String hint) {
        this(code, message, range, Optional.of(hint));
    }

    public Diagnostic(DiagnosticCode code, String message, SourceRange range) {
        this(code, message, range, Optional.empty());
    }
}
