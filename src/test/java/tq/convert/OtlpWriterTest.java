package tq.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tq.Runs;

/** What is written as OTLP is what was read, as far as OTLP can tell it. */
class OtlpWriterTest {

    /** Files of the corpus that are OTLP themselves, at least. */
    private static final int OTLP = 38;

    private static final String SPANS = "spans | select id, parent_id, name, kind, status, message, exception.type, exception.message, start, end, duration, self, gap, offset,"
            + " path, index, type, inputs, outputs, model, provider, tokens, cost, tool, finish_reason, attributes, resource, scope, events";
    private static final String LINKS = "links | select span_id, attributes, span.id";

    static List<String> corpus() {
        return Converted.corpus().stream().filter(OtlpWriterTest::hasSpans).toList();
    }

    private static boolean hasSpans(String file) {
        try {
            return !Runs.rows("spans | limit 1", List.of(file)).isEmpty();
        } catch (Exception e) {
            throw new AssertionError(file, e);
        }
    }

    static List<String> otlp() {
        return Converted.corpus().stream().filter(file -> OtlpText.isOtlp(Path.of(file))).toList();
    }

    @Test
    void theCorpusIsCovered() {
        int covered = otlp().size();
        assertTrue(covered >= OTLP, () -> covered + " files");
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theSameSpansAreReadAgain(String file) throws Exception {
        Path converted = Converted.by(new OtlpWriter(), file);
        for (String question : List.of(SPANS, LINKS)) {
            List<JsonNode> before = Runs.rows(question, List.of(file)).stream().map(OtlpWriterTest::asOtlpHasIt).toList();
            assertEquals(before, Runs.rows(question, List.of(converted.toString())), question);
        }
    }

    /** OTLP has no integers beyond 64 bits, and none of its spans leaves open whether it has attributes. */
    private static JsonNode asOtlpHasIt(JsonNode row) {
        row.properties().forEach(member -> {
            boolean large = member.getValue().isBigInteger();
            boolean untold = member.getKey().equals("type") && member.getValue().isNull();
            if (large || untold) {
                member.setValue(large ? TextNode.valueOf(member.getValue().asText()) : TextNode.valueOf("UNKNOWN"));
            }
            asOtlpHasIt(member.getValue());
        });
        return row;
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void convertingAgainChangesNothing(String file) throws IOException {
        Path converted = Converted.by(new OtlpWriter(), file);
        assertEquals(Files.readString(converted), Files.readString(Converted.by(new OtlpWriter(), converted.toString())));
    }

    /** By a walk over the JSON that knows nothing of tq. */
    @ParameterizedTest
    @MethodSource("otlp")
    void otlpComesBackAsItWas(String file) throws IOException {
        boolean logs = Files.readString(Path.of(file)).contains("resourceLogs"); // their records come back as events
        List<JsonNode> before = new ArrayList<>(OtlpText.spans(Path.of(file), logs));
        List<JsonNode> after = new ArrayList<>(OtlpText.spans(Converted.by(new OtlpWriter(), file), logs));
        before.sort((a, b) -> a.toString().compareTo(b.toString()));
        after.sort((a, b) -> a.toString().compareTo(b.toString()));
        assertEquals(before, after);
    }
}
