package tq.read.jaeger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.FlatSpan;
import tq.read.base.Format;
import tq.read.base.HexIds;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.read.base.TimeWords;
import tq.trace.Times;

/**
 * Zipkin's spans, version 2, alone or in lists: {@code {"traceId": …, "id": …, "parentId": …, "kind": "CLIENT", "timestamp": 1570523661059232,
 * "duration": 127115, "localEndpoint": {"serviceName": "cart"}, "tags": {"error": "timeout"}}} with times in microseconds. Client
 * and server may share an id, see {@link SharedIds}.
 */
public final class ZipkinFormat implements Format {

    static final String NAME = "Zipkin";

    private static final String[][] ADDRESSES = {{"peer.service", "serviceName"}, {"peer.ipv4", "ipv4"}, {"peer.ipv6", "ipv6"}, {"peer.port", "port"}};
    private static final String[][] HOST = {{"service.name", "serviceName"}, {"net.host.ip", "ipv4"}, {"net.host.ip", "ipv6"}, {"net.host.port", "port"}};

    @Override
    public boolean reads(JsonValue value) {
        boolean timed = value.get("timestamp").kind() == JsonKind.NUMBER || value.get("duration").kind() == JsonKind.NUMBER;
        return Members.has(value, "traceId") && Members.has(value, "id")
                && (Members.hasObject(value, "localEndpoint") || Members.hasObject(value, "remoteEndpoint") || timed && !Members.has(value, "startTime"));
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        reading.scattered(List.of(flat(value)), NAME);
    }

    private static FlatSpan flat(JsonValue source) {
        String trace = HexIds.padded(source.get("traceId"), HexIds.TRACE);
        String parent = HexIds.padded(source.get("parentId"), HexIds.SPAN);
        FlatNode span = new FlatNode(trace, HexIds.padded(source.get("id"), HexIds.SPAN), parent, source.get("name")).text("kind", source.get("kind").textOr(""));
        ObjectNode attributes = span.attributes();
        FlatNode.putAll(attributes, source.get("tags"));
        status(span, attributes);
        span.scope(attributes);
        putEndpoint(attributes, source.get("remoteEndpoint"), ADDRESSES);
        putEndpoint(span.resource(), source.get("localEndpoint"), HOST);
        for (JsonValue annotation : source.get("annotations").items()) {
            span.event(annotation.get("value").textOr(""), time(annotation.get("timestamp")), JsonNodeFactory.instance.objectNode());
        }
        FlatNode.putText(attributes, "zipkin.trace_id", HexIds.shorter(source.get("traceId"), HexIds.TRACE));
        FlatNode.putText(attributes, "zipkin.id", HexIds.shorter(source.get("id"), HexIds.SPAN));
        times(span, source);
        for (String flag : new String[] {SharedIds.FLAG, "debug"}) {
            if (source.get(flag).kind() == JsonKind.TRUE) {
                span.set(flag, source.get(flag).toNode());
            }
        }
        return span.span();
    }

    /** Where the start is missing the first annotation has it; a duration without any start stays visible. */
    private static void times(FlatNode span, JsonValue source) {
        long start = time(source.get("timestamp"));
        for (JsonValue annotation : start == Times.NONE ? source.get("annotations").items() : List.<JsonValue>of()) {
            long time = time(annotation.get("timestamp"));
            start = start == Times.NONE || time != Times.NONE && time < start ? time : start;
        }
        span.times(start, TimeWords.end(start, TimeWords.micros(source.get("duration"))));
        if (start == Times.NONE) {
            FlatNode.put(span.attributes(), "zipkin.duration", source.get("duration"));
        }
    }

    /** Zipkin takes 0 for none. */
    private static long time(JsonValue micros) {
        long time = TimeWords.micros(micros);
        return time == 0 ? Times.NONE : time;
    }

    /** A tag {@code error} says that it failed, and mostly why; the others were bridged from OpenTelemetry. */
    private static void status(FlatNode span, ObjectNode tags) {
        String code = FlatNode.taken(tags, "otel.status_code").toUpperCase(Locale.ROOT);
        String message = FlatNode.taken(tags, "otel.status_description");
        JsonNode error = tags.get("error");
        boolean failed = error != null && !error.asText("").equalsIgnoreCase("false");
        String text = failed && !error.asText("").equalsIgnoreCase("true") ? error.asText("") : "";
        span.status(failed ? "ERROR" : code, text.isEmpty() ? message : text);
    }

    /** What tags say already stays. */
    private static void putEndpoint(ObjectNode values, JsonValue endpoint, String[][] names) {
        for (String[] name : names) {
            JsonValue value = endpoint.get(name[1]);
            if (!values.has(name[0]) && !value.isText("")) {
                FlatNode.put(values, name[0], value);
            }
        }
    }
}
