package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Epoch nanoseconds lie above 2^53, and jq's comparisons hold that null is small: neither may show. */
class ExactnessTest {

    @TempDir
    private Path folder;

    private JsonNode rows(String query, String... spans) throws Exception {
        Path file = folder.resolve("trace.json");
        Files.writeString(file, "{\"info\": {\"trace_id\": \"tr-1\"}, \"data\": {\"spans\": [" + String.join(", ", spans) + "]}}");
        return JsonNodeFactory.instance.arrayNode().addAll(Runs.rows(query, List.of(file.toString())));
    }

    private static String span(String name, String start, String end, String more) {
        return "{\"span_id\": \"" + name + "\", \"name\": \"" + name + "\", \"start_time_unix_nano\": " + start + ", \"end_time_unix_nano\": " + end + more + "}";
    }

    private static final String[] ONE_APART = {span("c", "1700000000000000003", "1700000000000000005", ""), span("a", "1700000000000000001", "1700000000000000005", ""),
        span("d", "1700000000000000004", "null", ""), span("b", "\"1700000000000000002\"", "\"1700000000000000005\"", "")};

    @Test
    void timesOneNanosecondApartAreSortedAndDistinct() throws Exception {
        assertEquals("[\"a\",\"b\",\"c\",\"d\"]", rows("spans | sort start | values name", ONE_APART).toString());
        assertEquals("[\"d\",\"c\",\"b\",\"a\"]", rows("spans | sort start desc | values name", ONE_APART).toString());
        assertEquals(4, rows("spans | distinct start", ONE_APART).size());
        assertEquals("[\"2023-11-14T22:13:20.000000001Z\"]", rows("spans | min start", ONE_APART).toString());
        assertEquals("[\"c\"]", rows("spans where start = 2023-11-14T22:13:20.000000003Z | values name", ONE_APART).toString());
    }

    @Test
    void durationsAreExactToTheNanosecond() throws Exception {
        assertEquals("[2.0E-6,4.0E-6,null,3.0E-6]",
                rows("spans | values duration", ONE_APART).toString());
        assertEquals("[\"a\",\"b\",\"c\",\"d\"]", rows("spans | sort duration desc | values name", ONE_APART).toString());
        assertEquals("[\"a\",\"b\"]", rows("spans where duration > 2ns | sort start | values name", ONE_APART).toString());
        assertEquals("[3]", rows("spans where duration >= 2ns | count", ONE_APART).toString());
    }

    @Test
    void whatIsMissingIsNeverLessThanAnything() throws Exception {
        assertEquals("[\"c\",\"a\",\"b\"]", rows("spans where duration < 1h | values name", ONE_APART).toString());
        assertEquals("[0]", rows("spans where tokens.total < 5 or tokens.total <= tokens.input or attributes.x < 3 or model < b | count", ONE_APART).toString());
        assertEquals("[4]", rows("spans where tokens.total != 5 and model != x and not attributes.x = 3 | count", ONE_APART).toString());
        assertEquals("[\"d\"]", rows("spans where end is missing | values name", ONE_APART).toString());
    }

    @Test
    void largeWholeNumbersInAttributesAreExact() throws Exception {
        String[] spans = {span("a", "1", "2", ", \"attributes\": {\"n\": \"9007199254740993\"}"), span("b", "1", "2", ", \"attributes\": {\"n\": \"9007199254740992\"}")};
        assertEquals("[\"a\"]", rows("spans where attributes.n = 9007199254740993 | values name", spans).toString());
        assertEquals("[9007199254740993,9007199254740992]", rows("spans | values attributes.n", spans).toString());
        assertEquals(2, rows("spans | count by attributes.n", spans).size());
        assertEquals("[18014398509481985]", rows("spans | sum attributes.n", spans).toString());
    }

    @Test
    void textsOfEventsStayText() throws Exception {
        List<String> file = List.of("testdata/traces/texts-like-json.v3.json");
        String wanted = "[{\"exception.message\":\"[1, 2]\",\"exception.stacktrace\":\"\\\"quoted\\\"\",\"raw(attributes.detail)\":\"{\\\"a\\\": 1}\",\"attributes.detail\":{\"a\":1}}]";
        assertEquals(wanted, Runs.rows("exceptions | select exception.message, exception.stacktrace, raw(attributes.detail), attributes.detail", file).toString());
        assertEquals("[{\"name\":\"work\",\"exception.message\":\"[1, 2]\",\"type\":\"TOOL\"}, {\"name\":\"bare\",\"exception.message\":null,\"type\":null}]",
                Runs.rows("spans | select name, exception.message, type", file).toString());
    }
}
