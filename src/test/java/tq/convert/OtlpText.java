package tq.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * OTLP's JSON with what protobuf leaves open settled, by the rules of the specification: keys in camel case and in order, no
 * defaults, numbers for enums, text for 64-bit integers, ids in lower-case hex; each span by itself, with its resource and scope.
 */
final class OtlpText {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> KINDS = List.of("UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER");
    private static final List<String> CODES = List.of("UNSET", "OK", "ERROR");

    private OtlpText() {
    }

    static boolean isOtlp(Path file) {
        try {
            return documents(file).stream().anyMatch(document -> document.has("resourceSpans") || document.has("resource_spans"));
        } catch (IOException e) {
            return false;
        }
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(Files.newBufferedReader(file))) {
            return values.readAll();
        }
    }

    /** All spans of a file, each once. */
    static Set<JsonNode> spans(Path file, boolean withoutEvents) throws IOException {
        Set<JsonNode> spans = new LinkedHashSet<>();
        for (JsonNode document : documents(file)) {
            for (JsonNode resource : either(document, "resourceSpans", "resource_spans")) {
                for (JsonNode group : either(resource, "scopeSpans", "scope_spans")) {
                    for (JsonNode span : group.path("spans")) {
                        ObjectNode whole = MAPPER.createObjectNode();
                        whole.set("resource", resource.path("resource"));
                        whole.set("resourceSchema", either(resource, "schemaUrl", "schema_url"));
                        whole.set("scope", group.path("scope"));
                        whole.set("scopeSchema", either(group, "schemaUrl", "schema_url"));
                        whole.set("span", withoutEvents ? ((ObjectNode) span).without("events") : span);
                        spans.add(settled("", whole));
                    }
                }
            }
        }
        return spans;
    }

    private static JsonNode either(JsonNode object, String camel, String snake) {
        return object.has(camel) ? object.get(camel) : object.path(snake);
    }

    private static JsonNode settled(String key, JsonNode value) {
        if (value.isArray()) {
            ArrayNode list = MAPPER.createArrayNode();
            value.forEach(item -> list.add(settled("", item)));
            return list;
        }
        if (!value.isObject()) {
            return scalar(key, value);
        }
        TreeMap<String, JsonNode> members = new TreeMap<>();
        boolean any = value.has("key");
        value.properties().forEach(member -> {
            String name = camel(member.getKey());
            JsonNode inner = settled(name, member.getValue());
            boolean variant = name.endsWith("Value") || any; // a variant of a value is told by its key, be it the default
            if (variant || !isDefault(inner)) {
                members.put(name, inner);
            }
        });
        ObjectNode object = MAPPER.createObjectNode();
        members.forEach(object::set);
        return object;
    }

    private static boolean isDefault(JsonNode value) {
        return value == null || value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty() || value.isTextual() && (value.asText().isEmpty() || value.asText().equals("0"))
                || value.isNumber() && value.asDouble() == 0;
    }

    private static String camel(String name) {
        StringBuilder out = new StringBuilder();
        List<String> words = new ArrayList<>(List.of(name.split("_")));
        out.append(words.remove(0));
        words.forEach(word -> out.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1)));
        return out.toString();
    }

    private static JsonNode scalar(String key, JsonNode value) {
        return switch (key) {
            case "traceId", "spanId", "parentSpanId" -> MAPPER.getNodeFactory().textNode(hex(value.asText()));
            case "startTimeUnixNano", "endTimeUnixNano", "timeUnixNano", "intValue" -> MAPPER.getNodeFactory().textNode(value.asText());
            case "doubleValue" -> MAPPER.getNodeFactory().textNode(value.isTextual() ? value.asText() : Double.toString(value.doubleValue()));
            case "kind" -> MAPPER.getNodeFactory().numberNode(value.isNumber() ? value.intValue() : KINDS.indexOf(value.asText().replace("SPAN_KIND_", "")));
            case "code" -> MAPPER.getNodeFactory().numberNode(value.isNumber() ? value.intValue() : CODES.indexOf(value.asText().replace("STATUS_CODE_", "")));
            default -> value;
        };
    }

    private static String hex(String id) {
        boolean base64 = id.length() == 24 && id.endsWith("==") || id.length() == 12 && id.endsWith("=");
        String hex = base64 ? HexFormat.of().formatHex(Base64.getDecoder().decode(id)) : id.toLowerCase(Locale.ROOT);
        return hex.replace("0", "").isEmpty() ? "" : hex;
    }
}
