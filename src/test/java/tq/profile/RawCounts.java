package tq.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Elements and keys of a file of traces, counted by a walk over its JSON that knows where each kind of object stands and nothing else. */
final class RawCounts {

    private final Map<String, Long> elements = new TreeMap<>();
    private final Map<String, Map<String, Long>> keys = new TreeMap<>();
    private final Set<String> traces = new HashSet<>();

    static RawCounts of(Path file) throws IOException {
        RawCounts counts = new RawCounts();
        try (MappingIterator<JsonNode> documents = new ObjectMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
            while (documents.hasNext()) {
                counts.count("JSON document");
                counts.walk(documents.next(), null);
            }
        }
        return counts;
    }

    long elements(String noun) {
        return noun.equals("trace") ? traces.size() : elements.getOrDefault(noun, 0L);
    }

    Map<String, Long> keys(String noun) {
        return keys.getOrDefault(noun, Map.of());
    }

    private void walk(JsonNode value, JsonNode resource) {
        JsonNode own = value.has("resource") ? value.get("resource").path("attributes") : resource;
        if (value.has("spanId") && value.has("startTimeUnixNano") || value.has("span_id") && value.has("start_time_unix_nano")) {
            span(value, own);
            return;
        }
        if (value.has("spanId") && value.has("body")) {
            count("log record");
            count("event");
            return;
        }
        if (value.has("state") && value.has("trace_id")) {
            traces.add(value.get("trace_id").textValue());
            keys("tag", "", value.path("tags"));
            keys("metadata", "", value.path("trace_metadata"));
            for (JsonNode assessment : value.path("assessments")) {
                count("assessment");
                keys("assessment", "", assessment.path("metadata"));
            }
            return;
        }
        for (JsonNode part : value) {
            walk(part, own);
        }
    }

    private void span(JsonNode span, JsonNode resource) {
        count("span");
        if (!span.path("attributes").has("mlflow.traceRequestId")) {
            traces.add(span.has("traceId") ? span.get("traceId").textValue() : span.get("trace_id").textValue());
        }
        keys("span", "", span.path("attributes"));
        keys("resource", "", resource == null ? new ObjectMapper().createObjectNode() : resource);
        span.path("links").forEach(link -> count("link"));
        for (JsonNode event : span.path("events")) {
            count("event");
            keys("event", event.path("name").textValue().replaceAll("\\.[0-9]+$", ".*") + "/", event.path("attributes"));
        }
    }

    /** Each key once for its element, whatever numbers it has; of rows of a table null is no value. */
    private void keys(String noun, String prefix, JsonNode attributes) {
        Set<String> own = new TreeSet<>();
        if (attributes.isArray()) {
            attributes.forEach(attribute -> own.add(attribute.get("key").textValue()));
        } else {
            attributes.properties().stream().filter(member -> !member.getValue().isNull()).forEach(member -> own.add(member.getKey()));
        }
        Set<String> collapsed = new TreeSet<>();
        own.forEach(key -> collapsed.add(prefix + key.replaceAll("\\.[0-9]+(?=\\.|$)", ".*")));
        collapsed.forEach(key -> keys.computeIfAbsent(noun, any -> new TreeMap<>()).merge(key, 1L, Long::sum));
    }

    private void count(String noun) {
        elements.merge(noun, 1L, Long::sum);
    }
}
