package tq.schema;

import static tq.schema.Field.Reach.DIALECTS;
import static tq.schema.Field.Reach.ELEMENT;
import static tq.schema.Field.Reach.KEYS;
import static tq.schema.Field.Reach.NULLABLE;
import static tq.schema.ValueType.ANY;
import static tq.schema.ValueType.BOOLEAN;
import static tq.schema.ValueType.COST;
import static tq.schema.ValueType.DURATION;
import static tq.schema.ValueType.ENUM;
import static tq.schema.ValueType.LIST;
import static tq.schema.ValueType.NUMBER;
import static tq.schema.ValueType.OBJECT;
import static tq.schema.ValueType.STRING;
import static tq.schema.ValueType.TIME;
import static tq.schema.ValueType.TOKENS;
import static tq.schema.ValueType.TYPE;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of every noun, and which other noun a field leads to ({@code span.name} of an event). One table. */
public final class Schema {

    /** The span types that MLflow knows; others occur, since types are open text. */
    public static final List<String> SPAN_TYPES = List.of("LLM", "CHAT_MODEL", "CHAIN", "AGENT", "TOOL", "RETRIEVER", "EMBEDDING", "RERANKER",
            "PARSER", "MEMORY", "GUARDRAIL", "EVALUATOR", "WORKFLOW", "TASK", "FUNCTION", "UNKNOWN");

    private static final Map<Noun, Map<String, Field>> FIELDS = new EnumMap<>(Noun.class);
    private static final Map<Noun, Map<String, Noun>> RELATIONS = new EnumMap<>(Noun.class);

    static {
        spans();
        traces();
        assessments();
        events();
        messages();
        documents();
        links();
        sessions();
    }

    private Schema() {
    }

    /** The field of that dotted name; {@code trace.id} and the like are found by way of {@link #relation}. */
    public static Optional<Field> field(Noun noun, String name) {
        return Optional.ofNullable(fields(noun).get(name));
    }

    /** All fields of a noun by name, in the order of the language reference. */
    public static Map<String, Field> fields(Noun noun) {
        return FIELDS.getOrDefault(noun.element(), Map.of());
    }

    /** The noun that a name leads to from another: {@code trace} of a span, {@code span} of an event. */
    public static Optional<Noun> relation(Noun noun, String name) {
        return Optional.ofNullable(relations(noun).get(name));
    }

    /** All names that lead from a noun to another. */
    public static Map<String, Noun> relations(Noun noun) {
        return RELATIONS.getOrDefault(noun.element(), Map.of());
    }

