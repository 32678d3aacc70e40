package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.schema.Conventions;

/**
 * One step of a trace in its canonical form: ids in hex, times in nanoseconds, a normal status. What is costly to
 * decode is decoded when it is asked for.
 */
public final class Span {

    private static final String LEVEL = "level";
    private static final String MESSAGE = "status message";

    /** How a span ended. */
    public enum Status { OK, ERROR, UNSET }

    /** What a reader finds of a span, looked up when it is asked for; values are missing where the format or the file has none. */
    public interface Parts {

        JsonValue traceId();

        JsonValue id();

        JsonValue parent();

        JsonValue name();

        /** {@code INTERNAL}, {@code CLIENT} …; empty for none. */
        String kind();

        /** Nanoseconds, or {@link Times#NONE}. */
        long start();

        /** Nanoseconds, or {@link Times#NONE}. */
        long end();

        Status status();

        JsonValue message();

        Attributes attributes();

        JsonValue events();

        JsonValue links();

        /** What the process that recorded it says of itself: {@code service.name} …. */
        Attributes resource();

        /** The library that recorded it: {@code {"name": …, "version": …}}; missing where the file does not say. */
        JsonValue scope();

        /** Members that tq gives no meaning to, by key; a whole span is printed with them. */
        Map<String, JsonValue> others();

        /** In formats that tell of a span when it begins and again when it ends: it and another record of the same id as one. Empty where each is a span. */
        default Optional<Parts> joined(Parts other) {
            return Optional.empty();
        }
    }

    private final Trace trace;
    private final int position;
    private final Parts parts;
    private final List<JsonValue> addedEvents;
    private String id;
    private Attributes attributes;
    private JsonNode tokens;
    private JsonNode callTokens;

    Span(Trace trace, int position, Parts parts, List<JsonValue> addedEvents) {
        this.addedEvents = addedEvents;
        this.trace = trace;
        this.position = position;
        this.parts = parts;
    }

    /** What its reader found. */
    public Parts parts() {
        return parts;
    }

    /** The trace whose document holds the span. */
    public Trace trace() {
        return trace;
    }

    /** Its place among the trace's spans, from 0, in the order of the file. */
    public int position() {
        return position;
    }

    /** The canonical id; empty where a partial object has none. */
    public String id() {
        if (id == null) {
            id = Ids.of(parts.id());
        }
        return id;
    }

    /** The parent's id; empty for a root. */
    public String parentId() {
        return Ids.of(parts.parent());
    }

    /** The id of the trace as OpenTelemetry has it, in hex; not always that of {@link Trace#id()}. */
    public String otelTraceId() {
        String id = Ids.of(parts.traceId());
        return id.startsWith("tr-") ? id.substring(3) : id;
    }

    /** Whether the file names the span at all; {@code --extract-fields} may leave the id out. */
    boolean hasId() {
        return !parts.id().isMissing();
    }

    /** The name as stored; empty where there is none. */
    public String name() {
        return parts.name().textOr("");
    }

    /** {@code INTERNAL}, {@code CLIENT} …; empty where there is none. */
    public String kind() {
        return parts.kind();
    }

    /** Nanoseconds since 1970, or {@link Times#NONE}. */
    public long start() {
        return parts.start();
    }

    /** Nanoseconds since 1970, or {@link Times#NONE} while it runs. */
    public long end() {
        return parts.end();
    }

    /** From start to end in nanoseconds, or {@link Times#NONE}. */
    public long duration() {
        return start() == Times.NONE || end() == Times.NONE ? Times.NONE : end() - start();
    }

    /** As it was recorded; where that says nothing, a level of ERROR in the attributes does. */
    public Status status() {
        Status recorded = parts.status();
        boolean silent = recorded == Status.UNSET && attributes().hasAny(Conventions.attributes(LEVEL));
        return silent && convention(LEVEL).asText("").equalsIgnoreCase("ERROR") ? Status.ERROR : recorded;
    }

    /** The status message, also where an attribute has it; empty where there is none. */
    public String message() {
        String message = parts.message().textOr("");
        boolean told = message.isEmpty() && attributes().hasAny(Conventions.attributes(MESSAGE));
        return told ? Nodes.word(convention(MESSAGE)).asText("") : message;
    }

    /** Its attributes, undecoded until one is asked for. */
    public Attributes attributes() {
        if (attributes == null) {
            attributes = parts.attributes();
        }
        return attributes;
    }

    /** What the process says of itself under a dotted key, or all of it; missing where there is none. */
    public JsonNode resource(List<String> names) {
        Attributes resource = parts.resource();
        return !names.isEmpty() ? resource.at(names) : resource.keys().isEmpty() ? Nodes.MISSING : resource.decoded();
    }

    /** Its events in the order stored; those that stood elsewhere come last. */
    public List<SpanEvent> events() {
        JsonValue stored = parts.events();
        if (stored.size() == 0 && addedEvents.isEmpty()) {
            return List.of();
        }
        List<SpanEvent> events = new ArrayList<>();
        stored.items().forEach(event -> events.add(new SpanEvent(this, event)));
        addedEvents.forEach(event -> events.add(new SpanEvent(this, event)));
        return events;
    }

    /** Its links in the order stored. */
    public List<Link> links() {
        JsonValue stored = parts.links();
        List<Link> links = new ArrayList<>();
        for (JsonValue link : stored.items()) {
            links.add(new Link(this, link));
        }
        return links;
    }

    /** The first value that is not empty among the keys of a field in {@link Conventions}, decoded; else missing. */
    public JsonNode convention(String field) {
        return convention(field, Set.of());
    }

    /** The same, where some words stand for nothing: {@code none}. */
    public JsonNode convention(String field, Set<String> nothing) {
        JsonNode empty = Nodes.MISSING;
        for (String key : Conventions.keys(field)) {
            JsonNode value = convention(key, key.indexOf('/'));
            if (!Nodes.isEmpty(value) && !(value.isTextual() && nothing.contains(value.textValue().toLowerCase(Locale.ROOT)))) {
                return value;
            }
            empty = empty.isMissingNode() ? value : empty;
        }
        return empty;
    }

    /** The key of {@link Conventions} that {@link #convention(String)} reads a field from; empty where none tells it. */
    public Optional<String> conventionKey(String field) {
        for (String key : Conventions.keys(field)) {
            if (!Nodes.isEmpty(convention(key, key.indexOf('/')))) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private JsonNode convention(String key, int slash) {
        if (slash < 0) {
            return attributes().get(key);
        }
        JsonNode object = PythonLiteral.decoded(attributes().get(key.substring(0, slash)));
        int next = key.indexOf('/', slash + 1);
        JsonNode member = object.path(key.substring(slash + 1, next < 0 ? key.length() : next));
        return next < 0 ? member : member.path(key.substring(next + 1));
    }

    /** See {@link Usage#ofCall(Span)}; kept, since it may be looked for in what the span gave. */
    JsonNode callTokens() {
        if (callTokens == null) {
            callTokens = Usage.ofCall(this);
        }
        return callTokens;
    }

    /** See {@link Usage#tokens(Span)}; kept, since a sum asks for it again and again. */
    public JsonNode tokens() {
        if (tokens == null) {
            tokens = Usage.tokens(this);
        }
        return tokens;
    }

    /** The first exception recorded with it, which is the one that the status message tells. */
    public Optional<SpanEvent> exception() {
        return events().stream().filter(event -> event.name().equals("exception")).findFirst();
    }
}
