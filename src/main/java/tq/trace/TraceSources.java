package tq.trace;

/** What the fields of a trace were read from: MLflow's info of it, its root, or its spans. */
final class TraceSources {

    private static final String INFO = "info";
    private static final String ROOT = "root span";
    private static final String SPANS = "spans";

    private TraceSources() {
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
        return trace.top().flatMap(root -> root.source(field)).orElse("preview");
    }

    private static String metadataOrSpan(Trace trace, String key, String field) {
        return !Nodes.isEmpty(trace.info().metadata(key)) ? key : trace.spans().stream().flatMap(span -> span.source(field).stream()).findFirst().orElse("");
    }

    private static String metadataOrSpans(Trace trace, String key) {
        return trace.info().decodedMetadata(key).isEmpty() ? SPANS : key;
    }
}
