package tq.trace.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tq.trace.Attributes;
import tq.trace.Span;
import tq.trace.Traces;

/** Where the conventions put messages, in attributes or events, one each; lines as {@link MessageLines} writes them. */
class MessageConventionsTest {

    /** Attributes of one convention each, and the messages of both directions. */
    static Stream<Arguments> conventions() {
        return Stream.of(
                Arguments.of("GenAI", "'gen_ai.operation.name': 'chat', 'gen_ai.system_instructions': [{'type': 'text', 'content': 'Be kind.'}],"
                        + " 'gen_ai.input.messages': [{'role': 'user', 'parts': [{'type': 'text', 'content': 'hi'}]}], 'gen_ai.output.messages': [{'role': 'assistant',"
                        + " 'parts': [{'type': 'text', 'content': 'ho'}]}]"),
                Arguments.of("GenAI, instructions twice", "'gen_ai.operation.name': 'chat', 'gen_ai.system_instructions': 'Be kind.',"
                        + " 'gen_ai.input.messages': [{'role': 'system', 'parts': [{'type': 'text', 'content': 'Be kind.'}]}, {'role': 'user', 'content': 'hi'}],"
                        + " 'gen_ai.output.messages': 'ho'"),
                Arguments.of("OpenLLMetry", "'llm.request.type': 'chat', 'gen_ai.prompt.0.role': 'system', 'gen_ai.prompt.0.content': 'Be kind.',"
                        + " 'gen_ai.prompt.1.role': 'user', 'gen_ai.prompt.1.content': 'hi',"
                        + " 'gen_ai.completion.0.role': 'assistant', 'gen_ai.completion.0.content': 'ho', 'gen_ai.completion.0.finish_reason': 'stop'"),
                Arguments.of("LangSmith", "'gen_ai.operation.name': 'chat', 'gen_ai.prompt': {'system': 'Be kind.', 'messages': [{'role': 'user', 'content': 'hi'}]},"
                        + " 'gen_ai.completion': {'role': 'assistant', 'content': 'ho'}"),
                Arguments.of("OpenInference", "'openinference.span.kind': 'LLM', 'input.value': {'messages': ['system: Be kind.', 'user: hi']},"
                        + " 'llm.input_messages.0.message.role': 'system',"
                        + " 'llm.input_messages.0.message.content': 'Be kind.', 'llm.input_messages.2.message.role': 'user',"
                        + " 'llm.input_messages.2.message.contents.0.message_content.type': 'text',"
                        + " 'llm.input_messages.2.message.contents.0.message_content.text': 'hi', 'output.value': 'assistant: ho',"
                        + " 'llm.output_messages.0.message.role': 'assistant', 'llm.output_messages.0.message.content': 'ho'"),
                Arguments.of("Vercel", "'mlflow.spanType': 'LLM', 'ai.prompt': {'system': 'Be kind.', 'prompt': 'hi'}, 'ai.response.text': 'ho'"),
                Arguments.of("Langfuse", "'mlflow.spanType': 'LLM', 'langfuse.observation.input': [{'role': 'system', 'content': 'Be kind.'}, {'role': 'user',"
                        + " 'content': 'hi'}], 'langfuse.observation.output': {'role': 'assistant', 'content': 'ho'}"),
                Arguments.of("LangWatch", "'mlflow.spanType': 'LLM', 'langwatch.input': {'type': 'chat_messages', 'value': [{'role': 'system', 'content': 'Be kind.'},"
                        + " {'role': 'user', 'content': 'hi'}]},"
                        + " 'langwatch.output': {'type': 'chat_messages', 'value': [{'role': 'assistant', 'content': 'ho'}]}"),
                Arguments.of("OpenInference, whole lists", "'openinference.span.kind': 'LLM', 'llm.input_messages': [{'message.role': 'system', 'message.content': 'Be kind.'},"
                        + " {'message.role': 'user', 'message.contents': [{'message_content.type': 'text', 'message_content.text': 'hi'}]}],"
                        + " 'llm.output_messages': [{'message.role': 'assistant', 'message.content': 'ho'}]"),
                Arguments.of("Pydantic AI's list of events", "'gen_ai.operation.name': 'chat', 'events': [{'event.name': 'gen_ai.system.message', 'role': 'system',"
                        + " 'content': 'Be kind.'}, {'event.name': 'gen_ai.user.message', 'role': 'user', 'content': 'hi'}, {'event.name': 'gen_ai.choice', 'index': 0,"
                        + " 'message': {'role': 'assistant', 'content': 'ho'}}]"),
                Arguments.of("Logfire", "'mlflow.spanType': 'LLM', 'request_data': {'model': 'm', 'messages': [{'role': 'system', 'content': 'Be kind.'}, {'role': 'user',"
                        + " 'content': 'hi'}]}, 'response_data': {'message': {'role': 'assistant', 'content': 'ho'}, 'usage': null}"),
                Arguments.of("any-agent", "'mlflow.spanType': 'LLM', 'gen_ai.input.messages': [{'role': 'system', 'content': 'Be kind.'}, {'role': 'user', 'content': 'hi'}],"
                        + " 'gen_ai.output': 'ho', 'gen_ai.output.type': 'text'"),
                Arguments.of("ADK", "'mlflow.spanType': 'LLM', 'gcp.vertex.agent.llm_request': {'model': 'g', 'config': {'system_instruction': 'Be kind.'}, 'contents': [{'role':"
                        + " 'user', 'parts': [{'text': 'hi'}]}]}, 'gcp.vertex.agent.llm_response': {'content': {'role': 'model', 'parts': [{'text': 'ho'}]}}"),
                Arguments.of("the first of several", "'mlflow.spanType': 'LLM', 'mlflow.spanInputs': {'messages': [{'role': 'system', 'content': 'Be kind.'}, {'role': 'user',"
                        + " 'content': 'hi'}]},"
                        + " 'input.value': {'messages': [{'role': 'user', 'content': 'hi'}]}, 'mlflow.spanOutputs': 'assistant: ho',"
                        + " 'llm.output_messages.0.message.role': 'assistant', 'llm.output_messages.0.message.content': 'ho'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conventions")
    void conventionsGiveMessages(String convention, String attributes) {
        assertEquals(List.of("input system: Be kind.", "input user: hi", "output assistant: ho"), MessageLines.of(Traces.span("{" + attributes + "}")));
    }

    @Test
    void flattenedCallsAndAnswers() {
        String message = "'llm.input_messages.%d.message.%s': %s, ";
        Span span = Traces.span("{'openinference.span.kind': 'LLM', "
                + String.format(message, 0, "role", "'assistant'")
                + String.format(message, 0, "contents.0.message_content.type", "'text'")
                + String.format(message, 0, "contents.0.message_content.text", "'I look.'")
                + String.format(message, 0, "tool_calls.0.tool_call.id", "'c1'")
                + String.format(message, 0, "tool_calls.0.tool_call.function.name", "'f'")
                + String.format(message, 0, "tool_calls.0.tool_call.function.arguments", "{'a': 1}")
                + String.format(message, 1, "role", "'tool'")
                + String.format(message, 1, "tool_call_id", "'c1'")
                + String.format(message, 1, "content", "{'b': 2}")
                + "'llm.output_messages.0.message.role': 'assistant', 'llm.output_messages.0.message.contents.0.tool_call.id': 'c2',"
                + " 'llm.output_messages.0.message.contents.0.tool_call.function.name': 'g', 'llm.output_messages.1.message.role': 'assistant',"
                + " 'llm.output_messages.1.message.contents.0.message_content.type': 'reasoning', 'llm.output_messages.1.message.contents.0.message_content.text': 'hm'}");
        assertEquals(List.of("input assistant: I look. f{\"a\":1}#c1", "input tool: {\"b\": 2} #c1", "output assistant: g#c2"), MessageLines.of(span));
    }

    @Test
    void vercelHasTextAndCallsInSeveralKeys() {
        Span both = Traces.span("{'mlflow.spanType': 'LLM', 'ai.response.text': 'I look.', 'ai.response.toolCalls': [{'toolCallId': 'c1', 'toolName': 'f', 'input': '{}'}]}");
        assertEquals(List.of("output assistant: I look. f{}#c1"), MessageLines.of(both));
        Span json = Traces.span("{'mlflow.spanType': 'LLM', 'ai.response.object': {'a': 1}}");
        assertEquals(List.of("output assistant: {\"a\": 1}"), MessageLines.of(json));
    }

    /** An answer whose text is JSON is a message; calls of tools in the same key are calls. */
    @Test
    void anAnswerMayBeJson() {
        assertEquals(List.of("output assistant: {\"a\": 1}"), MessageLines.of(Traces.span("{'mlflow.spanType': 'LLM', 'gen_ai.output': {'a': 1}}")));
        Span call = Traces.span("{'mlflow.spanType': 'LLM', 'gen_ai.output': [{'tool.name': 'f', 'tool.args': {'a': 1}}]}");
        assertEquals(List.of("output assistant: f{\"a\":1}"), MessageLines.of(call));
    }

    /** Events, and the messages of both directions. */
    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("attributes", "{'name': 'gen_ai.system.message', 'attributes': {'content': 'Be kind.'}}, {'name': 'gen_ai.user.message',"
                        + " 'attributes': {'content': 'hi'}},"
                        + " {'name': 'gen_ai.assistant.message', 'attributes': {'tool_calls': [{'id': 'c1', 'type': 'function', 'function': {'name': 'f', 'arguments': '{}'}}]}},"
                        + " {'name': 'gen_ai.tool.message', 'attributes': {'id': 'c1', 'content': 'done'}}, {'name': 'gen_ai.choice', 'attributes': {'index': 0,"
                        + " 'message': {'role': 'assistant', 'content': 'ho'}}}"),
                Arguments.of("bodies", "{'name': 'gen_ai.system.message', 'attributes': {'gen_ai.event.content': {'role': 'system', 'content': 'Be kind.'}}},"
                        + " {'name': 'gen_ai.user.message', 'attributes': {'gen_ai.event.content': {'content': 'hi'}}},"
                        + " {'name': 'gen_ai.assistant.message', 'attributes': {'gen_ai.event.content': {'tool_calls': [{'id': 'c1', 'function': {'name': 'f',"
                        + " 'arguments': '{}'}}]}}},"
                        + " {'name': 'gen_ai.tool.message', 'attributes': {'gen_ai.event.content': {'id': 'c1', 'content': 'done'}}},"
                        + " {'name': 'gen_ai.choice', 'attributes': {'gen_ai.event.content': {'index': 0, 'message': {'content': 'ho'}, 'finish_reason': 'stop'}}}"),
                Arguments.of("Strands", "{'name': 'gen_ai.system.message', 'attributes': {'content': [{'text': 'Be kind.'}]}}, {'name': 'gen_ai.user.message',"
                        + " 'attributes': {'content': [{'text': 'hi'}]}},"
                        + " {'name': 'gen_ai.assistant.message', 'attributes': {'content': [{'toolUse': {'toolUseId': 'c1', 'name': 'f', 'input': {}}}]}},"
                        + " {'name': 'gen_ai.tool.message', 'attributes': {'content': [{'toolResult': {'toolUseId': 'c1', 'content': [{'text': 'done'}]}}]}},"
                        + " {'name': 'gen_ai.choice', 'attributes': {'finish_reason': 'end_turn', 'message': [{'text': 'ho'}]}}"),
                Arguments.of("all in one", "{'name': 'gen_ai.client.inference.operation.details', 'attributes': {'gen_ai.system_instructions': [{'type': 'text',"
                        + " 'content': 'Be kind.'}],"
                        + " 'gen_ai.input.messages': [{'role': 'user', 'parts': [{'type': 'text', 'content': 'hi'}]}, {'role': 'assistant', 'parts': [{'type': 'tool_call',"
                        + " 'id': 'c1', 'name': 'f', 'arguments': {}}]},"
                        + " {'role': 'tool', 'parts': [{'type': 'tool_call_response', 'id': 'c1', 'response': 'done'}]}], 'gen_ai.output.messages': [{'role': 'assistant',"
                        + " 'parts': [{'type': 'text', 'content': 'ho'}]}]}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void eventsGiveMessages(String form, String events) {
        Span span = Traces.span("{'gen_ai.operation.name': 'chat'}", "[" + events + "]");
        assertEquals(List.of("input system: Be kind.", "input user: hi", "input assistant: f{}#c1", "input tool: done #c1", "output assistant: ho"), MessageLines.of(span));
    }
}