    private static void spans() {
        add(Noun.SPANS, "id", STRING, ELEMENT, "the span's id, in hex");
        add(Noun.SPANS, "parent_id", STRING, ELEMENT, "the id of the span that called this one; missing for a root");
        add(Noun.SPANS, "trace_id", STRING, ELEMENT, "the same as trace.id");
        add(Noun.SPANS, "name", STRING, ELEMENT, "the span's name, as stored");
        add(Noun.SPANS, "type", TYPE, SPAN_TYPES, "what the step is: LLM, TOOL, RETRIEVER …");
        add(Noun.SPANS, "kind", ENUM, List.of("INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"), "OpenTelemetry's span kind");
        add(Noun.SPANS, "status", ENUM, List.of("OK", "ERROR", "UNSET"), "how the span ended");
        add(Noun.SPANS, "message", STRING, ELEMENT, "the status message");
        add(Noun.SPANS, "error", BOOLEAN, ELEMENT, "whether the status is ERROR");
        exception(Noun.SPANS);
        add(Noun.SPANS, "start", TIME, ELEMENT, "when it began");
        add(Noun.SPANS, "end", TIME, ELEMENT, "when it ended; missing while it runs");
        add(Noun.SPANS, "duration", DURATION, ELEMENT, "from start to end");
        add(Noun.SPANS, "offset", DURATION, ELEMENT, "from the start of the trace's earliest span");
        add(Noun.SPANS, "self", DURATION, ELEMENT, "the part of the duration that no child covers");
        add(Noun.SPANS, "gap", DURATION, ELEMENT, "from the latest end of the earlier siblings to the start");
        add(Noun.SPANS, "depth", NUMBER, ELEMENT, "how far below the root, which is 0");
        add(Noun.SPANS, "path", STRING, ELEMENT, "the names from the root to this span");
        add(Noun.SPANS, "index", NUMBER, ELEMENT, "position among its siblings by start, from 0");
        add(Noun.SPANS, "child_count", NUMBER, ELEMENT, "how many children it has");
        add(Noun.SPANS, "function", STRING, ELEMENT, "the function in the code");
        add(Noun.SPANS, "code.file", STRING, DIALECTS, "the file that holds the function, with --source DIR where there is but one");
        add(Noun.SPANS, "code.line", NUMBER, DIALECTS, "the line of the function there");
        add(Noun.SPANS, "code.places", LIST, DIALECTS, "all places where the function may stand: [file:line]");
        add(Noun.SPANS, "code.thrown", STRING, DIALECTS, "the place where its exception was thrown, the innermost that lies inside DIR");
        add(Noun.SPANS, "inputs", ANY, NULLABLE, "what went in, decoded");
        add(Noun.SPANS, "outputs", ANY, NULLABLE, "what came out, decoded");
        add(Noun.SPANS, "model", STRING, ELEMENT, "the model used, else the one asked for");
        add(Noun.SPANS, "asked_model", STRING, DIALECTS, "the model that was asked for, where another one answered");
        add(Noun.SPANS, "provider", STRING, ELEMENT, "who serves the model");
        tokens(Noun.SPANS);
        add(Noun.SPANS, "tool", STRING, ELEMENT, "the tool's name");
        add(Noun.SPANS, "finish_reason", ENUM, List.of("stop", "length", "tool_calls", "content_filter", "error"), DIALECTS,
                "why the model stopped");
        add(Noun.SPANS, "time_to_first_token", DURATION, DIALECTS, "from start to the first piece of a stream");
        add(Noun.SPANS, "tools", LIST, DIALECTS, "the tools that the model was offered: [{name, description, parameters}]");
        add(Noun.SPANS, "unmade_calls", LIST, DIALECTS, "the tools that it asked for and that nobody called: [{id, name, arguments}]");
        add(Noun.SPANS, "used", NUMBER, DIALECTS, "of what a tool or retriever brought, the share that a model read afterwards, from 0 to 1");
        add(Noun.SPANS, "attributes", OBJECT, KEYS, "everything recorded with the span, by key");
        add(Noun.SPANS, "resource", OBJECT, KEYS, "what the process said of itself");
        add(Noun.SPANS, "scope", STRING, ELEMENT, "the library that recorded it");
        add(Noun.SPANS, "events", LIST, ELEMENT, "its events");
        add(Noun.SPANS, "links", LIST, ELEMENT, "its links to other spans");
        add(Noun.SPANS, "text", STRING, DIALECTS, "all text in it, decoded");
        relate(Noun.SPANS, "trace", Noun.TRACES);
        relate(Noun.SPANS, "parent", Noun.SPANS);
        relate(Noun.SPANS, "root", Noun.SPANS);
    }

    private static void traces() {
        add(Noun.TRACES, "id", STRING, ELEMENT, "the trace's id, as MLflow writes it");
        add(Noun.TRACES, "name", STRING, ELEMENT, "the root's name, else the tag mlflow.traceName");
        add(Noun.TRACES, "state", ENUM, List.of("OK", "ERROR", "IN_PROGRESS", "UNSPECIFIED"), "how the trace ended; OK says nothing of the answer");
        add(Noun.TRACES, "error", BOOLEAN, ELEMENT, "whether the state is ERROR");
        add(Noun.TRACES, "start", TIME, ELEMENT, "when it began");
        add(Noun.TRACES, "end", TIME, ELEMENT, "when it ended");
        add(Noun.TRACES, "duration", DURATION, ELEMENT, "from start to end");
        add(Noun.TRACES, "request", ANY, NULLABLE, "the root's inputs, else the preview");
        add(Noun.TRACES, "response", ANY, NULLABLE, "the root's outputs, else the preview");
        add(Noun.TRACES, "question", STRING, ELEMENT, "the text that was asked");
        add(Noun.TRACES, "answer", STRING, ELEMENT, "the text that was answered");
        add(Noun.TRACES, "session", STRING, ELEMENT, "the conversation it belongs to");
        add(Noun.TRACES, "user", STRING, ELEMENT, "the end user");
        add(Noun.TRACES, "experiment", STRING, ELEMENT, "the MLflow experiment's id");
        add(Noun.TRACES, "run", STRING, ELEMENT, "the MLflow run it was made in");
        add(Noun.TRACES, "tags", OBJECT, KEYS, "tags, by key");
        add(Noun.TRACES, "metadata", OBJECT, KEYS, "trace metadata, by key");
        tokens(Noun.TRACES);
        add(Noun.TRACES, "span_count", NUMBER, ELEMENT, "how many spans are stored; missing where the trace is here without them");
        add(Noun.TRACES, "error_count", NUMBER, ELEMENT, "how many of its spans failed; likewise");
        add(Noun.TRACES, "depth", NUMBER, ELEMENT, "the depth of its deepest span");
        add(Noun.TRACES, "spans", LIST, ELEMENT, "its spans");
        add(Noun.TRACES, "assessments", LIST, ELEMENT, "its assessments");
        add(Noun.TRACES, "source", STRING, DIALECTS, "file and line it was read from");
        add(Noun.TRACES, "format", STRING, DIALECTS, "the format it was read from");
        add(Noun.TRACES, "text", STRING, DIALECTS, "all text in it, decoded");
        relate(Noun.TRACES, "root", Noun.SPANS);
    }

