package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tq.schema.Conventions;

/** What kind of step a span is, in MLflow's words, from whichever convention says so; else from what is recorded with it. */
public final class SpanTypes {

    private static final String VERCEL = "ai.";
    /** Conventions that name what was done, an open set of words of which only some are types; the others name types. */
    private static final Set<String> OPERATIONS = Set.of("gen_ai.operation.name", "llm.request.type", "ai.operationId", "operation.name");
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("chat", "CHAT_MODEL"), Map.entry("text_completion", "LLM"), Map.entry("completion", "LLM"),
            Map.entry("generate_content", "LLM"), Map.entry("generation", "LLM"), Map.entry("response", "LLM"), Map.entry("call_llm", "LLM"), Map.entry("llm_call", "LLM"),
            Map.entry("llm", "LLM"), Map.entry("embeddings", "EMBEDDING"), Map.entry("embedding", "EMBEDDING"), Map.entry("execute_tool", "TOOL"), Map.entry("tool_call", "TOOL"),
            Map.entry("tool", "TOOL"), Map.entry("create_agent", "AGENT"), Map.entry("invoke_agent", "AGENT"), Map.entry("agent_call", "AGENT"), Map.entry("agent_run", "AGENT"),
            Map.entry("agent", "AGENT"), Map.entry("invoke_workflow", "WORKFLOW"), Map.entry("workflow", "WORKFLOW"), Map.entry("chain", "CHAIN"), Map.entry("task", "TASK"), Map.entry("workflow.step", "TASK"),
            Map.entry("retrieval", "RETRIEVER"), Map.entry("vector_db_retrieve", "RETRIEVER"), Map.entry("retriever", "RETRIEVER"), Map.entry("rag", "RETRIEVER"), Map.entry("rerank", "RERANKER"),
            Map.entry("reranker", "RERANKER"), Map.entry("parser", "PARSER"), Map.entry("guardrail", "GUARDRAIL"), Map.entry("evaluation", "EVALUATOR"),
            Map.entry("evaluator", "EVALUATOR"));
    /** What a library calls what others name more closely: a retrieval is embedding first, and is a task of a workflow. */
    private static final Map<String, Set<String>> VAGUE = Map.of("EMBEDDING", Set.of("RETRIEVER"), "TASK", Set.of("TOOL", "RETRIEVER", "EMBEDDING", "RERANKER"));
    /** A class of a framework whose name says what it does: {@code VectorIndexRetriever.task}. */
    private static final Pattern RETRIEVER = Pattern.compile("^\\w*Retriever(\\.|$)");
    private static final List<String> KINDS = List.of(".span.type", ".span.kind", ".ai.kind");
    /** Words for any step at all. */
    private static final Set<String> SILENT = Set.of("", "null", "none", "unknown", "span");
    /** By what a span's name begins with, these tell as much as an attribute would; {@code chat} or {@code response} do not. */
    private static final Set<String> NAMES = Set.of("execute_tool", "invoke_agent", "create_agent", "agent_run", "invoke_workflow", "call_llm", "generate_content");

    private static final List<String> DOCUMENTS = Conventions.keys("documents").stream().map(key -> key.endsWith(".N") ? key.substring(0, key.length() - 1) : key).toList();

    private SpanTypes() {
    }

    /** {@code LLM}, {@code TOOL} …; {@code UNKNOWN} where attributes are there and none tells; missing where there are none. */
    public static JsonNode of(Span span) {
        String told = told(span);
        if (!told.isEmpty()) {
            return Nodes.text(told);
        }
        return span.attributes().isMissing() ? Nodes.MISSING : Nodes.text(inferred(span));
    }

    /** The type as a convention tells it; empty where none does. */
    static String told(Span span) {
        String first = "";
        for (String key : Conventions.keys("type")) {
            String type = told(span, key);
            if (!type.isEmpty() && key.startsWith("mlflow.")) {
                return type;
            }
            boolean closer = VAGUE.getOrDefault(first, Set.of()).contains(type);
            first = first.isEmpty() || closer ? type : first;
            if (!first.isEmpty() && !VAGUE.containsKey(first)) {
                return first;
            }
        }
        boolean task = first.isEmpty() || first.equals("TASK");
        if (first.equals("TASK") && RETRIEVER.matcher(span.name()).find()) {
            return "RETRIEVER";
        }
        return task && isToolCall(span.attributes()) ? "TOOL" : first.isEmpty() ? byOtherKind(span.attributes()) : first;
    }

    /** A tool's name with what it was called with, or what a protocol for tools calls such a request. */
    private static boolean isToolCall(Attributes attributes) {
        return attributes.has("tool.name") && attributes.has("tool.arguments") || attributes.get("mcp.method.name").asText("").equals("tools/call");
    }

    /** A framework's own key that ends as those of others do, with a word that is known: {@code spring.ai.kind}, {@code lmnr.span.type}. */
    private static String byOtherKind(Attributes attributes) {
        for (String key : attributes.keys()) {
            if (KINDS.stream().anyMatch(key::endsWith)) {
                String type = WORDS.getOrDefault(attributes.get(key).asText("").toLowerCase(Locale.ROOT), "");
                if (!type.isEmpty()) {
                    return type;
                }
            }
        }
        return "";
    }

    /** The key that tells; empty where none does, and the type is inferred or UNKNOWN. */
    public static Optional<String> source(Span span) {
        return Conventions.keys("type").stream().filter(key -> !told(span, key).isEmpty()).findFirst();
    }

    private static String told(Span span, String key) {
        JsonNode value = span.attributes().get(key);
        return value.isTextual() ? said(span, key, value.textValue()) : "";
    }

    private static String said(Span span, String key, String word) {
        if (key.startsWith("mlflow.")) {
            return word.equals("null") ? "" : word;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        String otherwise = OPERATIONS.contains(key) || SILENT.contains(lower) ? "" : word.toUpperCase(Locale.ROOT);
        return lower.startsWith(VERCEL) && OPERATIONS.contains(key) ? vercel(span, lower) : WORDS.getOrDefault(lower, otherwise);
    }

    /**
     * {@code ai.generateText.doGenerate} is a call of a model, and so is {@code ai.generateText} alone; with that and calls of tools
     * below it, it is the chain of them. In {@code operation.name} the function's own name follows.
     */
    private static String vercel(Span span, String operation) {
        String call = operation.startsWith("ai.generate") || operation.startsWith("ai.stream") ? "LLM" : operation.startsWith("ai.embed") ? "EMBEDDING"
                : operation.startsWith("ai.rerank") ? "RERANKER" : operation.startsWith("ai.toolcall") ? "TOOL" : "";
        boolean wraps = !call.isEmpty() && !call.equals("TOOL") && !operation.contains(".do") && !span.trace().isLeaf(span);
        return wraps ? "CHAIN" : call;
    }

    private static String inferred(Span span) {
        Attributes attributes = span.attributes();
        if (!Nodes.isEmpty(span.convention("tool"))) {
            return "TOOL";
        }
        if (!Nodes.isEmpty(attributes.get("embedding.model_name"))) {
            return "EMBEDDING";
        }
        if (!span.tokens().isMissingNode() || !Nodes.isEmpty(span.convention("model"))) {
            boolean wraps = span.trace().hasUsageBelow(span);
            if (!wraps && isEmbedding(span)) {
                return "EMBEDDING";
            }
            return !wraps ? "LLM" : Nodes.isEmpty(span.convention("agent")) ? "CHAIN" : "AGENT";
        }
        if (attributes.has("handoffs") && attributes.has("tools")) {
            return "AGENT";
        }
        boolean documents = attributes.hasAny(key -> DOCUMENTS.stream().anyMatch(key::startsWith)) || isSearch(span);
        String given = documents || !span.trace().isLeaf(span) ? "" : byOutputs(span.convention("outputs"));
        return documents ? "RETRIEVER" : !given.isEmpty() ? given : NAMES.contains(firstWord(span.name())) ? WORDS.get(firstWord(span.name())) : "UNKNOWN";
    }

    /** By what a step without a name gives: documents with their ids or scores. */
    private static String byOutputs(JsonNode outputs) {
        JsonNode first = outputs.path("documents").path(0);
        boolean found = (first.has("content") || first.has("page_content")) && (first.has("id") || first.has("score"));
        return found ? "RETRIEVER" : "";
    }

    /** By its name, or by a model whose name says so. */
    private static boolean isEmbedding(Span span) {
        String name = span.name().toLowerCase(Locale.ROOT);
        JsonNode outputs = span.convention("outputs");
        boolean vectors = (outputs.has("embedding") || outputs.has("embeddings")) && !outputs.has("choices");
        return vectors || name.endsWith("embeddings") || name.startsWith("embeddings") || span.convention("model").asText("").contains("embedding");
    }

    /** A query of a store of vectors. */
    private static boolean isSearch(Span span) {
        String operation = span.attributes().get("db.operation.name").asText(span.attributes().get("db.operation").asText(""));
        boolean query = operation.equals("query") || operation.equals("search");
        return query && (span.attributes().hasAny(key -> key.startsWith("db.vector.")) || span.events().stream().anyMatch(event -> event.name().endsWith(".result")));
    }

    private static String firstWord(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }
}
