package tq.read.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.json.JsonDocument;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.read.base.Filled;
import tq.read.base.Members;
import tq.read.base.TimeWords;
import tq.trace.Attributes;
import tq.trace.Attributes.Encoding;
import tq.trace.Ids;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.Times;

/**
 * A run of LangSmith as a span. What is sent when it starts and what is sent when it ends may stand in different documents; a run
 * that has only one of the two is joined with the other.
 *
 * @param ids of the trace, the span and its parent: {@code {"trace_id": …, "span_id": …, "parent_span_id": …}}
 */
record LangSmithRun(JsonValue run, JsonValue ids) implements Span.Parts {

    private static final Set<String> KNOWN = Set.of("id", "run_id", "trace_id", "parent_run_id", "dotted_order", "name", "run_type", "start_time", "end_time",
            "inputs", "outputs", "error", "status", "extra", "custom_metadata", "events", "tags", "child_runs", "prompt_tokens", "completion_tokens", "total_tokens",
            "prompt_token_details", "completion_token_details", "token_usage", "prompt_cost", "completion_cost", "total_cost", "costs", "first_token_time",
            "feedback_stats", "session_id", "session_name", "reference_example_id");

    /**
     * A run with its ids, which {@code dotted_order} names where the members do not.
     *
     * @param trace of the run that it stands in, or else empty
     * @param parent the id of the run that it stands in, or else empty
     */
    static LangSmithRun of(JsonValue run, String trace, String parent) {
        DottedOrder order = DottedOrder.of(run.get("dotted_order").textOr(""));
        String id = first(Ids.of(Members.first(run, "id", "run_id")), order.id());
        String above = first(Ids.of(run.get("parent_run_id")), order.parent(), parent);
        String own = above.isEmpty() && Members.has(run, "start_time") ? id : "";
        ObjectNode ids = JsonNodeFactory.instance.objectNode();
        Filled.put(ids, "trace_id", first(Ids.of(run.get("trace_id")), order.trace(), trace, own));
        Filled.put(ids, "span_id", id);
        Filled.put(ids, "parent_span_id", above.equals(id) ? "" : above);
        return new LangSmithRun(run, JsonDocument.of(ids));
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    @Override
    public JsonValue traceId() {
        return ids.get("trace_id");
    }

    @Override
    public JsonValue id() {
        return ids.get("span_id");
    }

    @Override
    public JsonValue parent() {
        return ids.get("parent_span_id");
    }

    @Override
    public JsonValue name() {
        return run.get("name");
    }

    @Override
    public String kind() {
        return "";
    }

    @Override
    public long start() {
        long start = TimeWords.moment(run.get("start_time"));
        return start == Times.NONE ? DottedOrder.of(run.get("dotted_order").textOr("")).start() : start;
    }

    @Override
    public long end() {
        return TimeWords.moment(run.get("end_time"));
    }

    /** Success is said in answers of the API only; what is sent to it names the error or nothing. */
    @Override
    public Span.Status status() {
        boolean failed = !Nodes.isEmpty(Filled.node(run.get("error"))) || run.get("status").isText("error");
        return failed ? Span.Status.ERROR : run.get("status").isText("success") ? Span.Status.OK : Span.Status.UNSET;
    }

    @Override
    public JsonValue message() {
        String message = RunError.of(run.get("error")).message();
        return message.isEmpty() ? JsonValue.MISSING : JsonDocument.of(JsonNodeFactory.instance.textNode(message));
    }

    @Override
    public Attributes attributes() {
        return new Attributes(JsonDocument.of(LangSmithAttributes.of(run)), Encoding.ROW);
    }

    @Override
    public JsonValue events() {
        return LangSmithEvents.of(run, Math.max(start(), end()));
    }

    @Override
    public JsonValue links() {
        return JsonValue.MISSING;
    }

    @Override
    public Attributes resource() {
        return Attributes.NONE;
    }

    @Override
    public JsonValue scope() {
        return JsonValue.MISSING;
    }

    @Override
    public Map<String, JsonValue> others() {
        Map<String, JsonValue> others = new LinkedHashMap<>();
        for (JsonMembers members = run.members(); members.next();) {
            if (!KNOWN.contains(members.key()) && !Nodes.isEmpty(members.value().toNode())) {
                others.put(members.key(), members.value());
            }
        }
        return others;
    }

    private boolean isWhole() {
        return Members.has(run, "start_time") && end() != Times.NONE;
    }

    @Override
    public Optional<Span.Parts> joined(Span.Parts other) {
        if (!(other instanceof LangSmithRun that) || isWhole() && that.isWhole()) {
            return Optional.empty();
        }
        LangSmithRun begun = end() == Times.NONE ? this : that;
        LangSmithRun ended = begun == this ? that : this;
        JsonNode joined = over(begun.run.toNode(), ended.run.toNode());
        return Optional.of(of(JsonDocument.of(joined), traceId().textOr(""), first(parent().textOr(""), that.parent().textOr(""))));
    }

    /** What the end says replaces what the start said, unless it is empty; metadata and settings are joined key by key. */
    private static JsonNode over(JsonNode begun, JsonNode ended) {
        ended.properties().forEach(member -> {
            JsonNode before = begun.path(member.getKey());
            boolean extra = member.getKey().equals("extra") || member.getKey().equals("metadata") || member.getKey().equals("invocation_params");
            if (extra && before.isObject() && member.getValue().isObject()) {
                over(before, member.getValue());
            } else if (!Nodes.isEmpty(member.getValue())) {
                ((ObjectNode) begun).set(member.getKey(), member.getValue());
            }
        });
        return begun;
    }

    /** What a root run says of its trace: {@code {"trace_id": …, "tags": {"mlflow.traceName": …}, "trace_metadata": {"mlflow.trace.session": …}}}. */
    JsonValue info() {
        boolean placed = Members.has(run, "start_time") || Members.has(run, "dotted_order");
        if (!placed || !parent().isMissing() || traceId().isMissing()) {
            return JsonValue.MISSING;
        }
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.set("trace_id", traceId().toNode());
        ObjectNode tags = info.putObject("tags");
        Filled.put(tags, "mlflow.traceName", name().textOr(""));
        Filled.decoded(run.get("tags")).forEach(tag -> Filled.put(tags, tag.asText(""), "true"));
        JsonNode said = LangSmithAttributes.metadata(run);
        ObjectNode metadata = info.putObject("trace_metadata");
        Filled.put(metadata, "mlflow.trace.session", Filled.first(said, "session_id", "thread_id", "conversation_id").asText(""));
        Filled.put(metadata, "mlflow.trace.user", said.path("user_id").asText(""));
        Filled.put(metadata, "langsmith.trace.session_name", run.get("session_name").textOr(""));
        return JsonDocument.of(info);
    }
}
