package tq.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.trace.Attributes;
import tq.trace.Attributes.Encoding;
import tq.trace.Ids;
import tq.trace.Link;
import tq.trace.Span;
import tq.trace.SpanEvent;
import tq.trace.Times;
import tq.trace.Trace;

/**
 * OpenTelemetry's OTLP as JSON, one export request a trace: {@code {"resourceSpans": [{"resource": …, "scopeSpans": [{"scope":
 * …, "spans": […]}]}]}}, keys in camel case, ids in hex, 64-bit integers as text. Spans keep their order: those of one resource
 * and scope stand together only where they follow each other. OTLP knows spans alone, so infos and assessments are lost.
 */
public final class OtlpWriter implements TraceWriter {

    private static final List<String> KINDS = List.of("", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER");

    /** Members that tq gives no meaning to, as OTLP spells them. */
    private static final Map<String, String> MEMBERS = Map.of("traceState", "traceState", "trace_state", "traceState", "flags", "flags",
            "droppedAttributesCount", "droppedAttributesCount", "dropped_attributes_count", "droppedAttributesCount",
            "droppedEventsCount", "droppedEventsCount", "dropped_events_count", "droppedEventsCount",
            "droppedLinksCount", "droppedLinksCount", "dropped_links_count", "droppedLinksCount");

    private long traces;
    private long assessments;
    private long infos;
    private long words;
    private long large;
    private long ids;
    private final Set<String> unknown = new LinkedHashSet<>();

    @Override
    public Optional<JsonNode> written(Trace trace) {
        assessments += trace.assessments().size();
        infos += trace.isNamed() ? 1 : 0;
        if (trace.lacksSpans()) {
            traces++;
            return Optional.empty();
        }
        ObjectNode request = object();
        ArrayNode resources = request.putArray("resourceSpans");
        ArrayNode scopes = resources;
        ArrayNode spans = resources;
        List<JsonNode> heads = List.of(request, request);
        for (Span span : trace.spans()) {
            ObjectNode resource = resource(span);
            ObjectNode scope = scope(span);
            if (!resource.equals(heads.get(0))) {
                scopes = group(resources, resource, "scopeSpans");
            }
            if (!List.of(resource, scope).equals(heads)) {
                spans = group(scopes, scope, "spans");
            }
            heads = List.of(resource, scope);
            spans.add(span(span, trace));
        }
        return Optional.of(request);
    }

    /** A new group of such a head at the end, and the empty list of its members. */
    private static ArrayNode group(ArrayNode groups, ObjectNode head, String members) {
        ObjectNode group = groups.addObject();
        group.setAll(head);
        return group.putArray(members);
    }

    private ObjectNode resource(Span span) {
        ObjectNode group = object();
        group.putObject("resource").set("attributes", attributes(span.parts().resource()));
        put(group, "schemaUrl", other(span, "resource_schema_url"));
        return group;
    }

    private ObjectNode scope(Span span) {
        ObjectNode group = object();
        ObjectNode scope = group.putObject("scope");
        JsonValue read = span.parts().scope();
        put(scope, "name", read.get("name").textOr(""));
        put(scope, "version", read.get("version").textOr(""));
        ArrayNode attributes = attributes(new Attributes(read.get("attributes"), Encoding.PLAIN));
        if (!attributes.isEmpty()) {
            scope.set("attributes", attributes);
        }
        put(group, "schemaUrl", other(span, "scope_schema_url"));
        return group;
    }

    private static String other(Span span, String key) {
        return span.parts().others().getOrDefault(key, JsonValue.MISSING).textOr("");
    }

    private ObjectNode span(Span span, Trace trace) {
        ObjectNode out = object();
        id(out, "traceId", span.otelTraceId().isEmpty() ? Ids.ofTrace(trace.id()) : span.otelTraceId());
        id(out, "spanId", span.id());
        if (!span.parentId().isEmpty()) {
            id(out, "parentSpanId", span.parentId());
        }
        out.put("name", span.name());
        int kind = KINDS.indexOf(span.kind());
        if (kind > 0) {
            out.put("kind", kind);
        } else if (kind < 0) {
            words++;
        }
        time(out, "startTimeUnixNano", span.start());
        time(out, "endTimeUnixNano", span.end());
        out.set("attributes", attributes(span.attributes()));
        ArrayNode events = out.putArray("events");
        span.events().forEach(event -> events.add(event(event)));
        ArrayNode links = out.putArray("links");
        span.links().forEach(link -> links.add(link(link)));
        ObjectNode status = out.putObject("status");
        Span.Status recorded = span.parts().status(); // what attributes say of it goes along with them
        if (recorded != Span.Status.UNSET) {
            status.put("code", recorded == Span.Status.OK ? 1 : 2);
        }
        put(status, "message", span.parts().message().textOr(""));
        others(span, out);
        return out;
    }

    private void id(ObjectNode out, String key, String id) {
        ids += Ids.isBytes(id) ? 0 : 1;
        put(out, key, id);
    }

    /** Members of OTLP that tq gives no meaning to come back in; those of other formats have no place. */
    private void others(Span span, ObjectNode out) {
        span.parts().others().forEach((key, value) -> {
            if (MEMBERS.containsKey(key)) {
                setUnlessNull(out, MEMBERS.get(key), value);
            } else if (!key.endsWith("_schema_url")) {
                unknown.add(key);
            }
        });
    }

    private static void setUnlessNull(ObjectNode out, String key, JsonValue value) {
        if (value.kind() != JsonKind.NULL) {
            out.set(key, value.toNode());
        }
    }

    private ObjectNode event(SpanEvent event) {
        ObjectNode out = object();
        time(out, "timeUnixNano", event.time());
        out.put("name", event.name());
        out.set("attributes", attributes(event.attributes()));
        return out;
    }

    private ObjectNode link(Link link) {
        ObjectNode out = object();
        put(out, "traceId", link.traceId().startsWith("tr-") ? link.traceId().substring(3) : link.traceId());
        put(out, "spanId", link.spanId());
        out.set("attributes", attributes(link.attributes()));
        return out;
    }

    /** {@code [{"key": "a", "value": {"intValue": "1"}}]}, each key once. */
    private ArrayNode attributes(Attributes attributes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String key : new LinkedHashSet<>(attributes.keys())) {
            list.addObject().put("key", key).set("value", attributes.anyValue(key));
            count(attributes.get(key));
        }
        return list;
    }

