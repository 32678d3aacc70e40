package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tq.json.JsonKind;
import tq.schema.Conventions;

/** Tokens and cost of spans and traces, and the rule by which no model call is counted twice. */
public final class Usage {

    /** The names of MLflow's usage object, by tq's. */
    private static final Map<String, String> STORED = Map.of("input", "input_tokens", "output", "output_tokens", "total", "total_tokens",
            "cache_read", "cache_read_input_tokens", "cache_write", "cache_creation_input_tokens", "reasoning", "reasoning_tokens");
    /** Where libraries put the whole answer of a model's server as JSON text. */
    private static final String ANSWER = "output.value";
    private static final String MLFLOW = "mlflow.traceRequestId";
    private static final String LANGFUSE = "langfuse.observation.usage_details";
    private static final Set<String> SIDES = Set.of("input", "output");
    /** Types of spans that are one call of a model. */
    private static final Set<String> CALLS = Set.of("LLM", "CHAT_MODEL", "EMBEDDING", "RERANKER");
    static final List<String> TOKENS = List.of("input", "output", "total", "cache_read", "cache_write", "reasoning");

    private Usage() {
    }

    /**
     * {@code {"input": 12, "output": 3, "total": 15}} with what is known; missing where nothing is. What an agent's span says of all
     * its calls together is told only where no call below tells of itself.
     */
    public static JsonNode tokens(Span span) {
        JsonNode own = span.callTokens();
        boolean mayTell = own.isMissingNode() && (span.parentId().isEmpty() || span.attributes().hasAny(Conventions.usageKeys()));
        return mayTell && !span.trace().hasUsageBelow(span) ? ofRun(span) : own;
    }

    /** What a run adds up to: told in keys of its own, or on top of all in an object. */
    private static JsonNode ofRun(Span span) {
        JsonNode told = span.attributes().hasAny(Conventions.usageKeys()) ? tokens(span, Conventions.RUN_TOKENS) : Nodes.MISSING;
        if (!told.isMissingNode() || !span.parentId().isEmpty() || isOfMlflow(span)) {
            return told;
        }
        JsonNode object = UsageObjects.of(span);
        return object instanceof ObjectNode counts ? withTotal(counts) : told;
    }

    /** The tokens of one call; missing where nothing is known. */
    static JsonNode ofCall(Span span) {
        JsonNode told = span.attributes().hasAny(Conventions.usageKeys()) ? tokens(span, "tokens.") : Nodes.MISSING;
        return !isOfMlflow(span) && mayAnswer(span) ? filled(span, told) : told;
    }

    /** MLflow looks into answers itself, and puts what counts into one attribute. */
    private static boolean isOfMlflow(Span span) {
        return span.attributes().has(MLFLOW);
    }

    /** A call of a model has its usage in its answer too, and what is not told otherwise may be no more than a leaf. */
    private static boolean mayAnswer(Span span) {
        String type = SpanTypes.told(span);
        return type.isEmpty() ? span.trace().isLeaf(span) : CALLS.contains(type);
    }

    /** With what only an object tells; the sides of a usage are never put together from several records. */
    private static JsonNode filled(Span span, JsonNode told) {
        if (told.has("input") && told.has("cache_read") && told.has("reasoning")) {
            return told;
        }
        JsonNode object = UsageObjects.of(span);
        if (object.isMissingNode() || told.isMissingNode()) {
            return object.isMissingNode() ? told : withTotal((ObjectNode) object);
        }
        ObjectNode tokens = Nodes.object();
        for (String name : TOKENS) {
            boolean part = name.equals("cache_read") || name.equals("cache_write") || name.equals("reasoning");
            JsonNode value = told.has(name) || !part ? told.path(name) : object.path(name);
            if (!value.isMissingNode() && (told.has(name) || value.asLong() > 0)) {
                tokens.set(name, value);
            }
        }
        return tokens;
    }

    private static JsonNode tokens(Span span, String prefix) {
        ObjectNode tokens = Nodes.object();
        boolean parts = span.attributes().has(LANGFUSE);
        for (String name : TOKENS) {
            JsonNode value = count(span.convention(prefix + name));
            long apart = parts && value.isNumber() && SIDES.contains(name) ? UsageObjects.apart(span.attributes().get(LANGFUSE), name) : 0;
            value = apart > 0 ? Nodes.number(value.asLong() + apart) : value;
            if (!value.isMissingNode()) {
                tokens.set(name, value);
            }
        }
        return withTotal(tokens);
    }

    /** The trace's own total where it has one, else the sum of its spans, each call once. */
    public static JsonNode tokens(Trace trace) {
        JsonNode stored = trace.info().decodedMetadata("mlflow.trace.tokenUsage");
        ObjectNode tokens = Nodes.object();
        for (String name : TOKENS) {
            JsonNode value = count(stored.path(STORED.getOrDefault(name, name)));
            if (!value.isMissingNode()) {
                tokens.set(name, value);
            }
        }
        return tokens.isEmpty() ? added(trace) : withTotal(tokens);
    }

