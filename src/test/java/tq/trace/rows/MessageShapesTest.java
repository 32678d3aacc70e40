package tq.trace.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tq.trace.Span;
import tq.trace.Traces;

/** What libraries write as inputs and outputs of a model, one shape each, gives messages; lines as {@link MessageLines} writes them. */
class MessageShapesTest {

    /** What went in, and the messages that it is. */
    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("a list", "[{'role': 'user', 'content': 'hi'}]", List.of("user: hi")),
                Arguments.of("roles of other words", "[{'role': 'human', 'content': 'a'}, {'role': 'ai', 'content': 'b'}, {'role': 'model', 'content': 'c'},"
                        + " {'role': 'function', 'content': 'd'},"
                        + " {'role': 'developer', 'content': 'e'}, {'role': 'MessageRole.USER', 'content': 'f'}]",
                        List.of("user: a", "assistant: b", "assistant: c", "tool: d", "developer: e", "user: f")),
                Arguments.of("pairs", "[['system', 'Be kind.'], ['human', 'hi']]", List.of("system: Be kind.", "user: hi")),
                Arguments.of("parts of a content", "{'messages': [{'role': 'user', 'content': [{'type': 'text', 'text': 'What is'}, {'type': 'image_url',"
                        + " 'image_url': {'url': 'x'}},"
                        + " {'type': 'text', 'text': 'this?'}]}]}", List.of("user: What is\nthis?")),
                Arguments.of("an image alone", "[{'role': 'user', 'content': [{'type': 'image_url', 'image_url': {'url': 'x'}}]}]", List.of("user:")),
                Arguments.of("OpenAI's tool loop", "{'messages': [{'role': 'assistant', 'content': null, 'tool_calls': [{'id': 'c1', 'type': 'function',"
                        + " 'function': {'name': 'f', 'arguments': '{}'}}]},"
                        + " {'role': 'tool', 'tool_call_id': 'c1', 'content': 'done'}]}", List.of("assistant: f{}#c1", "tool: done #c1")),
                Arguments.of("OpenAI's old function call", "[{'role': 'assistant', 'content': null, 'function_call': {'name': 'f',"
                        + " 'arguments': '{broken'}}]", List.of("assistant: f\"{broken\"")),
                Arguments.of("OpenAI Responses, text", "{'model': 'm', 'instructions': 'Be short.', 'input': 'hi'}", List.of("system: Be short.", "user: hi")),
                Arguments.of("OpenAI Responses, items", "{'instructions': null, 'input': [{'role': 'user', 'content': 'hi'}, {'type': 'reasoning', 'summary': []},"
                        + " {'type': 'function_call', 'id': 'fc_1', 'call_id': 'c1', 'name': 'f', 'arguments': '{}'}, {'type': 'function_call', 'call_id': 'c2', 'name': 'g',"
                        + " 'arguments': '{}'},"
                        + " {'type': 'function_call_output', 'call_id': 'c1', 'output': 'one'}, {'type': 'function_call_output', 'call_id': 'c2', 'output': 'two'}]}",
                        List.of("user: hi", "assistant: f{}#c1 g{}#c2", "tool: one #c1", "tool: two #c2")),
                Arguments.of("LangChain in a nested list", "[[{'type': 'system', 'content': 'Be kind.'}, {'type': 'human', 'content': 'hi'},"
                        + " {'type': 'ai', 'content': '', 'additional_kwargs': {'tool_calls': [{'id': 'c1', 'function': {'name': 'f', 'arguments': '{}'}}]},"
                        + " 'tool_calls': [{'id': 'c1', 'name': 'f', 'args': {}}]},"
                        + " {'type': 'tool', 'content': 'done', 'tool_call_id': 'c1'}]]", List.of("system: Be kind.", "user: hi", "assistant: f{}#c1", "tool: done #c1")),
                Arguments.of("LangChain serialised", "{'messages': [[{'lc': 1, 'type': 'constructor', 'id': ['langchain', 'schema', 'messages', 'HumanMessage'],"
                        + " 'kwargs': {'content': 'hi'}},"
                        + " {'lc': 1, 'type': 'constructor', 'id': ['langchain', 'schema', 'messages', 'AIMessageChunk'], 'kwargs': {'content': 'ho',"
                        + " 'type': 'AIMessageChunk'}}]]}", List.of("user: hi", "assistant: ho")),
                Arguments.of("LangChain as data", "{'messages': [{'type': 'human', 'data': {'content': 'hi', 'type': 'human', 'id': 'm1'}}]}", List.of("user: hi")));
    }

    /** The same for other libraries. */
    static Stream<Arguments> otherInputs() {
        return Stream.of(
                Arguments.of("GenAI parts", "[{'role': 'user', 'parts': [{'type': 'text', 'content': 'hi'}]}, {'role': 'assistant', 'parts': [{'type': 'reasoning',"
                        + " 'content': 'hm'},"
                        + " {'type': 'tool_call', 'id': 'c1', 'name': 'f', 'arguments': {'a': 1}}]}, {'role': 'tool', 'parts': [{'type': 'tool_call_response', 'id': 'c1',"
                        + " 'response': {'ok': true}}]}]",
                        List.of("user: hi", "assistant: f{\"a\":1}#c1", "tool: {\"ok\": true} #c1")),
                Arguments.of("an answer and a question in one message", "[{'role': 'user', 'parts': [{'type': 'tool_call_response', 'id': 'c1', 'result': 'done'},"
                        + " {'type': 'text', 'content': 'and now?'}]}]",
                        List.of("tool: done #c1", "user: and now?")),
                Arguments.of("Gemini", "{'model': 'g', 'config': {'system_instruction': 'Be kind.'}, 'contents': [{'role': 'user', 'parts': [{'text': 'hi'}]},"
                        + " {'role': 'model', 'parts': [{'text': 'hm', 'thought': true}, {'functionCall': {'name': 'f', 'args': {'a': 1}}}]},"
                        + " {'role': 'user', 'parts': [{'functionResponse': {'name': 'f', 'response': {'b': 2}}}]}]}",
                        List.of("system: Be kind.", "user: hi", "assistant: f{\"a\":1}", "tool: {\"b\": 2}")),
                Arguments.of("Gemini, text", "{'systemInstruction': {'parts': [{'text': 'Be kind.'}]}, 'contents': 'hi'}", List.of("system: Be kind.", "user: hi")),
                Arguments.of("Anthropic", "{'system': [{'type': 'text', 'text': 'Be kind.'}], 'messages': [{'role': 'user', 'content': 'hi'},"
                        + " {'role': 'assistant', 'content': [{'type': 'thinking', 'thinking': 'hm'}, {'type': 'text', 'text': 'I look.'}, {'type': 'tool_use', 'id': 't1',"
                        + " 'name': 'f', 'input': {'a': 1}}]},"
                        + " {'role': 'user', 'content': [{'type': 'tool_result', 'tool_use_id': 't1', 'content': [{'type': 'text', 'text': 'done'}]}]}]}",
                        List.of("system: Be kind.", "user: hi", "assistant: I look. f{\"a\":1}#t1", "tool: done #t1")),
                Arguments.of("Bedrock", "[{'role': 'user', 'content': [{'text': 'hi'}]}, {'role': 'assistant', 'content': [{'toolUse': {'toolUseId': 't1', 'name': 'f',"
                        + " 'input': {}}}]},"
                        + " {'role': 'user', 'content': [{'toolResult': {'toolUseId': 't1', 'status': 'success', 'content': [{'json': {'a': 1}}]}}]}]",
                        List.of("user: hi", "assistant: f{}#t1", "tool: [{\"json\": {\"a\": 1}}] #t1")),
                Arguments.of("LlamaIndex", "{'messages': [{'role': 'user', 'blocks': [{'block_type': 'text', 'text': 'hi'}]}, {'role': 'assistant', 'additional_kwargs': {},"
                        + " 'blocks':"
                        + " [{'block_type': 'tool_call', 'tool_call_id': 'c1', 'tool_name': 'f', 'tool_kwargs': {'a': 1}}]},"
                        + " {'role': 'tool', 'additional_kwargs': {'tool_call_id': 'c1'}, 'blocks': [{'block_type': 'text', 'text': 'done'}]}]}",
                        List.of("user: hi", "assistant: f{\"a\":1}#c1", "tool: done #c1")),
                Arguments.of("Vercel", "[{'role': 'user', 'content': [{'type': 'text', 'text': 'hi'}]}, {'role': 'assistant', 'content': [{'type': 'tool-call',"
                        + " 'toolCallId': 'c1', 'toolName': 'f', 'input': {'a': 1}}]},"
                        + " {'role': 'tool', 'content': [{'type': 'tool-result', 'toolCallId': 'c1', 'toolName': 'f', 'output': {'type': 'json', 'value': {'b': 2}}}]}]",
                        List.of("user: hi", "assistant: f{\"a\":1}#c1", "tool: {\"b\": 2} #c1")),
                Arguments.of("tools on offer among the messages", "[{'role': 'user', 'content': 'hi'}, {'role': 'tool', 'content': {'type': 'function',"
                        + " 'function': {'name': 'f'}}}]", List.of("user: hi")),
                Arguments.of("a text", "'hi'", List.of("user: hi")),
                Arguments.of("a prompt", "{'prompt': 'hi', 'temperature': 0}", List.of("user: hi")),
                Arguments.of("a prompt with instructions", "{'system': 'Be kind.', 'prompt': 'hi'}", List.of("system: Be kind.", "user: hi")),
                Arguments.of("prompts", "['hi', 'ho']", List.of("user: hi", "user: ho")),
                Arguments.of("a template", "{'prompt': 'Say {x}', 'prompt_args': {'x': 'hi'}}", List.of()),
                Arguments.of("a module's fields", "{'question': 'hi', 'trajectory': ''}", List.of()),
                Arguments.of("descriptions of messages", "{'messages': ['ChatMessage(role=user)']}", List.of()),
                Arguments.of("nothing", "null", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"inputs", "otherInputs"})
    void inputsGiveMessages(String shape, String inputs, List<String> expected) {
        Span span = Traces.span("{'mlflow.spanType': 'CHAT_MODEL', 'mlflow.spanInputs': " + inputs + "}");
        assertEquals(expected.stream().map(line -> "input " + line).toList(), MessageLines.of(span));
    }

    /** What came out, and the messages that it is. */
    static Stream<Arguments> outputs() {
        return Stream.of(
                Arguments.of("choices", "{'choices': [{'index': 0, 'message': {'role': 'assistant', 'content': 'hi'}}, {'index': 1, 'message': {'content': 'ho',"
                        + " 'role': 'assistant'}}]}", List.of("hi", "ho")),
                Arguments.of("choices of texts", "{'choices': [{'text': 'hi', 'finish_reason': 'stop'}]}", List.of("hi")),
                Arguments.of("a refusal", "{'choices': [{'message': {'role': 'assistant', 'content': null, 'refusal': 'No.'}}]}", List.of("No.")),
                Arguments.of("nothing said", "{'choices': [{'message': {'role': 'assistant', 'content': ''}}]}", List.of("")),
                Arguments.of("LangChain's generations", "{'generations': [[{'text': 'hi', 'message': {'lc': 1, 'id': ['AIMessage'], 'kwargs': {'content': 'hi', 'type': 'ai',"
                        + " 'tool_calls': []}}}]]}", List.of("hi")),
                Arguments.of("LangChain's generations of texts", "{'generations': [[{'text': 'hi', 'generation_info': {}}]]}", List.of("hi")),
                Arguments.of("OpenAI Responses", "{'id': 'r', 'instructions': 'Be short.', 'output': [{'type': 'reasoning', 'summary': [{'type': 'summary_text', 'text': 'hm'}]},"
                        + " {'type': 'message', 'role': 'assistant', 'content': [{'type': 'output_text', 'text': 'hi', 'annotations': []}]}]}", List.of("hi")),
                Arguments.of("Gemini", "{'candidates': [{'content': {'role': 'model', 'parts': [{'text': 'hi'}]}, 'finish_reason': 'STOP'}]}", List.of("hi")),
                Arguments.of("Google ADK", "{'content': {'role': 'model', 'parts': [{'function_call': {'name': 'f', 'args': {}}}]}, 'usage_metadata': {}}", List.of("f{}")),
                Arguments.of("Anthropic", "{'id': 'msg', 'type': 'message', 'role': 'assistant', 'content': [{'type': 'text', 'text': 'hi'}, {'type': 'tool_use', 'id': 't1',"
                        + " 'name': 'f', 'input': {}}]}", List.of("hi f{}#t1")),
                Arguments.of("Bedrock", "{'output': {'message': {'role': 'assistant', 'content': [{'text': 'hi'}]}}, 'stopReason': 'end_turn'}", List.of("hi")),
                Arguments.of("Strands", "[{'text': 'I look.'}, {'toolUse': {'toolUseId': 't1', 'name': 'f', 'input': {}}}]", List.of("I look. f{}#t1")),
                Arguments.of("LlamaIndex", "{'message': {'role': 'assistant', 'blocks': [{'block_type': 'text', 'text': 'hi'}]}, 'raw': {'choices': []}}", List.of("hi")),
                Arguments.of("any-agent", "[{'tool.name': 'f', 'tool.args': '{}'}]", List.of("f{}")),
                Arguments.of("Vercel's calls", "[{'toolCallId': 'c1', 'toolName': 'f', 'input': '{}'}]", List.of("f{}#c1")),
                Arguments.of("Ollama", "{'model': 'm', 'message': {'role': 'assistant', 'content': 'hi'}, 'done': true}", List.of("hi")),
                Arguments.of("a content", "{'content': 'hi'}", List.of("hi")),
                Arguments.of("texts", "['hi', 'ho']", List.of("hi", "ho")),
                Arguments.of("a text", "'hi'", List.of("hi")),
                Arguments.of("fields", "{'reasoning': 'hm', 'answer': 'hi'}", List.of()),
                Arguments.of("a wrapper's request", "{'messages': [{'role': 'user', 'content': 'hi'}], 'tools': []}", List.of()),
                Arguments.of("an image", "{'data': [{'b64_json': 'x'}]}", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outputs")
    void outputsGiveMessages(String shape, String outputs, List<String> expected) {
        Span span = Traces.span("{'mlflow.spanType': 'LLM', 'mlflow.spanOutputs': " + outputs + "}");
        assertEquals(expected.stream().map(line -> ("output assistant: " + line).strip()).toList(), MessageLines.of(span));
    }
}