    private void count(JsonNode value) {
        large += value.isIntegralNumber() && !value.canConvertToLong() ? 1 : 0;
        value.forEach(this::count);
    }

    private static void time(ObjectNode out, String key, long nanos) {
        if (nanos != Times.NONE) {
            out.put(key, Long.toString(nanos));
        }
    }

    private static void put(ObjectNode out, String key, String text) {
        if (!text.isEmpty()) {
            out.put(key, text);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public List<String> losses() {
        List<String> losses = new ArrayList<>();
        none(losses, infos, "info of a trace (state, tags, metadata)", "infos of traces (state, tags, metadata)");
        none(losses, assessments, "assessment", "assessments");
        none(losses, traces, "trace without spans", "traces without spans");
        none(losses, words, "kind of a span that OpenTelemetry does not know", "kinds of spans that OpenTelemetry does not know");
        add(losses, large, "integer beyond 64 bits is text now", "integers beyond 64 bits are text now");
        add(losses, ids, "id is not hexadecimal: other readers may refuse it", "ids are not hexadecimal: other readers may refuse them");
        if (!unknown.isEmpty()) {
            losses.add("no place in OTLP for what spans have under " + String.join(", ", unknown));
        }
        return losses;
    }

    private static void none(List<String> losses, long count, String one, String several) {
        if (count > 0) {
            losses.add("no place in OTLP for " + count + " " + (count == 1 ? one : several));
        }
    }

    private static void add(List<String> losses, long count, String one, String several) {
        if (count > 0) {
            losses.add(count + " " + (count == 1 ? one : several));
        }
    }
}