    private static void assessments() {
        add(Noun.ASSESSMENTS, "id", STRING, ELEMENT, "the assessment's id");
        add(Noun.ASSESSMENTS, "name", STRING, ELEMENT, "what is judged: correctness, safety …");
        add(Noun.ASSESSMENTS, "kind", ENUM, List.of("feedback", "expectation", "issue"), "what kind of assessment");
        add(Noun.ASSESSMENTS, "value", ANY, NULLABLE, "the verdict, the expected value, or the issue's name");
        add(Noun.ASSESSMENTS, "verdict", ENUM, List.of("pass", "fail"), DIALECTS, "whether the value is a pass or a failure, where that can be told");
        add(Noun.ASSESSMENTS, "error", BOOLEAN, ELEMENT, "whether the judge itself failed");
        add(Noun.ASSESSMENTS, "error.code", STRING, ELEMENT, "how the judge failed");
        add(Noun.ASSESSMENTS, "error.message", STRING, ELEMENT, "what the failed judge said");
        add(Noun.ASSESSMENTS, "rationale", STRING, ELEMENT, "why the verdict is so");
        add(Noun.ASSESSMENTS, "source.type", ENUM, List.of("HUMAN", "LLM_JUDGE", "CODE", "UNSPECIFIED"), "who judged");
        add(Noun.ASSESSMENTS, "source.id", STRING, ELEMENT, "which person, judge or program");
        add(Noun.ASSESSMENTS, "valid", BOOLEAN, ELEMENT, "false where another assessment replaced it");
        add(Noun.ASSESSMENTS, "overrides", STRING, ELEMENT, "the id of the one that it replaces");
        add(Noun.ASSESSMENTS, "trusted", BOOLEAN, ELEMENT, "valid and without error");
        add(Noun.ASSESSMENTS, "level", ENUM, List.of("session", "trace", "span"), "what it is about");
        add(Noun.ASSESSMENTS, "span_id", STRING, ELEMENT, "the id of the span that it is about");
        add(Noun.ASSESSMENTS, "created", TIME, ELEMENT, "when it was made");
        add(Noun.ASSESSMENTS, "updated", TIME, ELEMENT, "when it was last changed");
        add(Noun.ASSESSMENTS, "run", STRING, ELEMENT, "the MLflow run that made it");
        add(Noun.ASSESSMENTS, "metadata", OBJECT, KEYS, "its metadata, by key");
        add(Noun.ASSESSMENTS, "text", STRING, DIALECTS, "all text in it");
        relate(Noun.ASSESSMENTS, "span", Noun.SPANS);
        relate(Noun.ASSESSMENTS, "trace", Noun.TRACES);
        relate(Noun.ASSESSMENTS, "root", Noun.SPANS);
    }

    private static void events() {
        add(Noun.EVENTS, "name", STRING, ELEMENT, "the event's name");
        add(Noun.EVENTS, "time", TIME, ELEMENT, "when it happened");
        add(Noun.EVENTS, "offset", DURATION, ELEMENT, "from the start of the trace's earliest span");
        add(Noun.EVENTS, "attributes", OBJECT, KEYS, "what was recorded with it, by key");
        exception(Noun.EVENTS);
        add(Noun.EVENTS, "text", STRING, DIALECTS, "all text in it");
        relate(Noun.EVENTS, "span", Noun.SPANS);
        relate(Noun.EVENTS, "trace", Noun.TRACES);
    }

    private static void messages() {
        add(Noun.MESSAGES, "role", STRING, ELEMENT, "who speaks: system, user, assistant, tool");
        add(Noun.MESSAGES, "content", STRING, ELEMENT, "the text of the message");
        add(Noun.MESSAGES, "tool_calls", LIST, ELEMENT, "the tools that the model asks for: [{id, name, arguments}]");
        add(Noun.MESSAGES, "tool_call_id", STRING, ELEMENT, "which call a tool's message answers");
        add(Noun.MESSAGES, "direction", ENUM, List.of("input", "output"), DIALECTS, "whether the model read or wrote it");
        add(Noun.MESSAGES, "index", NUMBER, ELEMENT, "its position among those of its direction, from 0");
        ofSpan(Noun.MESSAGES);
    }

