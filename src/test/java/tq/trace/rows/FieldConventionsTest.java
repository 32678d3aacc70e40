package tq.trace.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tq.trace.Traces.span;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.trace.Span;
import tq.trace.content.Streams;

/** Fields of a span by the attributes that each convention has for them; texts with apostrophes for quotes. */
class FieldConventionsTest {

    private static String field(String field, Span span) {
        return SpanFields.reader(FieldRef.own(Noun.SPANS, field)).apply(span).asText("");
    }

    /** A model call as each convention records it: 100 tokens of which 40 were cached, then 20, of which 5 to think. */
    static Stream<Arguments> conventions() {
        return Stream.of(
                Arguments.of("MLflow", "CHAT_MODEL", "'mlflow.spanType': 'CHAT_MODEL', 'mlflow.llm.model': 'm', 'mlflow.llm.provider': 'p', 'gen_ai.usage.reasoning_tokens': 5,"
                        + " 'mlflow.chat.tokenUsage': {'input_tokens': 100, 'output_tokens': 20, 'total_tokens': 120, 'cache_read_input_tokens': 40}"),
                Arguments.of("GenAI", "CHAT_MODEL", "'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'asked', 'gen_ai.response.model': 'm', 'gen_ai.provider.name': 'p',"
                        + " 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.output_tokens': 20, 'gen_ai.usage.cache_read.input_tokens': 40, 'gen_ai.usage.reasoning.output_tokens': 5"),
                Arguments.of("GenAI of old", "LLM", "'gen_ai.operation.name': 'text_completion', 'gen_ai.request.model': 'm', 'gen_ai.system': 'p', 'gen_ai.usage.prompt_tokens': 100,"
                        + " 'gen_ai.usage.completion_tokens': 20, 'gen_ai.usage.cache_read_input_tokens': 40, 'gen_ai.usage.details.reasoning_tokens': 5"),
                Arguments.of("OpenInference, numbers as text", "LLM", "'openinference.span.kind': 'LLM', 'llm.model_name': 'm', 'llm.provider': 'p', 'llm.token_count.prompt': '100',"
                        + " 'llm.token_count.completion': '20', 'llm.token_count.total': '120', 'llm.token_count.prompt_details.cache_read': '40',"
                        + " 'llm.token_count.completion_details.reasoning': '5'"),
                Arguments.of("OpenInference in a table of floats", "LLM", "'openinference.span.kind': 'LLM', 'llm.model_name': 'm', 'llm.system': 'p', 'llm.token_count.prompt': 100.0,"
                        + " 'llm.token_count.completion': 20.0, 'llm.token_count.prompt_details.cache_read': 40.0, 'llm.token_count.completion_details.reasoning': 5.0"),
                Arguments.of("OpenLLMetry of old", "CHAT_MODEL", "'llm.request.type': 'chat', 'gen_ai.request.model': 'm', 'gen_ai.system': 'p', 'gen_ai.usage.prompt_tokens': 100,"
                        + " 'gen_ai.usage.completion_tokens': 20, 'llm.usage.total_tokens': 120, 'gen_ai.usage.cache_read_input_tokens': 40, 'llm.usage.reasoning_tokens': 5"),
                Arguments.of("Vercel", "LLM", "'ai.operationId': 'ai.streamText.doStream', 'ai.model.id': 'asked', 'ai.response.model': 'm', 'ai.model.provider': 'p.chat',"
                        + " 'ai.usage.inputTokens': 100, 'ai.usage.outputTokens': 20, 'ai.usage.totalTokens': 120, 'ai.usage.cachedInputTokens': 40, 'ai.usage.reasoningTokens': 5"),
                Arguments.of("Vercel 4", "LLM", "'operation.name': 'ai.generateText.doGenerate shop.chat', 'ai.model.id': 'm', 'ai.model.provider': 'p.chat', 'gen_ai.system': 'p.chat',"
                        + " 'ai.usage.promptTokens': 100, 'ai.usage.completionTokens': 20, 'ai.usage.inputTokenDetails.cacheReadTokens': 40,"
                        + " 'ai.usage.outputTokenDetails.reasoningTokens': 5"),
                Arguments.of("LangSmith", "LLM", "'langsmith.span.kind': 'llm', 'langsmith.metadata.ls_model_name': 'm', 'langsmith.metadata.ls_provider': 'p',"
                        + " 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.output_tokens': 20, 'gen_ai.usage.input_token_details': {'cache_read': 40},"
                        + " 'gen_ai.usage.output_token_details': {'reasoning': 5}"),
                Arguments.of("Langfuse", "LLM", "'langfuse.observation.type': 'generation', 'langfuse.observation.model.name': 'm', 'gen_ai.system': 'p',"
                        + " 'langfuse.observation.usage_details': {'input': 100, 'output': 20, 'total': 120, 'input_cached_tokens': 40, 'output_reasoning_tokens': 5}"),
                Arguments.of("Codex", "LLM", "'model': 'm', 'gen_ai.system': 'p', 'codex.turn.token_usage.input_tokens': 100, 'codex.turn.token_usage.output_tokens': 20,"
                        + " 'codex.turn.token_usage.total_tokens': 120, 'codex.turn.token_usage.cached_input_tokens': 40, 'codex.turn.token_usage.reasoning_output_tokens': 5"),
                Arguments.of("an agent's run without calls", "AGENT", "'gen_ai.operation.name': 'invoke_agent', 'gen_ai.response.model': 'm', 'gen_ai.provider.name': 'p',"
                        + " 'gen_ai.aggregated_usage.input_tokens': 100, 'gen_ai.aggregated_usage.output_tokens': 20, 'gen_ai.aggregated_usage.cache_read.input_tokens': 40,"
                        + " 'gen_ai.aggregated_usage.details.reasoning_tokens': 5"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conventions")
    void modelCallIsReadWhoeverRecordsIt(String convention, String type, String attributes) {
        Span span = span("{" + attributes + "}");
        assertEquals(type, field("type", span));
        assertEquals("m", field("model", span));
        assertEquals("p", field("provider", span));
        assertEquals("{'input':100,'output':20,'total':120,'cache_read':40,'reasoning':5}", span.tokens().toString().replace('"', '\''));
    }

    @ParameterizedTest
    @CsvSource({"gen_ai.operation.name,embeddings,EMBEDDING", "gen_ai.operation.name,execute_tool,TOOL", "gen_ai.operation.name,create_agent,AGENT",
            "gen_ai.operation.name,invoke_workflow,WORKFLOW", "gen_ai.operation.name,retrieval,RETRIEVER", "gen_ai.operation.name,generate_content,LLM",
            "gen_ai.operation.name,execute_event_loop_cycle,UNKNOWN", "openinference.span.kind,RERANKER,RERANKER", "openinference.span.kind,PROMPT,PROMPT",
            "traceloop.span.kind,workflow,WORKFLOW", "traceloop.span.kind,handoff,HANDOFF", "traceloop.span.kind,unknown,UNKNOWN", "ai.operationId,ai.toolCall,TOOL",
            "ai.operationId,ai.embedMany.doEmbed,EMBEDDING", "ai.operationId,ai.generateText,LLM", "langsmith.span.kind,retriever,RETRIEVER", "langsmith.span.kind,parser,PARSER",
            "langfuse.observation.type,span,UNKNOWN", "langfuse.observation.type,EVALUATOR,EVALUATOR", "langwatch.span.type,rag,RETRIEVER", "agentops.span.kind,workflow,WORKFLOW",
            "mlflow.spanType,null,UNKNOWN", "mlflow.spanType,My own,My own", "gen_ai.tool.name,search,TOOL", "llm.token_count.prompt,7,LLM", "gen_ai.request.model,m,LLM",
            "embedding.model_name,m,EMBEDDING", "retrieval.documents.0.document.content,text,RETRIEVER", "http.method,GET,UNKNOWN", "model,car,UNKNOWN"})
    void typeIsToldOrInferred(String key, String value, String type) {
        assertEquals(type, field("type", span("{'" + key + "': '" + value + "'}")));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {"'gen_ai.response.finish_reasons': ['tool_call'] => tool_calls", "'gen_ai.response.finish_reasons': '[\\\"stop\\\"]' => stop", "'gen_ai.response.stop_reason': 'max_tokens' => length",
            "'ai.response.finishReason': 'tool-calls' => tool_calls", "'anthropic.message.stop_reason': 'end_turn' => stop", "'gen_ai.completion.0.finish_reason': 'length' => length",
            "'output.value': {'candidates': [{'finishReason': 'SAFETY'}]} => content_filter", "'output.value': {'stopReason': 'tool_use'} => tool_calls",
            "'output.value': {'status': 'completed', 'output': [{'type': 'message'}]} => stop", "'output.value': {'status': 'completed', 'output': [{'type': 'function_call'}]} => tool_calls",
            "'output.value': {'status': 'incomplete', 'output': [], 'incomplete_details': {'reason': 'max_output_tokens'}} => length",
            "'output.value': {'generations': [[{'message': {'response_metadata': {'finish_reason': 'stop'}}}]]} => stop", "'output.value': {'status': 'completed'} =>",
            "'gen_ai.output.messages': [{'role': 'assistant', 'finish_reason': 'error'}] => error", "'gen_ai.response.finish_reasons': ['FinishReason.MAX_TOKENS'] => length",
            "'gen_ai.response.finish_reasons': ['pause_turn'] => pause_turn", "'gen_ai.response.finish_reasons': [] =>", "'gen_ai.response.finish_reasons': [null] =>"})
    void finishReasonIsOneOfFewWords(String attributes, String reason) {
        assertEquals(reason == null ? "" : reason, field("finish_reason", span("{'gen_ai.operation.name': 'chat', " + attributes + "}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'gen_ai.response.time_to_first_chunk': 0.25", "'gen_ai.server.time_to_first_token': 250", "'gen_ai.server.time_to_first_token': 0.25", "'ai.response.msToFirstChunk': '250.0'"})
    void firstTokenIsNanosecondsWhateverTheUnit(String attributes) {
        assertEquals(250_000_000, Streams.timeToFirstToken(span("{" + attributes + "}")));
    }

    @Test
    void costsAreAddedWhereNoTotalIsTold() {
        assertEquals("0.3", field("cost", span("{'gen_ai.usage.input_cost': 0.1, 'gen_ai.usage.output_cost': 0.2}")));
        assertEquals("0.5", field("cost", span("{'langfuse.observation.cost_details': {'input': 0.1, 'total': 0.5}}")));
        assertEquals("0.1", field("cost.input", span("{'langfuse.observation.cost_details': {'input': 0.1, 'total': 0.5}}")));
    }

    @Test
    void toolIsRecordedOrTheEntityOfAToolSpan() {
        assertEquals("search", field("tool", span("{'ai.toolCall.name': 'search'}")));
        assertEquals("search", field("tool", span("{'traceloop.span.kind': 'tool', 'traceloop.entity.name': 'search'}")));
        assertEquals("", field("tool", span("{'traceloop.span.kind': 'agent', 'traceloop.entity.name': 'shop'}")));
        assertEquals("search", field("tool", span("{'gen_ai.tool.name': 'execute_tool search'}")));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {"'session.id': 's' => s", "'gen_ai.conversation.id': 's' => s", "'ai.telemetry.metadata.sessionId': 's' => s", "'langsmith.metadata.thread_id': 's' => s", "'langfuse.session.id': 's' => s",
            "'gcp.vertex.agent.session_id': 's' => s", "'langwatch.thread.id': 's' => s", "'metadata': {'thread_id': 's'} => s", "'metadata': '{\\\"thread_id\\\": \\\"s\\\"}' => s",
            "'langsmith.trace.session_name': 'project' =>", "'thread.id': 12 =>", "'thread.id': '12' =>", "'thread.id': '019e9bfe-7749-7440' => 019e9bfe-7749-7440", "'session.id': 12 => 12"})
    void sessionIsThatOfTheConversation(String attributes, String session) {
        String found = TraceFields.reader(FieldRef.own(Noun.TRACES, "session")).apply(span("{" + attributes + "}").trace()).asText("");
        assertEquals(session == null ? "" : session, found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'user.id': 'u'", "'llm.user': 'u'", "'traceloop.association.properties.user_id': 'u'", "'ai.telemetry.metadata.userId': 'u'",
            "'langsmith.metadata.user_id': 'u'", "'langfuse.user.id': 'u'", "'metadata': {'user_id': 'u'}"})
    void userIsReadWhoeverRecordsIt(String attributes) {
        assertEquals("u", TraceFields.reader(FieldRef.own(Noun.TRACES, "user")).apply(span("{" + attributes + "}").trace()).asText(""));
    }
}
