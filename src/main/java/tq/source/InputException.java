package tq.source;

import java.io.IOException;

/** An input that tq can't read, or not to its end; the message is a sentence without its subject, the input. */
final class InputException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Problems.Kind kind;

    InputException(Problems.Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Problems.Kind kind() {
        return kind;
    }
}
