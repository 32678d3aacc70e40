package tq.trace.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tq.Runs;
import tq.trace.Attributes;
import tq.trace.Span;
import tq.trace.Traces;
import tq.trace.content.Contents;

/** Where the conventions put what went into a step and what came out. */
class ContentsTest {

    /** Attributes of every convention that hold inputs, one convention each. */
    @ParameterizedTest
    @ValueSource(strings = {"mlflow.spanInputs", "gen_ai.input.messages", "gen_ai.tool.call.arguments", "gen_ai.retrieval.query.text", "gen_ai.prompt", "gen_ai.tool.args",
        "input.value", "traceloop.entity.input", "gen_ai.task.input", "ai.prompt", "ai.prompt.messages", "ai.toolCall.args", "ai.value", "ai.values",
        "langfuse.observation.input", "langfuse.trace.input", "gcp.vertex.agent.llm_request", "gcp.vertex.agent.tool_call_args", "tool_arguments", "all_messages_events",
        "pydantic_ai.all_messages", "request_data", "langwatch.input", "agentops.entity.input"})
    void inputsOfEveryConvention(String key) {
        Span span = Traces.span("{'other': 1, '" + key + "': {'a': 1}}");
        assertEquals(Traces.json("{'a': 1}"), Contents.of(span, "inputs"));
        assertEquals("{\"a\": 1}", Contents.raw(span, "inputs").textValue());
        assertTrue(Contents.of(span, "outputs").isMissingNode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlflow.spanOutputs", "gen_ai.output.messages", "gen_ai.tool.call.result", "gen_ai.completion", "gen_ai.output", "output.value",
        "traceloop.entity.output", "gen_ai.task.output", "ai.response.text", "ai.response.object", "ai.response.toolCalls", "ai.toolCall.result", "ai.embedding",
        "ai.embeddings", "ai.result.text", "langfuse.observation.output", "langfuse.trace.output", "gcp.vertex.agent.llm_response", "gcp.vertex.agent.tool_response",
        "tool_response", "final_result", "langwatch.output", "agentops.entity.output", "crewai.crew.result"})
    void outputsOfEveryConvention(String key) {
        Span span = Traces.span("{'other': 1, '" + key + "': 'done'}");
        assertEquals("done", Contents.of(span, "outputs").textValue());
        assertTrue(Contents.isThere(span, "outputs"));
        assertTrue(Contents.of(span, "inputs").isMissingNode());
    }

    @Test
    void theFirstThatHoldsSomethingCounts() {
        assertEquals("b", Contents.of(Traces.span("{'input.value': 'b', 'gen_ai.prompt': ''}"), "inputs").textValue());
        assertEquals("a", Contents.of(Traces.span("{'input.value': 'b', 'mlflow.spanInputs': 'a'}"), "inputs").textValue());
        Span nothing = Traces.span("{'mlflow.spanOutputs': null}");
        assertTrue(Contents.of(nothing, "outputs").isNull() && Contents.isThere(nothing, "outputs"));
        Span elsewhere = Traces.span("{'mlflow.spanOutputs': null, 'output.value': 'b'}");
        assertEquals("b", Contents.of(elsewhere, "outputs").textValue());
        assertEquals("\"b\"", Contents.raw(elsewhere, "outputs").textValue());
    }

