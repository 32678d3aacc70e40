package tq.trace.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import tq.schema.Conventions;
import tq.schema.FieldRef;
import tq.trace.Canonical;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.SpanTypes;
import tq.trace.Times;
import tq.trace.Trace;
import tq.trace.Tree;
import tq.trace.Usage;
import tq.trace.content.AskedModel;
import tq.trace.content.Contents;
import tq.trace.content.FinishReasons;
import tq.trace.content.Streams;
import tq.trace.content.Texts;
import tq.trace.flow.CallsMade;
import tq.trace.flow.ResultsRead;
import tq.trace.flow.ToolsOffered;

/** The fields of a span, as {@code Schema} names them. */
final class SpanFields {

    /** How many names of a path are shown from its end. */
    private static final int PATH_END = 100;

    private static final String EXECUTE_TOOL = "execute_tool ";
    /** What Python calls the method of an object that is called like a function. */
    private static final String CALLED = ".__call__";
    /** What stands for a model that no one knows. */
    private static final Set<String> NO_MODEL = Set.of("none", "unknown", "null");

    private SpanFields() {
    }

    /** How to read a field; an absent value is missing. */
    static Function<Span, JsonNode> reader(FieldRef ref) {
        String field = ref.field();
        if (field.startsWith(FieldRef.SOURCE)) {
            return span -> Nodes.text(Sources.of(span, field.substring(FieldRef.SOURCE.length())));
        }
        return switch (field) {
            case "id" -> span -> Nodes.text(span.id());
            case "parent_id" -> span -> Nodes.text(span.parentId());
            case "trace_id" -> span -> Nodes.text(span.trace().id());
            case "name" -> span -> Nodes.text(span.name());
            case "type" -> SpanTypes::of;
            case "kind" -> span -> Nodes.text(span.kind());
            case "status" -> span -> Nodes.text(span.status().name());
            case "message" -> span -> TextNode.valueOf(span.message());
            case "error" -> span -> Nodes.bool(span.status() == Span.Status.ERROR);
            case "exception.type", "exception.message", "exception.stacktrace" -> span -> Failures.exception(span, field);
            case "start" -> span -> Nodes.time(span.start());
            case "end" -> span -> Nodes.time(span.end());
            case "duration" -> span -> nanos(span.duration());
            case "offset" -> span -> span.start() == Times.NONE ? Nodes.MISSING : Nodes.number(span.start() - span.trace().firstStart());
            case FieldRef.USAGE -> Positions::usage;
            case FieldRef.IS_ROOT -> span -> Nodes.bool(span.parentId().isEmpty());
            case FieldRef.IS_LEAF -> span -> Nodes.bool(span.trace().isLeaf(span));
            case FieldRef.IS_ORPHAN -> span -> Nodes.bool(span.trace().isOrphan(span));
            case "self" -> span -> nanos(span.trace().tree().self(span.position()));
            case "gap" -> span -> nanos(span.trace().tree().gap(span.position()));
            case "depth" -> span -> Nodes.number(span.trace().tree().depth(span.position()));
            case "index" -> span -> Nodes.number(span.trace().tree().index(span.position()));
            case "child_count" -> span -> Nodes.number(span.trace().tree().childCount(span.position()));
            case "path" -> SpanFields::path;
            case FieldRef.PATH_TIME -> span -> nanos(span.trace().pathTime(span));
            case FieldRef.ELEMENT -> POJONode::new;
            case "events" -> SpanFields::events;
            case "links" -> Canonical::links;
            case "text" -> SpanFields::text;
            case "time_to_first_token" -> span -> nanos(Streams.timeToFirstToken(span));
            case "finish_reason" -> FinishReasons::of;
            case "code.file", "code.line", "code.places", "code.thrown" -> span -> code(span, field);
            case "asked_model" -> AskedModel::of;
            case "tools" -> ToolsOffered::of;
            case "unmade_calls" -> ofTrace(CallsMade::new, CallsMade::unmade);
            case "used" -> ofTrace(ResultsRead::new, ResultsRead::share);
            default -> recorded(ref);
        };
    }

    /** Where nothing tells which of several places it is, there is none. */
    private static JsonNode code(Span span, String field) {
        List<String> places = field.equals("code.thrown") ? span.trace().code().thrown(span) : span.trace().code().function(span);
        if (field.equals("code.places")) {
            ArrayNode list = Nodes.array();
            places.forEach(list::add);
            return list.isEmpty() ? Nodes.MISSING : list;
        }
        if (places.size() != 1) {
            return Nodes.MISSING;
        }
        int colon = places.get(0).lastIndexOf(':');
        return switch (field) {
            case "code.file" -> Nodes.text(places.get(0).substring(0, colon));
            case "code.line" -> Nodes.number(Long.parseLong(places.get(0).substring(colon + 1)));
            default -> Nodes.text(places.get(0));
        };
    }

    /** What only a look at the whole trace tells, which is taken once. Spans come trace by trace. */
    private static <T> Function<Span, JsonNode> ofTrace(Function<Trace, T> reader, BiFunction<T, Span, JsonNode> field) {
        Map<Trace, T> last = new IdentityHashMap<>(1);
        return span -> {
            T read = last.get(span.trace());
            if (read == null) {
                last.clear();
                read = reader.apply(span.trace());
                last.put(span.trace(), read);
            }
            return field.apply(read, span);
        };
    }

