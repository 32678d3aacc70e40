package tq.trace.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tq.Runs;
import tq.trace.Span;
import tq.trace.Traces;

/** The exception of a span, wherever it is told. */
class FailuresTest {

    private static final String STACK = "Traceback (most recent call last):\n  File \"a.py\", line 1";

    static Stream<Arguments> spans() {
        return Stream.of(
                Arguments.of("an event", "STATUS_CODE_ERROR", "no", "{'error.type': 'other', 'exception.type': 'other'}",
                        "[{'name': 'exception', 'attributes': {'exception.type': 'KeyError', 'exception.message': 'no k'}}]", "KeyError|no k|null"),
                Arguments.of("attributes", "STATUS_CODE_OK", "", "{'exception.type': 'KeyError', 'exception.message': 'no k', 'exception.stacktrace': 'at 1'}", "[]", "KeyError|no k|at 1"),
                Arguments.of("a type", "STATUS_CODE_ERROR", "it broke", "{'error.type': 'timeout'}", "[]", "timeout|it broke|null"),
                Arguments.of("a type of what went well", "STATUS_CODE_OK", "", "{'error.type': 'timeout'}", "[]", "null|null|null"),
                Arguments.of("a message and the stack", "STATUS_CODE_ERROR", "ValueError('x')" + STACK, "{}", "[]", "null|ValueError('x')|" + STACK),
                Arguments.of("an error set by hand", "STATUS_CODE_ERROR", "it broke", "{}", "[]", "null|null|null"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spans")
    void exceptionOfASpan(String what, String code, String message, String attributes, String events, String expected) {
        Span span = Traces.span(attributes, events, code, message);
        List<String> found = Stream.of("exception.type", "exception.message", "exception.stacktrace").map(field -> Failures.exception(span, field).asText(null))
                .map(text -> text == null ? "null" : text).toList();
        assertEquals(expected, String.join("|", found));
        assertEquals(message, span.message());
    }

    /** The library writes no event for a call that the server refused. */
    @ParameterizedTest
    @MethodSource("files")
    void inFiles(String file, String query, String expected) throws Exception {
        assertEquals(expected, Runs.rows(query, List.of("testdata/corpus/frameworks/" + file)).get(0).toString());
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("openai-v2.otlp.jsonl", "failed llm spans | select exception.type", "{\"exception.type\":\"InternalServerError\"}"),
                Arguments.of("oi-langgraph.otlp.jsonl", "failed tool spans | select exception.type, exception.message",
                        "{\"exception.type\":\"ValueError\",\"exception.message\":\"unknown city: Rome\"}"));
    }
}
