package tq.trace.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tq.json.JsonText;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.trace.Span;
import tq.trace.Trace;
import tq.trace.content.Dialogue;
import tq.trace.content.Documents;

/** Whatever library wrote a trace, its words are found: messages, documents, inputs and outputs, what was asked and what was answered. */
class DialectsTest {

    static Stream<Arguments> messages() throws IOException {
        return Dialects.expected("messages.txt");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("messages")
    void messagesOfModelCalls(String file, String id, String name, List<String> expected) throws Exception {
        Span span = Dialects.span(file, id);
        assertEquals(name, span.name());
        assertLines(expected, MessageLines.of(span));
    }

    static Stream<Arguments> documents() throws IOException {
        return Dialects.expected("documents.txt");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("documents")
    void documentsFound(String file, String id, String name, List<String> expected) throws Exception {
        Span span = Dialects.span(file, id);
        assertEquals(name, span.name());
        assertLines(expected, DocumentsTest.lines(Documents.of(span)));
    }

    private static void assertLines(List<String> expected, List<String> found) {
        assertEquals(expected.size(), found.size(), found::toString);
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(Dialects.fits(expected.get(i), found.get(i)), expected.get(i) + "\nis not\n" + found.get(i));
        }
    }

    static Stream<Arguments> contents() throws IOException {
        return Dialects.expected("contents.txt");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("contents")
    void inputsAndOutputs(String file, String id, String name, List<String> expected) throws Exception {
        Span span = Dialects.span(file, id);
        assertEquals(name, span.name());
        for (String line : expected) {
            String field = line.substring(0, line.indexOf(' '));
            String value = line.substring(line.indexOf(' ') + 1);
            JsonNode found = field(span, field);
            assertEquals(!value.equals("none"), field(span, FieldRef.HAS + field).booleanValue(), field);
            assertEquals(found.isMissingNode(), field(span, "raw " + field).isMissingNode(), field);
            if (value.endsWith("…")) {
                assertTrue(Dialects.fits(value, JsonText.COMPACT.of(found)), () -> value + "\nis not\n" + JsonText.COMPACT.of(found));
            } else if (value.equals("none")) {
                assertTrue(found.isMissingNode(), field);
            } else {
                assertEquals(new ObjectMapper().readTree(value), new ObjectMapper().readTree(JsonText.COMPACT.of(found)), field);
            }
        }
    }

    private static JsonNode field(Span span, String name) {
        return SpanFields.reader(FieldRef.own(Noun.SPANS, name)).apply(span);
    }

    static Stream<Arguments> dialogues() throws IOException {
        return Dialects.expected("dialogues.txt");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("dialogues")
    void questionsAndAnswers(String file, String id, String name, List<String> expected) throws Exception {
        Trace trace = Dialects.trace(file, id);
        assertEquals(name, TraceFields.reader(FieldRef.own(Noun.TRACES, "name")).apply(trace).textValue());
        assertLines(expected, List.of(Dialogue.question(trace).asText("none"), Dialogue.answer(trace).asText("none")));
    }
}
