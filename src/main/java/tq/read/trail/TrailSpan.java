package tq.read.trail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.FlatSpan;
import tq.read.base.HexIds;
import tq.read.base.Members;
import tq.read.base.TimeWords;
import tq.trace.Times;

/**
 * A span in the columns of the collector's ClickHouse table, as several tools hand it on: {@code {"span_id": …, "span_name": …,
 * "timestamp": "2026-03-04T04:55:00Z", "duration": "PT31.5S", "status_code": "Ok", "span_attributes": {…}, "resource_attributes": {…}}}.
 */
final class TrailSpan {

    /** What AgentOps reckons from the attributes, in the words of attributes. */
    private static final String[][] METRICS = {{"gen_ai.usage.prompt_tokens", "prompt_tokens"}, {"gen_ai.usage.completion_tokens", "completion_tokens"},
            {"gen_ai.usage.total_tokens", "total_tokens"}, {"gen_ai.usage.cache_read_input_tokens", "cache_read_input_tokens"},
            {"gen_ai.usage.reasoning_tokens", "reasoning_tokens"}, {"gen_ai.usage.input_cost", "prompt_cost"}, {"gen_ai.usage.output_cost", "completion_cost"},
            {"gen_ai.usage.cost", "total_cost"}};

    private final JsonValue source;
    private final String trace;
    private final FlatNode span;

    private TrailSpan(JsonValue source, String trace, String parent) {
        this.source = source;
        this.trace = trace;
        this.span = new FlatNode(trace, id(source), parent, Members.first(source, "span_name", "name"));
    }

    /** Its id; empty where it has none. */
    static String id(JsonValue source) {
        return HexIds.padded(source.get("span_id"), HexIds.SPAN);
    }

    /**
     * The same span as a flat one.
     *
     * @param traceId of the document, for a span that does not say its own
     * @param above the id of the span that it is nested in; empty for none
     */
    static FlatSpan flat(JsonValue source, String traceId, String above) {
        String trace = HexIds.padded(source.get("trace_id"), HexIds.TRACE);
        String parent = HexIds.padded(Members.first(source, "parent_span_id", "parent_id"), HexIds.SPAN);
        return new TrailSpan(source, trace.isEmpty() ? traceId : trace, parent.isEmpty() ? above : parent).translated();
    }

    private FlatSpan translated() {
        long start = TimeWords.moment(Members.first(source, "timestamp", "start_time", "start_time_unix_nano"));
        long end = TimeWords.moment(Members.first(source, "end_time", "end_time_unix_nano"));
        span.times(start, end == Times.NONE ? TimeWords.end(start, length(source.get("duration"))) : end);
        span.status(source.get("status_code").textOr(""), source.get("status_message").textOr(""));
        span.text("kind", Members.first(source, "span_kind", "kind").textOr(""));
        span.text("trace_state", source.get("trace_state").textOr(""));
        span.scope(source.get("scope_name").textOr(""), source.get("scope_version").textOr(""));
        FlatNode.putText(span.resource(), "service.name", source.get("service_name").textOr(""));
        DottedKeys.putAll(span.resource(), source.get("resource_attributes"));
        attributes();
        TrailEvents.put(source, span);
        links();
        return span.span();
    }

    /** Text with units, or nanoseconds. */
    private static long length(JsonValue duration) {
        long nanos = Times.nanos(duration);
        return nanos == Times.NONE ? TimeWords.length(duration.textOr("")) : nanos;
    }

    private void attributes() {
        ObjectNode attributes = span.attributes();
        DottedKeys.putAll(attributes, source.get("attributes"));
        DottedKeys.putAll(attributes, source.get("span_attributes"));
        if (!attributes.has("agentops.span.kind")) {
            FlatNode.putText(attributes, "agentops.span.kind", source.get("span_type").textOr(""));
        }
        for (String[] names : METRICS) {
            JsonValue value = source.get("metrics").get(names[1]);
            boolean unknown = value.kind() == JsonKind.NUMBER && value.numberText().equals("0");
            if (!attributes.has(names[0]) && !unknown) {
                FlatNode.put(attributes, names[0], value);
            }
        }
    }

    private void links() {
        for (JsonValue link : source.get("links").items()) {
            link(Members.first(link, "trace_id", "TraceId", "traceId"), Members.first(link, "span_id", "SpanId", "spanId"), Members.first(link, "attributes", "Attributes"));
        }
        int place = 0;
        for (JsonValue id : source.get("link_span_ids").items()) {
            link(source.get("link_trace_ids").at(place), id, source.get("link_attributes").at(place));
            place++;
        }
    }

    private void link(JsonValue traceId, JsonValue spanId, JsonValue attributes) {
        String of = HexIds.padded(traceId, HexIds.TRACE);
        span.link(of.isEmpty() ? trace : of, HexIds.padded(spanId, HexIds.SPAN), FlatNode.members(attributes));
    }
}
