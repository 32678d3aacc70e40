package tq.trace.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.function.Function;
import java.util.function.Predicate;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.Times;
import tq.trace.Trace;
import tq.trace.TraceOwner;
import tq.trace.Usage;
import tq.trace.content.Contents;
import tq.trace.content.Dialogue;
import tq.trace.content.Texts;

/** The fields of a trace, as {@code Schema} names them. What the info does not say, the root span does. */
final class TraceFields {

    private TraceFields() {
    }

    /** How to read a field; an absent value is missing. */
    static Function<Trace, JsonNode> reader(FieldRef ref) {
        String field = ref.field();
        if (field.startsWith(FieldRef.SOURCE)) {
            return trace -> Nodes.text(Sources.of(trace, field.substring(FieldRef.SOURCE.length())));
        }
        return switch (field) {
            case "id" -> trace -> Nodes.text(trace.id());
            case "name" -> TraceFields::name;
            case "state" -> trace -> Nodes.text(state(trace));
            case "error" -> trace -> Nodes.bool(state(trace).equals("ERROR"));
            case "start" -> trace -> Nodes.time(start(trace));
            case "end" -> TraceFields::end;
            case "duration" -> trace -> SpanFields.nanos(duration(trace));
            case "request", "response" -> trace -> spoken(trace, field);
            case FieldRef.HAS + "request", FieldRef.HAS + "response" -> trace -> Nodes.bool(!spoken(trace, field.substring(4)).isMissingNode());
            case "question" -> Dialogue::question;
            case "answer" -> Dialogue::answer;
            case "session" -> TraceOwner::session;
            case "user" -> TraceOwner::user;
            case "experiment" -> trace -> Nodes.text(trace.info().experiment());
            case "run" -> trace -> trace.info().metadata("mlflow.sourceRun");
            case "tags" -> trace -> trace.info().tags(ref.names());
            case FieldRef.HAS + "tags" -> trace -> Nodes.bool(!trace.info().tags(ref.names()).isMissingNode());
            case "metadata" -> trace -> trace.info().metadata(ref.names());
            case FieldRef.HAS + "metadata" -> trace -> Nodes.bool(!trace.info().metadata(ref.names()).isMissingNode());
            case "tokens" -> Usage::tokens;
            case "tokens.input", "tokens.output", "tokens.total", "tokens.cache_read", "tokens.cache_write", "tokens.reasoning" ->
                trace -> Usage.tokens(trace).path(field.substring(7));
            case "cost", "cost.input", "cost.output" -> trace -> Usage.cost(trace, field);
            case "span_count" -> trace -> counted(trace, span -> true);
            case "error_count" -> trace -> counted(trace, span -> span.status() == Span.Status.ERROR);
            case "depth" -> TraceFields::depth;
            default -> rest(field);
        };
    }

    private static Function<Trace, JsonNode> rest(String field) {
        return switch (field) {
            case "spans" -> trace -> trace.canonical().path("data").path("spans");
            case "assessments" -> TraceFields::assessments;
            case "source" -> trace -> Nodes.text(trace.origin().file() + ":" + trace.origin().line());
            case "format" -> trace -> Nodes.text(trace.origin().format());
            case "text" -> TraceFields::text;
            case FieldRef.ELEMENT -> POJONode::new;
            default -> throw new IllegalArgumentException("no field of a trace: " + field);
        };
    }

    private static JsonNode counted(Trace trace, Predicate<Span> condition) {
        return trace.lacksSpans() ? Nodes.MISSING : Nodes.number(trace.spans().stream().filter(condition).count());
    }

    private static JsonNode depth(Trace trace) {
        return trace.lacksSpans() ? Nodes.MISSING : Nodes.number(trace.spans().stream().mapToInt(span -> trace.tree().depth(span.position())).max().orElse(0));
    }

    /** Of a trace whose root is not there the tag says more than an orphan does. */
    private static JsonNode name(Trace trace) {
        JsonNode root = Nodes.text(trace.root().map(Span::name).orElse(""));
        JsonNode named = root.isMissingNode() ? trace.info().tag("mlflow.traceName") : root;
        return Nodes.isEmpty(named) ? Nodes.text(trace.top().map(Span::name).orElse("")) : named;
    }

    /** OK says only that no exception left the root; a root that is UNSET is OK, and no root at all is still running. */
    private static String state(Trace trace) {
        String state = trace.info().state();
        if (!state.isEmpty() || trace.lacksSpans()) {
            return state;
        }
        return trace.root().map(root -> root.status() == Span.Status.ERROR ? "ERROR" : "OK").orElse("IN_PROGRESS");
    }

    private static long start(Trace trace) {
        long start = trace.info().start();
        return start != Times.NONE ? start : trace.top().map(Span::start).orElse(trace.firstStart());
    }

    private static long duration(Trace trace) {
        long duration = trace.info().duration();
        return duration != Times.NONE ? duration : trace.top().map(Span::duration).orElse(Times.NONE);
    }

    private static JsonNode end(Trace trace) {
        return start(trace) == Times.NONE || duration(trace) == Times.NONE ? Nodes.MISSING : Nodes.time(start(trace) + duration(trace));
    }

    private static JsonNode inOut(Trace trace, String field) {
        return trace.top().map(root -> Contents.of(root, field)).orElse(Nodes.MISSING);
    }

    private static JsonNode spoken(Trace trace, String field) {
        JsonNode value = inOut(trace, field.equals("request") ? "inputs" : "outputs");
        return value.isMissingNode() ? trace.info().decodedPreview(field) : value;
    }

    private static JsonNode assessments(Trace trace) {
        ArrayNode list = Nodes.array();
        trace.assessments().forEach(assessment -> list.add(assessment.canonical()));
        return list;
    }

    private static JsonNode text(Trace trace) {
        StringBuilder out = new StringBuilder();
        Texts.all(trace.info().canonical(), out);
        for (Span span : trace.spans()) {
            Texts.all(SpanFields.reader(FieldRef.own(Noun.SPANS, "text")).apply(span), out);
        }
        trace.assessments().forEach(assessment -> Texts.all(assessment.canonical(), out));
        return Nodes.text(out.toString());
    }
}