    /** Fields that are read from attributes. */
    private static Function<Span, JsonNode> recorded(FieldRef ref) {
        String field = ref.field();
        return switch (field) {
            case "function" -> span -> textOf(span.convention(field));
            case "model" -> SpanFields::model;
            case "provider" -> SpanFields::provider;
            case "inputs", "outputs" -> span -> Contents.of(span, field);
            case FieldRef.HAS + "inputs", FieldRef.HAS + "outputs" -> span -> Nodes.bool(Contents.isThere(span, field.substring(4)));
            case "raw inputs", "raw outputs" -> span -> Contents.raw(span, field.substring(4));
            case "tool" -> SpanFields::tool;
            case "tokens" -> Span::tokens;
            case "tokens.input", "tokens.output", "tokens.total", "tokens.cache_read", "tokens.cache_write", "tokens.reasoning" ->
                span -> span.tokens().path(field.substring(7));
            case "cost", "cost.input", "cost.output" -> span -> Usage.cost(span, field);
            case "attributes" -> ref.names().isEmpty() ? span -> span.attributes().decoded() : span -> span.attributes().at(ref.names());
            case FieldRef.HAS + "attributes" -> span -> Nodes.bool(!span.attributes().at(ref.names()).isMissingNode());
            case "raw attributes" -> ref.names().isEmpty() ? span -> span.attributes().canonical() : span -> span.attributes().storedAt(ref.names());
            case "resource" -> span -> span.resource(ref.names());
            case FieldRef.HAS + "resource" -> span -> Nodes.bool(!span.resource(ref.names()).isMissingNode());
            case "scope" -> span -> Nodes.text(span.parts().scope().get("name").textOr(""));
            default -> throw new IllegalArgumentException("no field of a span: " + field);
        };
    }

    /** Model names and the like are text whatever was stored. */
    private static JsonNode textOf(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? Nodes.text(value.asText()) : Nodes.MISSING;
    }

    static JsonNode nanos(long nanos) {
        return nanos == Times.NONE ? Nodes.MISSING : Nodes.number(nanos);
    }

    /** What used tokens may call its model just {@code model}; of anything else, and in MLflow's own spans, that is a parameter. */
    private static JsonNode model(Span span) {
        JsonNode model = textOf(span.convention("model", NO_MODEL));
        if (!Nodes.isEmpty(model) || span.attributes().has("mlflow.traceRequestId")) {
            return model;
        }
        return span.attributes().hasAny(Conventions.usageKeys()) ? textOf(span.convention("model of a call")) : model;
    }

    /** Vercel's SDK has the part of the provider behind it, and tells so in a key of its own: {@code openai.chat}. */
    private static JsonNode provider(Span span) {
        JsonNode provider = textOf(span.convention("provider"));
        int dot = provider.asText().indexOf('.');
        return dot > 0 && span.attributes().get("ai.model.provider").equals(provider) ? Nodes.text(provider.textValue().substring(0, dot)) : provider;
    }

    /** As recorded, else by the name of a TOOL span: {@code execute_tool search} is that of search. */
    private static JsonNode tool(Span span) {
        JsonNode named = textOf(span.convention("tool"));
        if (Nodes.isEmpty(named) && SpanTypes.of(span).asText("").equals("TOOL")) {
            named = textOf(span.convention("entity"));
            named = Nodes.isEmpty(named) ? Nodes.text(span.name()) : named;
        }
        String name = named.asText();
        if (name.endsWith(CALLED) && name.length() > CALLED.length()) {
            return Nodes.text(name.substring(0, name.length() - CALLED.length()));
        }
        return name.startsWith(EXECUTE_TOOL) && name.length() > EXECUTE_TOOL.length() ? Nodes.text(name.substring(EXECUTE_TOOL.length())) : named;
    }

    /** {@code agent > search > embed}; of very deep ones the middle is left out, since the paths of all spans would grow with the square of the depth. */
    private static JsonNode path(Span span) {
        Tree tree = span.trace().tree();
        List<String> names = new ArrayList<>();
        int depth = tree.depth(span.position());
        int at = span.position();
        while (at != Tree.NONE && names.size() < PATH_END) {
            names.add(span.trace().spans().get(at).name());
            at = tree.up(at);
        }
        if (at != Tree.NONE) {
            int left = depth + 1 - PATH_END;
            if (left > 1) {
                names.add("… " + (left - 1) + " more …");
            }
            names.add(span.trace().spans().get(tree.top(span.position())).name());
        }
        Collections.reverse(names);
        return TextNode.valueOf(String.join(" > ", names));
    }

    private static JsonNode events(Span span) {
        ArrayNode events = Nodes.array();
        span.events().forEach(event -> events.add(Canonical.event(event)));
        return events;
    }

    private static JsonNode text(Span span) {
        StringBuilder out = new StringBuilder();
        Texts.all(Nodes.text(span.name()), out);
        Texts.all(Nodes.text(span.message()), out);
        Texts.all(span.attributes().decoded(), out);
        span.events().forEach(event -> Texts.all(Canonical.event(event), out));
        return Nodes.text(out.toString());
    }
}
