package tq.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The attribute keys that a span's field is read from, the first that is not empty wins. The order is MLflow, the
 * current OpenTelemetry GenAI conventions, their deprecated names, OpenInference, OpenLLMetry, then vendors. A key
 * such as {@code mlflow.chat.tokenUsage/input_tokens} is a key and the member of the object stored under it; one that ends
 * in {@code .N} is a list in many keys: {@code llm.input_messages.0.message.role}. Inputs and outputs have such keys last, and after
 * them the events whose names stand under {@code events.input} and {@code events.output}.
 */
public final class Conventions {

    /** Before {@code input} and its like: what all calls of a run add up to, which is told apart from what one call used. */
    public static final String RUN_TOKENS = "tokens of a run.";

    /** What Codex calls a conversation, and OpenTelemetry's agents the number of a thread. */
    public static final String THREAD = "thread.id";

    private static final String DETAILS = "langfuse.observation.usage_details/";
    private static final String COSTS = "langfuse.observation.cost_details/";
    private static final Map<String, List<String>> KEYS = new HashMap<>();

    static {
        KEYS.put("type", List.of("mlflow.spanType", "gen_ai.operation.name", "llm.request.type", "openinference.span.kind", "traceloop.span.kind",
                "ai.operationId", "langsmith.span.kind", "langfuse.observation.type", "langwatch.span.type", "agentops.span.kind", "operation.name"));
        KEYS.put("function", List.of("mlflow.spanFunctionName", "code.function.name", "code.function"));
        KEYS.put("inputs", List.of("mlflow.spanInputs", "gen_ai.input.messages", "gen_ai.tool.call.arguments", "gen_ai.retrieval.query.text", "gen_ai.prompt",
                "gen_ai.tool.args", "input.value", "traceloop.entity.input", "gen_ai.task.input", "ai.prompt", "ai.prompt.messages", "ai.toolCall.args", "ai.value",
                "ai.values", "langfuse.observation.input", "langfuse.trace.input", "gcp.vertex.agent.llm_request", "gcp.vertex.agent.tool_call_args", "tool_arguments",
                "all_messages_events", "pydantic_ai.all_messages", "request_data", "raw_input", "langwatch.input", "agentops.entity.input", "lmnr.span.input", "lk.user_input",
                "lk.user_transcript", "lk.chat_ctx", "lk.input_text", "lk.function_tool.arguments", "mastra.agent_run.input", "mastra.model_step.input", "mastra.model_generation.input",
                "haystack.pipeline.input_data", "haystack.component.input", "agent.messages", "llm.messages", "user_prompt", "tool_input", "new_context", "input",
                "gen_ai.prompt.N", "llm.input_messages.N", "llm.prompts.N", "reranker.query", "db.vector.query.content", "embedding.text", "embedding.embeddings.N"));
        KEYS.put("outputs", List.of("mlflow.spanOutputs", "gen_ai.output.messages", "gen_ai.tool.call.result", "gen_ai.completion", "gen_ai.output", "output.value",
                "traceloop.entity.output", "gen_ai.task.output", "ai.response.text", "ai.response.object", "ai.response.toolCalls", "ai.toolCall.result", "ai.embedding",
                "ai.embeddings", "ai.result.text", "ai.result.object", "ai.result.toolCalls", "langfuse.observation.output", "langfuse.trace.output",
                "gcp.vertex.agent.llm_response", "gcp.vertex.agent.tool_response", "tool_response", "final_result", "response_data", "langwatch.output",
                "agentops.entity.output", "crewai.crew.result", "lmnr.span.output", "lk.response.text", "lk.response.function_calls", "lk.function_tool.output",
                "mastra.agent_run.output", "mastra.model_step.output", "mastra.model_generation.output", "haystack.pipeline.output_data", "haystack.component.output", "response.model_output", "output",
                "gen_ai.completion.N", "llm.output_messages.N"));
        KEYS.put("model", List.of("mlflow.llm.model", "gen_ai.response.model", "llm.response.model_name", "gen_ai.request.model", "llm.request.model_name",
                "llm.model_name", "embedding.model_name", "reranker.model_name", "ai.response.model", "ai.model.id", "langsmith.metadata.ls_model_name",
                "langfuse.observation.model.name", "metadata.ls_model_name"));
        KEYS.put("provider", List.of("mlflow.llm.provider", "gen_ai.provider.name", "gen_ai.system", "llm.provider", "llm.system",
                "ai.model.provider", "langsmith.metadata.ls_provider", "metadata.ls_provider", "langfuse.observation.metadata.ls_provider"));
        KEYS.put("tokens.input", List.of("mlflow.chat.tokenUsage/input_tokens", "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.token_count.prompt",
                "ai.usage.inputTokens", "ai.usage.promptTokens", "ai.usage.tokens", DETAILS + "input", DETAILS + "input_tokens", DETAILS + "prompt_tokens",
                "codex.turn.token_usage.input_tokens"));
        KEYS.put("tokens.output", List.of("mlflow.chat.tokenUsage/output_tokens", "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens",
                "llm.token_count.completion", "ai.usage.outputTokens", "ai.usage.completionTokens", DETAILS + "output", DETAILS + "output_tokens",
                DETAILS + "completion_tokens", "codex.turn.token_usage.output_tokens"));
        KEYS.put("tokens.total", List.of("mlflow.chat.tokenUsage/total_tokens", "llm.token_count.total", "gen_ai.usage.total_tokens", "llm.usage.total_tokens",
                "ai.usage.totalTokens", DETAILS + "total", DETAILS + "total_tokens", "codex.turn.token_usage.total_tokens"));
        KEYS.put("tokens.cache_read", List.of("mlflow.chat.tokenUsage/cache_read_input_tokens", "gen_ai.usage.cache_read.input_tokens",
                "gen_ai.usage.cache_read_input_tokens", "llm.token_count.prompt_details.cache_read", "ai.usage.cachedInputTokens", "ai.usage.inputTokenDetails.cacheReadTokens",
                "gen_ai.usage.input_token_details/cache_read", DETAILS + "input_cached_tokens", DETAILS + "input_cache_read", DETAILS + "cache_read_input_tokens",
                DETAILS + "prompt_details.cache_read", "gen_ai.usage.details.cache_read_tokens", "codex.turn.token_usage.cached_input_tokens"));
        KEYS.put("tokens.cache_write", List.of("mlflow.chat.tokenUsage/cache_creation_input_tokens", "gen_ai.usage.cache_creation.input_tokens",
                "gen_ai.usage.cache_write.input_tokens", "gen_ai.usage.cache_creation_input_tokens", "gen_ai.usage.cache_write_input_tokens",
                "llm.token_count.prompt_details.cache_write", "ai.usage.inputTokenDetails.cacheWriteTokens", "gen_ai.usage.input_token_details/cache_creation",
                DETAILS + "input_cache_creation", DETAILS + "cache_creation_input_tokens", DETAILS + "prompt_details.cache_write", "gen_ai.usage.details.cache_write_tokens"));
        KEYS.put("tokens.reasoning", List.of("mlflow.chat.tokenUsage/reasoning_tokens", "gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.details.reasoning_tokens",
                "llm.token_count.completion_details.reasoning", "gen_ai.usage.reasoning_tokens", "llm.usage.reasoning_tokens", "ai.usage.reasoningTokens",
                "ai.usage.outputTokenDetails.reasoningTokens", "gen_ai.usage.output_token_details/reasoning", DETAILS + "output_reasoning_tokens",
                DETAILS + "output_reasoning", DETAILS + "completion_details.reasoning", "codex.turn.token_usage.reasoning_output_tokens"));
        KEYS.put("llm response", List.of("gcp.vertex.agent.llm_response", "metadata"));
        KEYS.put("cost", List.of("mlflow.llm.cost/total_cost", "operation.cost", "llm.cost.total", "gen_ai.usage.cost", "gen_ai.cost.total_cost", COSTS + "total"));
        KEYS.put("cost.input", List.of("mlflow.llm.cost/input_cost", "llm.cost.prompt", "gen_ai.usage.input_cost", "gen_ai.cost.input_cost", COSTS + "input"));
        KEYS.put("cost.output", List.of("mlflow.llm.cost/output_cost", "llm.cost.completion", "gen_ai.usage.output_cost", "gen_ai.cost.output_cost", COSTS + "output"));
        KEYS.put("level", List.of("langfuse.observation.level"));
        KEYS.put("status message", List.of("langfuse.observation.status_message"));
        KEYS.put("tool", List.of("gen_ai.tool.name", "tool.name", "tool_call.function.name", "ai.toolCall.name", "spring.ai.tool.definition.name"));
        KEYS.put("tools", List.of("mlflow.chat.tools", "gen_ai.tool.definitions", "gen_ai.request.tools", "llm.tools.N", "llm.request.functions.N", "ai.prompt.tools",
                "model_request_parameters/function_tools", "llm.invocation_parameters/tools", "langfuse.observation.model.parameters/tools"));
        KEYS.put("finish_reason", List.of("gen_ai.response.finish_reasons", "gen_ai.response.finish_reason", "llm.finish_reason", "gen_ai.response.stop_reason",
                "ai.response.finishReason", "anthropic.message.stop_reason", "langfuse.observation.metadata.finish_reason"));
        KEYS.put("session", List.of("session.id", "gen_ai.conversation.id", "traceloop.association.properties.session_id", "ai.telemetry.metadata.sessionId",
                "langsmith.metadata.session_id", "langsmith.metadata.thread_id", "langsmith.metadata.conversation_id", "langfuse.session.id", "gcp.vertex.agent.session_id",
                "langwatch.thread.id", "metadata/session_id", "metadata/thread_id", "metadata/conversation_id", "metadata.session_id", "metadata.thread_id",
                "metadata.conversation_id", THREAD));
        KEYS.put("user", List.of("user.id", "gen_ai.user", "llm.user", "enduser.id", "traceloop.association.properties.user_id", "ai.telemetry.metadata.userId",
                "langsmith.metadata.user_id", "langfuse.user.id", "langwatch.user.id", "metadata/user_id", "metadata.user_id"));
        KEYS.put("messages.input", List.of("mlflow.spanInputs", "gen_ai.input.messages", "gen_ai.prompt", "gen_ai.prompt.N", "llm.input_messages.N",
                "input.value", "llm.prompts.N", "traceloop.entity.input", "ai.prompt.messages", "ai.prompt", "langfuse.observation.input",
                "gcp.vertex.agent.llm_request", "events", "request_data", "raw_input", "langwatch.input", "lmnr.span.input", "lk.chat_ctx", "mastra.model_step.input",
                "haystack.component.input", "llm.messages", "new_context", "input"));
        KEYS.put("messages.output", List.of("mlflow.spanOutputs", "gen_ai.output.messages", "gen_ai.completion", "gen_ai.completion.N", "gen_ai.output",
                "llm.output_messages.N", "output.value", "traceloop.entity.output", "ai.response.text", "ai.result.text", "langfuse.observation.output",
                "gcp.vertex.agent.llm_response", "events", "response_data", "langwatch.output", "lmnr.span.output", "lk.response.text", "mastra.model_step.output",
                "haystack.component.output", "response.model_output", "output"));
        KEYS.put("events.input", List.of("gen_ai.system.message", "gen_ai.user.message", "gen_ai.assistant.message", "gen_ai.tool.message", "gen_ai.content.prompt"));
        KEYS.put("events.output", List.of("gen_ai.choice", "gen_ai.content.completion", "tool.output"));
        KEYS.put("messages.system", List.of("gen_ai.system_instructions"));
        KEYS.put("documents", List.of("gen_ai.retrieval.documents", "retrieval.documents.N", "reranker.output_documents.N", "langwatch.rag.contexts",
                "langwatch.rag_contexts"));
        KEYS.put("response_id", List.of("gen_ai.response.id"));
        KEYS.put(RUN_TOKENS + "input", List.of("gen_ai.aggregated_usage.input_tokens"));
        KEYS.put(RUN_TOKENS + "output", List.of("gen_ai.aggregated_usage.output_tokens"));
        KEYS.put(RUN_TOKENS + "cache_read", List.of("gen_ai.aggregated_usage.cache_read.input_tokens", "gen_ai.aggregated_usage.details.cache_read_tokens"));
        KEYS.put(RUN_TOKENS + "cache_write", List.of("gen_ai.aggregated_usage.cache_creation.input_tokens", "gen_ai.aggregated_usage.details.cache_write_tokens"));
        KEYS.put(RUN_TOKENS + "reasoning", List.of("gen_ai.aggregated_usage.details.reasoning_tokens"));
        KEYS.put("model of a call", List.of("model_name", "model", "model_id"));
        KEYS.put("agent", List.of("gen_ai.agent.name", "agent.name", "agent_name"));
        KEYS.put("entity", List.of("traceloop.entity.name", "agentops.entity.name"));
        KEYS.put("first token in seconds", List.of("gen_ai.response.time_to_first_chunk"));
        KEYS.put("first token in milliseconds", List.of("gen_ai.server.time_to_first_token", "ai.response.msToFirstChunk"));
        KEYS.put("first token at", List.of("langfuse.observation.completion_start_time"));
    }

    private static final Map<String, Set<String>> ATTRIBUTES = new HashMap<>();
    private static final Set<String> USAGE = new HashSet<>();

    static {
        KEYS.forEach((field, keys) -> {
            Set<String> attributes = new HashSet<>();
            keys.forEach(key -> attributes.add(key.indexOf('/') < 0 ? key : key.substring(0, key.indexOf('/'))));
            ATTRIBUTES.put(field, attributes);
            if (field.startsWith("tokens") || field.startsWith("cost")) {
                USAGE.addAll(attributes);
            }
        });
    }

    private Conventions() {
    }

    /** The attributes that hold tokens or costs; a span without any has no usage. */
    public static Set<String> usageKeys() {
        return USAGE;
    }

    /** The attributes that the field's keys are in; a span without any lacks the field. */
    public static Set<String> attributes(String field) {
        return ATTRIBUTES.getOrDefault(field, Set.of());
    }

    /** The keys of a field, in the order in which they are tried; none for a field that is no attribute. */
    public static List<String> keys(String field) {
        return KEYS.getOrDefault(field, List.of());
    }
}