    private static void documents() {
        add(Noun.DOCUMENTS, "id", STRING, ELEMENT, "the document's id");
        add(Noun.DOCUMENTS, "uri", STRING, ELEMENT, "where it is from");
        add(Noun.DOCUMENTS, "content", STRING, ELEMENT, "its text");
        add(Noun.DOCUMENTS, "score", NUMBER, ELEMENT, "how well it fits, in the retriever's own measure");
        add(Noun.DOCUMENTS, "rank", NUMBER, ELEMENT, "its position in the list, from 0");
        add(Noun.DOCUMENTS, "metadata", OBJECT, KEYS, "its metadata, by key");
        ofSpan(Noun.DOCUMENTS);
    }

    private static void links() {
        add(Noun.LINKS, "trace_id", STRING, ELEMENT, "the trace that it leads to");
        add(Noun.LINKS, "span_id", STRING, ELEMENT, "the span that it leads to");
        add(Noun.LINKS, "attributes", OBJECT, KEYS, "what was recorded with it, by key");
        ofSpan(Noun.LINKS);
    }

    private static void ofSpan(Noun noun) {
        add(noun, "text", STRING, DIALECTS, "all text in it");
        relate(noun, "span", Noun.SPANS);
        relate(noun, "trace", Noun.TRACES);
    }

    private static void sessions() {
        add(Noun.SESSIONS, "id", STRING, ELEMENT, "the session's id");
        add(Noun.SESSIONS, "user", STRING, ELEMENT, "the first user that one of its traces names");
        add(Noun.SESSIONS, "turns", NUMBER, ELEMENT, "how many traces it has");
        add(Noun.SESSIONS, "start", TIME, ELEMENT, "when its first trace began");
        add(Noun.SESSIONS, "end", TIME, ELEMENT, "when its last trace ended");
        add(Noun.SESSIONS, "duration", DURATION, ELEMENT, "from its start to its end, pauses too");
        tokens(Noun.SESSIONS);
        add(Noun.SESSIONS, "error", BOOLEAN, ELEMENT, "whether one of its traces failed");
        add(Noun.SESSIONS, "error_count", NUMBER, ELEMENT, "how many of its traces failed");
        add(Noun.SESSIONS, "traces", LIST, ELEMENT, "the ids of its traces");
        add(Noun.SESSIONS, "assessments", LIST, ELEMENT, "the assessments of its traces");
    }

    private static void exception(Noun noun) {
        add(noun, "exception.type", STRING, ELEMENT, "the exception's class");
        add(noun, "exception.message", STRING, ELEMENT, "what the exception said");
        add(noun, "exception.stacktrace", STRING, ELEMENT, "where it was thrown");
    }

    private static void tokens(Noun noun) {
        add(noun, "tokens", OBJECT, ELEMENT, "token usage; missing where none was recorded");
        add(noun, "tokens.input", TOKENS, ELEMENT, "tokens read by the model");
        add(noun, "tokens.output", TOKENS, ELEMENT, "tokens written by the model");
        add(noun, "tokens.total", TOKENS, ELEMENT, "both together");
        add(noun, "tokens.cache_read", TOKENS, ELEMENT, "input tokens read from a cache");
        add(noun, "tokens.cache_write", TOKENS, ELEMENT, "input tokens written to a cache");
        add(noun, "tokens.reasoning", TOKENS, ELEMENT, "output tokens spent on reasoning");
        add(noun, "cost", COST, ELEMENT, "US dollars in all");
        add(noun, "cost.input", COST, ELEMENT, "US dollars for the input");
        add(noun, "cost.output", COST, ELEMENT, "US dollars for the output");
    }

    private static void add(Noun noun, String name, ValueType type, Field.Reach reach, String doc) {
        add(noun, name, type, List.of(), reach, doc);
    }

    private static void add(Noun noun, String name, ValueType type, List<String> values, String doc) {
        add(noun, name, type, values, ELEMENT, doc);
    }

    private static void add(Noun noun, String name, ValueType type, List<String> values, Field.Reach reach, String doc) {
        FIELDS.computeIfAbsent(noun, n -> new LinkedHashMap<>()).put(name, new Field(name, type, doc, values, reach));
    }

    private static void relate(Noun noun, String name, Noun target) {
        RELATIONS.computeIfAbsent(noun, n -> new LinkedHashMap<>()).put(name, target);
    }
}
