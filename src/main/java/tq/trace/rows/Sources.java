package tq.trace.rows;

import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.SpanTypes;
import tq.trace.Times;
import tq.trace.Trace;
import tq.trace.TraceInfo;
import tq.trace.content.Contents;

/** What fields were read from: the key of an attribute, MLflow's info of a trace, its root, its spans. */
final class Sources {

    private static final String INFO = "info";
    private static final String ROOT = "root span";
    private static final String SPANS = "spans";

    private Sources() {
    }

    /** The key of an attribute; empty where none told it, though other fields may have. */
    static String of(Span span, String field) {
        return switch (field) {
            case "type" -> SpanTypes.source(span).orElse("");
            case Contents.INPUTS, Contents.OUTPUTS -> Contents.place(span, field);
            default -> span.conventionKey(field).orElse("");
        };
    }

    /** {@code info}, {@code root span}, {@code spans}, the key of a tag or of metadata, a root's attribute key; empty where there is but one way. */
    static String of(Trace trace, String field) {
        TraceInfo info = trace.info();
        return switch (field) {
            case "name" -> trace.top().map(Span::name).orElse("").isEmpty() ? "mlflow.traceName" : ROOT;
            case "state", "error" -> info.state().isEmpty() ? ROOT : INFO;
            case "start" -> info.start() == Times.NONE ? ROOT : INFO;
            case "end", "duration" -> info.duration() == Times.NONE ? ROOT : INFO;
            case "request" -> spoken(trace, "inputs");
            case "response" -> spoken(trace, "outputs");
            case "session" -> metadataOrSpan(trace, "mlflow.trace.session", field);
            case "user" -> metadataOrSpan(trace, "mlflow.trace.user", field);
            case "cost", "cost.input", "cost.output" -> metadataOrSpans(trace, "mlflow.trace.cost");
            default -> field.startsWith("tokens.") ? metadataOrSpans(trace, "mlflow.trace.tokenUsage") : "";
        };
    }

    private static String spoken(Trace trace, String field) {
        return trace.top().map(root -> of(root, field)).filter(source -> !source.isEmpty()).orElse("preview");
    }

    private static String metadataOrSpan(Trace trace, String key, String field) {
        return !Nodes.isEmpty(trace.info().metadata(key)) ? key : trace.spans().stream().map(span -> of(span, field)).filter(source -> !source.isEmpty()).findFirst().orElse("");
    }

    private static String metadataOrSpans(Trace trace, String key) {
        return trace.info().decodedMetadata(key).isEmpty() ? SPANS : key;
    }
}