    /** Lists in many keys come after all others; numbers among the names of other keys make no list. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "inputs | 'llm.input_messages.0.message.role': 'user', 'llm.input_messages.0.message.content': 'hi' | [{'message': {'role': 'user', 'content': 'hi'}}]",
        "inputs | 'gen_ai.prompt.0.role': 'user', 'gen_ai.prompt.0.content': 'hi', 'gen_ai.prompt.name': 'p' | [{'role': 'user', 'content': 'hi'}]",
        "inputs | 'llm.prompts.0': 'a', 'llm.prompts.1': 'b' | ['a', 'b']",
        "inputs | 'llm.prompts.0': 'a', 'input.value': 'c' | 'c'",
        "outputs | 'gen_ai.completion.0.content': 'ho', 'gen_ai.completion.0.finish_reason': 'stop' | [{'content': 'ho', 'finish_reason': 'stop'}]",
        "outputs | 'llm.output_messages': [{'message.role': 'assistant', 'message.tool_calls': [{'tool_call.function.name': 'f'}]}]"
            + " | [{'message': {'role': 'assistant', 'tool_calls': [{'tool_call': {'function': {'name': 'f'}}}]}}]"})
    void listsInManyKeys(String field, String attributes, String expected) {
        assertEquals(Traces.json(expected), Contents.of(Traces.span("{" + attributes + "}"), field));
    }

    @Test
    void eventsGiveWhatAttributesDoNot() {
        String events = "[{'name': 'gen_ai.user.message', 'attributes': {'content': 'hi'}}, {'name': 'gen_ai.choice', 'attributes': {'message': {'content': 'ho'}}}]";
        Span chat = Traces.span("{'gen_ai.operation.name': 'chat'}", events);
        assertEquals(Traces.json("[{'content': 'hi', 'role': 'user'}]"), Contents.of(chat, "inputs"));
        assertEquals(Contents.of(chat, "inputs"), Contents.raw(chat, "inputs"));
        assertEquals(Traces.json("[{'content': 'ho', 'role': 'assistant'}]"), Contents.of(chat, "outputs"));
        assertEquals("hello", Contents.of(Traces.span("{'input.value': 'hello'}", events), "inputs").textValue());
    }

    @Test
    void aToolIsGivenArgumentsAndNoMessages() {
        Span strands = Traces.span("{'gen_ai.tool.name': 'f'}", "[{'name': 'gen_ai.tool.message', 'attributes': {'role': 'tool', 'content': '{}', 'id': 'c1'}},"
                + " {'name': 'gen_ai.choice', 'attributes': {'message': [{'text': 'done'}], 'id': 'c1'}}]");
        assertEquals(Traces.json("{}"), Contents.of(strands, "inputs"));
        assertEquals(Traces.json("[{'text': 'done'}]"), Contents.of(strands, "outputs"));
        Span claude = Traces.span("{'tool_input': {'path': 'a.md'}, 'gen_ai.tool.name': 'Read'}", "[{'name': 'tool.output', 'attributes': {'content': 'text of a'}}]");
        assertEquals("a.md", Contents.of(claude, "inputs").path("path").textValue());
        assertEquals("text of a", Contents.of(claude, "outputs").textValue());
    }

    /** What is dropped is gone from wherever it was read, and nothing else is. */
    @ParameterizedTest
    @ValueSource(strings = {"frameworks/strands.otlp.jsonl", "frameworks/oi-openai.otlp.jsonl", "frameworks/vercel-ai.otlp.jsonl", "frameworks/mlflow-openai.v3.jsonl",
        "derived-otlp/beeai-2025-08-01.otlp.json"})
    void dropTakesThemAway(String file) throws Exception {
        List<String> files = List.of("testdata/corpus/" + file);
        List<JsonNode> whole = Runs.rows("spans", files);
        List<JsonNode> rows = Runs.rows("spans | drop inputs, outputs", files);
        assertEquals(whole.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String left = rows.get(i).toString();
            assertTrue(!left.matches("(?s).*\"(mlflow.span(In|Out)puts|(in|out)put.value|llm.(in|out)put_messages.*|ai.prompt(.messages)?|gen_ai.(user.message|choice))\".*"), left);
            assertEquals(whole.get(i).path("attributes").path("gen_ai.request.model"), rows.get(i).path("attributes").path("gen_ai.request.model"));
            assertEquals(whole.get(i).path("attributes").path("llm.tools.0.tool.json_schema"), rows.get(i).path("attributes").path("llm.tools.0.tool.json_schema"));
        }
    }
}
