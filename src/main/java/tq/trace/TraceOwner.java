package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import tq.schema.Conventions;

/**
 * Whose a trace is: its session and its user, as its metadata have them, or else the first of its spans that tells, under a key of
 * {@link Conventions} or one that ends likewise, whatever stands before: {@code app.metadata.sessionId}.
 */
public final class TraceOwner {

    private static final Pattern SESSIONS = Pattern.compile("(?i)(^|[._])(session|conversation|thread)[._]?id$");
    private static final Pattern USERS = Pattern.compile("(?i)(^|[._])(end)?user[._]?id$");

    /** LangSmith calls a project a session. */
    private static final String PROJECT = "langsmith.trace.session_";

    private TraceOwner() {
    }

    /** The id of the conversation, {@code "chat-7"}, as a text; missing where nothing tells. */
    public static JsonNode session(Trace trace) {
        return told(trace, "mlflow.trace.session", "session");
    }

    /** The same of the user. */
    public static JsonNode user(Trace trace) {
        return told(trace, "mlflow.trace.user", "user");
    }

    private static JsonNode told(Trace trace, String key, String field) {
        JsonNode stored = trace.info().metadata(key);
        for (int i = 0; Nodes.isEmpty(stored) && i < trace.spans().size(); i++) {
            stored = of(trace.spans().get(i), field);
        }
        for (int i = 0; Nodes.isEmpty(stored) && i < trace.spans().size(); i++) {
            stored = likewise(trace.spans().get(i).attributes(), field.equals("user") ? USERS : SESSIONS);
        }
        return Nodes.isEmpty(stored) ? Nodes.MISSING : Nodes.text(stored.asText());
    }

    /** Asked of every key of every span, so before the patterns. */
    private static boolean mayNameAnId(String key) {
        return key.endsWith("id") || key.endsWith("Id") || key.endsWith("ID");
    }

    private static JsonNode likewise(Attributes attributes, Pattern names) {
        for (String key : attributes.keys()) {
            if (mayNameAnId(key) && names.matcher(key).find() && !key.startsWith(PROJECT)) {
                JsonNode value = Nodes.word(attributes.get(key));
                if (!value.isMissingNode() && !(key.toLowerCase(Locale.ROOT).contains("thread") && value.asText().matches("\\d*"))) {
                    return value;
                }
            }
        }
        return Nodes.MISSING;
    }

    /** A thread that is but a number, such as a framework counts them in a process, is no session. */
    private static JsonNode of(Span span, String field) {
        if (!span.attributes().hasAny(Conventions.attributes(field))) {
            return Nodes.MISSING;
        }
        JsonNode value = Nodes.word(span.convention(field));
        boolean numbered = value.equals(Nodes.word(span.attributes().get(Conventions.THREAD))) && value.asText().matches("\\d*");
        return numbered ? Nodes.MISSING : value;
    }
}
