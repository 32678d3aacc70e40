package tq.trace.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.trace.Span;
import tq.trace.Traces;
import tq.trace.content.Message;
import tq.trace.content.Messages;

/** The messages of real files, in every form, and their fields; lines as {@link MessageLines} writes them. */
class MessagesTest {

    /** Files, a span of each, and the messages in it; of long texts the beginning. Read from the files by eye. */
    static Stream<Arguments> files() {
        return Stream.of(
                file("session-turn3.traces-get.json", "chat_completion", "input system: You are a billing assistant.", "input user: Why was I charged twice?",
                        "input assistant: I see two invoices: INV-1 and INV-2.", "input user: INV-2 is not mine. Remove it.",
                        "input assistant: I cannot do that. Anything else?", "input user: I SAID REMOVE IT!!!",
                        "output assistant: Sorry for the trouble, a colleague will take over."),
                file("sql-loop.traces-get.json", "plan_2", "input user: Revenue by month this year?",
                        "input assistant: run_sql{\"query\":\"SELECT revenu FROM sales\"}#call_0",
                        "input tool: error: no such column: revenu\n  LINE 1: SELECT revenu FROM sales\n                 ^ #call_0",
                        "output assistant: run_sql{\"query\":\"SELECT revenu FROM sales\"}#call_1"),
                file("demo-chat-agent-session-issue.to-json.json", "messages.create", "input system: You are an MLflow assistant.",
                        "input user: I have a model logged in MLflow. How do I deploy it as an API?", "output assistant: You can use MLflow's model serving. Register…"),
                file("demo-text-to-speech.to-json.json", "text_to_speech", "input user: Read this aloud: Welcome to MLflow Tracing.",
                        "output assistant: Welcome to MLflow Tracing."),
                file("streaming.traces-get.json", "stream_answer", "input user: Wo liegt Zürich?", "output assistant: Zürich liegt am See 🌊"),
                file("rag.v2.json", "generate", "input system: Use only the context.", "input user: Context: All devices carry a 2 year warranty. Q: How…",
                        "output assistant: The warranty lasts 5 years."),
                file("rag.ts-sdk.json", "generate", "input system: Use only the context.", "input user: Context: All devices carry a 2 year warranty. Q: How…",
                        "output assistant: The warranty lasts 5 years."),
                file("otlp-genai-agent.traces-get.json", "chat gpt-4o", "input user: Rain in Bern?", "output assistant: forecast{\"city\":\"Bern\"}#c1"),
                file("otlp-genai-agent.rest-get.json", "chat gpt-4o", "input user: Rain in Bern?", "output assistant: forecast{\"city\":\"Bern\"}#c1"),
                file("otlp-openinference.traces-get.json", "ChatCompletion", "input user: What is RAG?", "output assistant: Retrieval augmented generation."),
                file("otlp-openinference.rest-get.json", "ChatCompletion", "input user: What is RAG?", "output assistant: Retrieval augmented generation."));
    }

    /** The same for files of frameworks. */
    static Stream<Arguments> frameworks() {
        return Stream.of(
                file("mlflow-langgraph.v3.jsonl", "ChatOpenAI", "input system: You help customers of a shop.", "input user: Please refund order A-1001.",
                        "output assistant: lookup_order{\"order_id\":\"A-1001\"}#call_e1e6b672bdd003812d71"),
                file("mlflow-strands.v3.jsonl", "chat", "input user: What is the weather in Paris and Oslo?",
                        "output assistant: get_weather{\"city\":\"Paris\"}#call_f750ec9c55af08a80240 get_weather{\"city\":\"Oslo\"}#call_c140f3dafef7bf5661e2"),
                file("mlflow-openai-responses.v3.jsonl", "Responses", "input system: Be short.", "input user: What is the weather in Oslo?",
                        "output assistant: get_weather{\"city\":\"Oslo\"}#call_ba05355c500303a4a9d30"),
                file("mlflow-litellm.v3.jsonl", "litellm-completion", "input user: weather in Paris?",
                        "output assistant: get_weather{\"city\":\"Paris\"}#call_6afd11f2994c8a339051"),
                file("mlflow-dspy.v3.jsonl", "LM.__call__", "input system: Your input fields are:\n1. `question` (str):\nYour…",
                        "input user: [[ ## question ## ]]\nHow long can I return goods?…", "output assistant: [[ ## reasoning ## ]]\nThe documents answer the…"),
                file("mlflow-dspy.v3.jsonl", "Predict.forward"),
                file("mlflow-llamaindex.v3.jsonl", "OpenAI.astream_chat", "input system: Help the shopper.", "input user: What is the weather in Rome?",
                        "output assistant: <async_generator object…"),
                file("mlflow-llamaindex.v3.jsonl", "OpenAI._prepare_chat_with_tools"));
    }

