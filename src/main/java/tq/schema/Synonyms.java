package tq.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Other names that people know fields by: those stored by MLflow and OpenTelemetry, and those of other tools. Only for hints. */
public final class Synonyms {

    private static final Map<String, List<String>> FIELDS = new HashMap<>();

    static {
        add("trace.id", "trace_id", "request_id", "trace");
        add("span.id", "span_id", "span");
        add("id", "span_id", "trace_id", "assessment_id", "request_id", "trace", "span");
        add("parent_id", "parent_span_id", "parent");
        add("name", "span_name", "trace_name", "assessment_name", "operation", "title", "judge", "scorer", "metric");
        add("type", "span_type", "span_kind");
        add("status", "status_code", "result");
        add("state", "status", "status_code", "result", "outcome");
        add("error", "failed", "is_error", "has_error", "failure", "success", "ok", "errored");
        add("error.message", "message", "error_message");
        add("error.code", "error_code", "code");
        add("message", "status_message", "error_message", "description");
        add("exception.type", "type", "error_type", "exception", "class");
        add("exception.message", "message", "error_message");
        add("exception.stacktrace", "stacktrace", "stack", "traceback", "stack_trace");
        add("start", "start_time", "start_time_unix_nano", "started", "request_time", "timestamp", "timestamp_ms", "time", "date", "created");
        add("end", "end_time", "end_time_unix_nano", "ended", "finished");
        add("time", "timestamp", "time_unix_nano", "start");
        add("created", "create_time", "timestamp", "time", "start");
        add("updated", "last_update_time", "update_time");
        add("duration", "latency", "latency_ms", "duration_ms", "execution_time", "execution_time_ms", "execution_duration", "execution_duration_ms", "elapsed", "took", "ms");
        add("inputs", "input", "arguments", "args", "prompt", "request", "question");
        add("outputs", "output", "result", "response", "completion", "answer");
        add("request", "inputs", "input", "request_preview");
        add("response", "outputs", "output", "response_preview");
        add("model", "model_name", "model_id");
        add("tool", "tool_name");
        add("tokens.input", "input_tokens", "prompt_tokens", "tokens_in");
        add("tokens.output", "output_tokens", "completion_tokens", "tokens_out");
        add("tokens.total", "total_tokens", "token_count", "usage");
        add("cost", "cost_usd", "total_cost", "price");
        add("session", "session_id", "conversation", "conversation_id", "thread_id");
        add("user", "user_id");
        add("experiment", "experiment_id");
        add("value", "score", "rating", "verdict", "label", "result", "feedback", "expectation", "expected");
        add("rationale", "reason", "comment", "explanation", "justification");
        add("source.type", "source");
        add("metadata", "attributes", "trace_metadata");
        add("attributes", "metadata");
    }

    private Synonyms() {
    }

    /** The field of the noun that goes elsewhere by that name: {@code latency} of a span is {@code duration}. */
    public static Optional<String> field(Noun noun, String name) {
        for (String field : FIELDS.getOrDefault(name, List.of())) {
            int dot = field.indexOf('.');
            boolean related = dot > 0 && Schema.relation(noun, field.substring(0, dot)).isPresent();
            if (related || Schema.field(noun, field).isPresent()) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private static void add(String field, String... names) {
        for (String name : names) {
            FIELDS.computeIfAbsent(name, any -> new ArrayList<>()).add(field);
        }
    }
}