    /** {@code tr-1: tokens.total is 441 as recorded, and its spans add up to 480}. */
    public static Optional<String> doubtfulTotal(Trace trace) {
        JsonNode recorded = number(trace.info().decodedMetadata("mlflow.trace.tokenUsage").path("total_tokens"));
        JsonNode added = added(trace).path("total");
        boolean doubtful = recorded.isNumber() && added.isNumber() && recorded.asLong() != added.asLong();
        return doubtful ? Optional.of(trace.id() + ": tokens.total is " + recorded.asLong() + " as recorded, and its spans add up to " + added.asLong()) : Optional.empty();
    }

    private static JsonNode added(Trace trace) {
        ObjectNode tokens = Nodes.object();
        List<Span> counted = counted(trace, span -> !span.tokens().isMissingNode());
        for (String name : TOKENS) {
            for (Span span : counted) {
                if (span.tokens().has(name)) {
                    tokens.put(name, tokens.path(name).asLong() + span.tokens().get(name).asLong());
                }
            }
        }
        return withTotal(tokens);
    }

    private static JsonNode withTotal(ObjectNode tokens) {
        if (!tokens.has("total") && (tokens.has("input") || tokens.has("output"))) {
            ObjectNode ordered = Nodes.object();
            TOKENS.forEach(name -> {
                JsonNode value = name.equals("total") ? Nodes.number(tokens.path("input").asLong() + tokens.path("output").asLong()) : tokens.path(name);
                if (!value.isMissingNode()) {
                    ordered.set(name, value);
                }
            });
            return ordered;
        }
        return tokens.isEmpty() ? Nodes.MISSING : tokens;
    }

    /** US dollars: the whole, or the part of {@code input} or {@code output}. */
    public static JsonNode cost(Span span, String field) {
        if (!span.attributes().hasAny(Conventions.usageKeys())) {
            return Nodes.MISSING;
        }
        JsonNode cost = number(span.convention(field));
        if (!cost.isMissingNode() || !field.equals("cost")) {
            return cost;
        }
        return sum(number(span.convention("cost.input")), number(span.convention("cost.output")));
    }

    /** The trace's own cost where it has one, else the sum of its spans', each call once. */
    public static JsonNode cost(Trace trace, String field) {
        String part = field.equals("cost") ? "total_cost" : field.substring(5) + "_cost";
        JsonNode stored = number(trace.info().decodedMetadata("mlflow.trace.cost").path(part));
        for (Span span : stored.isMissingNode() ? counted(trace, span -> !cost(span, "cost").isMissingNode()) : List.<Span>of()) {
            stored = sum(stored, cost(span, field));
        }
        return stored;
    }

    private static JsonNode sum(JsonNode a, JsonNode b) {
        return a.isMissingNode() ? b : b.isMissingNode() ? a
                : DoubleNode.valueOf(a.decimalValue().add(b.decimalValue()).doubleValue());
    }

    /** Whether a span says anything of tokens or cost. */
    public static boolean isRecorded(Span span) {
        return !span.tokens().isMissingNode() || !cost(span, "cost").isMissingNode();
    }

    /** The id of the model's response, also where only another record of the same call has it; empty for none. */
    public static String responseId(Span span) {
        String own = span.convention("response_id").asText("");
        return own.isEmpty() && span.parts().scope().kind() == JsonKind.OBJECT ? span.trace().recordedTwice().getOrDefault(span.position(), "") : own;
    }

    /** The id that stands in the recorded answer itself, of a span that is not told the response's id otherwise; empty for none. */
    public static String answerId(Span span) {
        return responseId(span).isEmpty() ? Nodes.member(span.attributes().written(ANSWER), "id").asText("") : "";
    }

    private static CountedOnce.Recorded recorded(Span span) {
        Tree tree = span.trace().tree();
        return new CountedOnce.Recorded("", tree.enter(span.position()), tree.leave(span.position()), responseId(span), answerId(span));
    }

    /** The spans whose usage counts, of those that have usage of a kind: a wrapper's cost is not counted twice because the call below has tokens. */
    public static List<Span> counted(Trace trace, Predicate<Span> has) {
        List<Span> recorded = trace.spans().stream().filter(Usage::isRecorded).filter(has).toList();
        boolean[] counts = CountedOnce.among(recorded.stream().map(Usage::recorded).toList());
        List<Span> counted = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i]) {
                counted.add(recorded.get(i));
            }
        }
        return counted;
    }

    /** A whole number; some tables have it as {@code 156.0}. */
    private static JsonNode count(JsonNode value) {
        JsonNode number = number(value);
        boolean whole = number.isFloatingPointNumber() && number.doubleValue() == Math.rint(number.doubleValue()) && Math.abs(number.doubleValue()) < 1e15;
        return whole ? Nodes.number(number.longValue()) : number;
    }

    /** A number, or text that is one; anything else is missing. */
    public static JsonNode number(JsonNode value) {
        if (value.isNumber()) {
            return value;
        }
        if (!value.isTextual()) {
            return Nodes.MISSING;
        }
        try {
            BigDecimal number = new BigDecimal(value.textValue());
            return number.scale() <= 0 ? Nodes.number(number.longValueExact()) : DoubleNode.valueOf(number.doubleValue());
        } catch (ArithmeticException | NumberFormatException e) {
            return Nodes.MISSING;
        }
    }
}