    private static Arguments file(String file, String span, String... messages) {
        return Arguments.of(file, span, List.of(messages));
    }

    @ParameterizedTest
    @MethodSource({"files", "frameworks"})
    void filesGiveTheirMessages(String file, String name, List<String> expected) throws IOException {
        Span span = Traces.spans(file).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        List<String> found = MessageLines.of(span);
        assertEquals(expected.size(), found.size(), () -> found.toString());
        for (int i = 0; i < expected.size(); i++) {
            String line = expected.get(i);
            String beginning = line.endsWith("…") ? line.substring(0, line.length() - 1) : line;
            assertTrue(line.equals(beginning) ? found.get(i).equals(line) : found.get(i).startsWith(beginning), found.get(i));
        }
    }

    /** What the second call of the tool loop reads: answers that stand in one message are several. */
    @Test
    void answersOfToolsAreMessagesOfTheirOwn() throws IOException {
        List<Span> chats = Traces.spans("mlflow-strands.v3.jsonl").stream().filter(span -> span.name().equals("chat")).toList();
        assertEquals(List.of("input user: What is the weather in Paris and Oslo?", "input tool: Paris: 18 C, light rain #call_f750ec9c55af08a80240",
                "input tool: Oslo: 7 C, cloudy #call_c140f3dafef7bf5661e2", "output assistant: Here is what I found: Paris: 18 C, light rain | Oslo: 7 C, cloudy"),
                MessageLines.of(chats.get(1)));
    }

    @Test
    void aListOfBlocksHoldsTextAndCalls() throws IOException {
        List<Span> chats = Traces.spans("mlflow-llamaindex.v3.jsonl").stream().filter(span -> span.name().equals("OpenAI.astream_chat")).toList();
        List<String> second = MessageLines.of(chats.get(1));
        assertEquals("input assistant: get_weather{\"city\":\"Rome\"}#call_67c42b6bcb96441c5ab9", second.get(2));
        assertEquals("input tool: unknown city: Rome #call_67c42b6bcb96441c5ab9", second.get(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"support-rag", "booking-error", "swallowed-error", "otlp-genai-agent", "otlp-openinference"})
    void everyFormGivesTheSameMessages(String stem) throws IOException {
        assertEquals(all(stem + ".traces-get.json"), all(stem + ".rest-get.json"));
    }

    private static List<JsonNode> all(String file) throws IOException {
        List<JsonNode> messages = new ArrayList<>();
        Traces.spans(file).forEach(span -> Messages.of(span).forEach(message -> messages.add(message.canonical())));
        assertTrue(!messages.isEmpty());
        return messages;
    }

    @Test
    void onlyModelCallsHaveMessages() {
        String inputs = ", 'mlflow.spanInputs': {'messages': [{'role': 'user', 'content': 'hi'}]}}";
        for (String type : List.of("AGENT", "CHAIN", "TOOL", "UNKNOWN")) {
            assertEquals(List.of(), Messages.of(Traces.span("{'mlflow.spanType': '" + type + "'" + inputs)));
        }
        assertEquals(1, Messages.of(Traces.span("{'mlflow.spanType': 'llm'" + inputs)).size());
    }

    @Test
    void fieldsAndCanonicalForm() {
        Message call = Messages.of(Traces.span("{'mlflow.spanType': 'LLM', 'mlflow.spanOutputs':"
                + " [{'role': 'assistant', 'content': '', 'tool_calls': [{'id': 'c1', 'name': 'f', 'args': {'q': 'tea'}}]}]}")).get(0);
        assertEquals(Traces.json("{'role': 'assistant', 'tool_calls': [{'id': 'c1', 'name': 'f', 'arguments': {'q': 'tea'}}], 'direction': 'output', 'index': 0,"
                + " 'span_id': '00000000000000a1', 'trace_id': 'tr-1'}"), call.canonical());
        assertEquals("assistant", field(call, "role").textValue());
        assertTrue(field(call, "content").isMissingNode());
        assertTrue(field(call, "tool_call_id").isMissingNode());
        assertEquals("tea", field(call, "tool_calls").at("/0/arguments/q").textValue());
        assertEquals("output", field(call, "direction").textValue());
        assertEquals(0, field(call, "index").intValue());
        assertEquals("c1\nf\ntea", field(call, "text").textValue());
        assertEquals(call.canonical(), RowReader.whole(call));
    }

    private static JsonNode field(Message message, String name) {
        return MessageFields.reader(FieldRef.own(Noun.MESSAGES, name)).apply(message);
    }
}
