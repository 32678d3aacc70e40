package tq.plan;

import java.util.List;
import tq.schema.FieldRef;

/** What of its traces a field of a session is made of. */
final class Sessions {

    private Sessions() {
    }

    /** The fields of the traces that a session's field needs. */
    static List<String> reads(String field) {
        return switch (field) {
            case "id" -> List.of("session");
            case "turns" -> List.of();
            case "duration" -> List.of("start", "end");
            case "error", "error_count" -> List.of("error");
            case "traces" -> List.of("id");
            case FieldRef.ELEMENT -> List.of("session", "user", "start", "end", "tokens.input", "tokens.output", "tokens.total", "cost", "error", "id", "assessments");
            case "tokens" -> List.of("tokens.input", "tokens.output", "tokens.total", "tokens.cache_read", "tokens.cache_write", "tokens.reasoning");
            default -> List.of(field);
        };
    }
}
