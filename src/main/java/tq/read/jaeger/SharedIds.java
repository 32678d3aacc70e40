package tq.read.jaeger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.read.base.FlatSpan;
import tq.trace.Ids;
import tq.trace.Span;
import tq.trace.TracePart;

/**
 * Zipkin's client and server write one call under one id, each from its side; Jaeger keeps such spans as they came. The server's
 * half gets an id of its own, the same in each run, and hangs under the client's; what the server's service did below hangs
 * under the server's half. A span that says it shares its id with one that is not there stays as it is.
 */
public final class SharedIds {

    /** By which Zipkin marks the server's half. */
    static final String FLAG = "shared";

    /** The formats in which ids are shared, and where each keeps the id as it was. */
    private static final Map<String, String> RAW = Map.of(ZipkinFormat.NAME, "zipkin.id", JaegerFormat.NAME, "jaeger.span_id");

    private SharedIds() {
    }

    /** The parts of one trace with the halves of each call told apart. */
    public static List<TracePart> apart(List<TracePart> parts) {
        Map<String, Map<String, String>> halves = halves(parts);
        if (halves.isEmpty()) {
            return parts;
        }
        List<TracePart> all = new ArrayList<>();
        for (TracePart part : parts) {
            String raw = RAW.get(part.origin().format());
            List<Span.Parts> spans = raw == null ? part.spans() : part.spans().stream().map(span -> moved(span, halves, raw)).toList();
            all.add(new TracePart(part.kind(), part.id(), part.info(), spans, part.assessments(), part.events(), part.origin()));
        }
        return all;
    }

    /** The new ids of servers' halves, by the shared id and the server's service. */
    private static Map<String, Map<String, String>> halves(List<TracePart> parts) {
        Map<String, Boolean> clients = new HashMap<>();
        List<FlatSpan> servers = new ArrayList<>();
        for (TracePart part : parts) {
            for (Span.Parts span : RAW.containsKey(part.origin().format()) ? part.spans() : List.<Span.Parts>of()) {
                if (span instanceof FlatSpan flat && isServer(flat)) {
                    servers.add(flat);
                } else {
                    clients.put(Ids.of(span.id()), true);
                }
            }
        }
        Map<String, Map<String, String>> halves = new HashMap<>();
        for (FlatSpan server : servers) {
            String id = Ids.of(server.id());
            if (!id.isEmpty() && clients.containsKey(id)) {
                halves.computeIfAbsent(id, key -> new HashMap<>()).put(service(server), idOf(id, service(server)));
            }
        }
        return halves;
    }

    private static boolean isServer(FlatSpan span) {
        return span.kind().equals("SERVER") || span.kind().equals("CONSUMER") || span.span().get(FLAG).kind() == JsonKind.TRUE;
    }

    private static String service(FlatSpan span) {
        return span.span().get("resource").get("service.name").textOr("");
    }

    private static String idOf(String id, String service) {
        byte[] name = (id + " server " + service).getBytes(StandardCharsets.UTF_8);
        return String.format("%016x", UUID.nameUUIDFromBytes(name).getMostSignificantBits());
    }

    private static Span.Parts moved(Span.Parts span, Map<String, Map<String, String>> halves, String raw) {
        if (!(span instanceof FlatSpan flat)) {
            return span;
        }
        String id = Ids.of(flat.id());
        String own = isServer(flat) ? halves.getOrDefault(id, Map.of()).getOrDefault(service(flat), "") : "";
        String parent = own.isEmpty() ? halves.getOrDefault(Ids.of(flat.parent()), Map.of()).getOrDefault(service(flat), "") : id;
        if (own.isEmpty() && parent.isEmpty()) {
            return span;
        }
        ObjectNode node = (ObjectNode) flat.span().toNode();
        node.put("parent_span_id", parent);
        if (!own.isEmpty()) {
            node.put("span_id", own);
            ObjectNode attributes = node.withObject("/attributes");
            attributes.put(raw, attributes.path(raw).asText(id));
        }
        return new FlatSpan(JsonDocument.of(node), flat.encoding());
    }
}
