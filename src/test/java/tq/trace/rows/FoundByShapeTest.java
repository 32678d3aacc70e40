package tq.trace.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tq.trace.Traces.span;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.trace.Span;

/** What no key of a convention tells is found by how it is written; texts with apostrophes for quotes. */
class FoundByShapeTest {

    private static String field(Noun noun, String field, Span span) {
        JsonNode value = noun == Noun.SPANS ? SpanFields.reader(FieldRef.own(noun, field)).apply(span) : TraceFields.reader(FieldRef.own(noun, field)).apply(span.trace());
        return value.isMissingNode() ? "" : value.isContainerNode() ? value.toString().replace('"', '\'') : value.asText();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "'gen_ai.operation.name': 'chat', 'x.usage': {'prompt_tokens': 9, 'completion_tokens': 2, 'prompt_tokens_details': {'cached_tokens': 4}} => {'input':9,'output':2,'total':11,'cache_read':4}",
        "'gen_ai.operation.name': 'chat', 'output.value': {'usage_metadata': {'promptTokenCount': 9, 'candidatesTokenCount': 2, 'thoughtsTokenCount': 1}} => {'input':9,'output':2,'total':11,'reasoning':1}",
        "'gen_ai.operation.name': 'chat', 'output.value': {'replies': [{'meta': {'usage': {'prompt_tokens': 9, 'completion_tokens': 2}}}]} => {'input':9,'output':2,'total':11}",
        "'gen_ai.operation.name': 'chat', 'gen_ai.usage.input_tokens': 9, 'gen_ai.usage.output_tokens': 2, 'gen_ai.usage.raw': {'prompt_tokens': 9, 'completion_tokens': 2, 'prompt_tokens_details': {'cached_tokens': 4}} => {'input':9,'output':2,'total':11,'cache_read':4}",
        "'mlflow.traceRequestId': 'tr-1', 'mlflow.spanType': 'EMBEDDING', 'mlflow.spanOutputs': {'usage': {'prompt_tokens': 9}} =>",
        "'langfuse.observation.type': 'generation', 'langfuse.observation.usage_details': {'input': 94, 'output': 26, 'total': 152, 'input_cache_read': 32, 'output_reasoning': 0} => {'input':126,'output':26,'total':152,'cache_read':32,'reasoning':0}",
        "'langfuse.observation.type': 'generation', 'langfuse.observation.usage_details': {'input': 94, 'output': 26, 'total': 120, 'input_cache_read': 32} => {'input':94,'output':26,'total':120,'cache_read':32}",
    })
    void usageInAnObject(String attributes, String tokens) {
        assertEquals(tokens == null ? "" : tokens, field(Noun.SPANS, "tokens", span("{" + attributes + "}")));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "'app.metadata.sessionId': 's' => s", "'conversation_id': 's' => s", "'x.association.properties.session_id': 's' => s", "'langsmith.trace.session_id': 's' =>",
        "'os.thread_id': 17 =>", "'obsession_id': 's' =>"})
    void sessionUnderAnyPrefix(String attributes, String session) {
        assertEquals(session == null ? "" : session, field(Noun.TRACES, "session", span("{" + attributes + "}")));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {"'enduser.id': 'u' => u", "'app.user_id': 'u' => u", "'metadata.userId': 'u' => u", "'superuser.id': 'u' =>"})
    void userUnderAnyPrefix(String attributes, String user) {
        assertEquals(user == null ? "" : user, field(Noun.TRACES, "user", span("{" + attributes + "}")));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "'gen_ai.operation.name': 'embeddings', 'langsmith.span.kind': 'retriever' => RETRIEVER",
        "'traceloop.span.kind': 'task', 'gen_ai.operation.name': 'vector_db_retrieve' => RETRIEVER",
        "'traceloop.span.kind': 'task', 'tool.name': 'search', 'tool.arguments': '{}' => TOOL",
        "'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'search' => TOOL",
        "'some.span.type': 'TOOL' => TOOL", "'some.span.type': 'usage' => UNKNOWN",
        "'db.operation': 'query', 'db.vector.query.top_k': 4 => RETRIEVER", "'db.operation': 'query' => UNKNOWN",
        "'output': {'documents': [{'id': 'd', 'content': 'text'}]} => RETRIEVER",
        "'gen_ai.usage.input_tokens': 3, 'gen_ai.request.model': 'text-embedding-3-small' => EMBEDDING"})
    void typeByWhatElseIsThere(String attributes, String type) {
        assertEquals(type, field(Noun.SPANS, "type", span("{" + attributes + "}")));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "{'city': 'Oslo', 'temp': 17} =>", "{'joke': 'It has bugs', 'n': 1} => It has bugs", "{'stopReason': 'tool_use'} =>",
        "'<a.Stream object at 0x7f>' =>", "{'llm': {'replies': [{'role': 'assistant', 'content': 'Yes.'}]}} => Yes.", "{} =>",
        "{'messages': [{'source': 'user', 'content': 'q'}, {'source': 'bot', 'content': 'Yes.'}], 'stop_reason': 'end'} => Yes."})
    void answerIsWhatSomeoneSaid(String outputs, String answer) {
        assertEquals(answer == null ? "" : answer, field(Noun.TRACES, "answer", span("{'output.value': " + outputs + "}")));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {"'langfuse.observation.level': 'ERROR' => ERROR", "'langfuse.observation.level': 'WARNING' => UNSET"})
    void levelIsAStatusWhereNoneIsRecorded(String attributes, String status) {
        assertEquals(status, field(Noun.SPANS, "status", span("{" + attributes + "}", "[]", "STATUS_CODE_UNSET", "")));
    }
}
