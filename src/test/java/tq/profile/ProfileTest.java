package tq.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tq.Runs;
import tq.source.Problems;
import tq.source.TraceSource;

/** What a profile says of real files, against counts that are made of the raw JSON without tq. */
class ProfileTest {

    private static final String CORPUS = "testdata/corpus/";

    @TempDir
    Path folder;

    private static List<ObjectNode> profile(String... files) throws Exception {
        Problems problems = new Problems(problem -> {
            if (problem.kind() != Problems.Kind.WARNING) {
                fail(problem.message());
            }
        });
        TraceSource source = new TraceSource(List.of(files), new ByteArrayInputStream(new byte[0]), problems);
        source.tally().inDetail();
        source.start();
        Profile profile = new Profile();
        source.read(trace -> {
            profile.add(trace);
            return true;
        });
        return profile.rows(source.tally());
    }

    private static ObjectNode row(List<ObjectNode> rows, String noun, String field) {
        return rows.stream().filter(row -> row.path("noun").asText().equals(noun) && row.path("field").asText().equals(field)).findFirst().orElseThrow();
    }

    /** The counts of the rows of a noun whose field begins so: {@code {"llm.system": 17}}; of events {@code {"exception/exception.type": 4}}. */
    private static Map<String, Long> counts(List<ObjectNode> rows, String noun, String open) {
        Map<String, Long> counts = new TreeMap<>();
        for (ObjectNode row : rows) {
            String field = row.path("field").asText();
            if (row.path("noun").asText().equals(noun) && field.startsWith(open + ".")) {
                counts.put((row.has("name") ? row.get("name").textValue() + "/" : "") + field.substring(open.length() + 1), row.get("count").asLong());
            }
        }
        return counts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlflow-real/support-rag.traces-get.json", "frameworks/oi-openai.otlp.jsonl", "frameworks/strands.otlp.jsonl", "frameworks/mlflow-openai.v3.jsonl",
        "frameworks/openai-v2.otlp.jsonl", "flat-otel/otel-arrow-2_traces.jsonl"})
    void elementsAndKeysAreThoseOfTheFile(String file) throws Exception {
        List<ObjectNode> rows = profile(CORPUS + file);
        RawCounts raw = RawCounts.of(Path.of(CORPUS + file));
        for (String noun : List.of("JSON document", "trace", "span", "event", "assessment", "link")) {
            assertEquals(raw.elements(noun), row(rows, noun, "").get("count").asLong(), noun);
        }
        assertEquals(raw.elements("log record"), rows.stream().filter(row -> row.path("noun").asText().equals("log record")).mapToLong(row -> row.get("count").asLong()).sum());
        assertEquals(raw.keys("span"), counts(rows, "span", "attributes"));
        assertEquals(raw.keys("resource"), counts(rows, "span", "resource"));
        assertEquals(raw.keys("tag"), counts(rows, "trace", "tags"));
        assertEquals(raw.keys("metadata"), counts(rows, "trace", "metadata"));
        assertEquals(raw.keys("assessment"), counts(rows, "assessment", "metadata"));
        Map<String, Long> events = counts(rows, "event", "attributes");
        events.keySet().removeIf(key -> raw.elements("log record") > 0 && !key.startsWith("exception/"));
        assertEquals(raw.keys("event"), events);
    }

    /** Another way to the same numbers: a field is counted where the query language finds it not empty. */
    @ParameterizedTest
    @ValueSource(strings = {"mlflow-real/support-rag.traces-get.json", "frameworks/oi-openai.otlp.jsonl", "frameworks/strands.otlp.jsonl"})
    void fieldsAreCountedWhereTheyAreNotEmpty(String file) throws Exception {
        for (ObjectNode row : profile(CORPUS + file)) {
            String field = row.path("field").asText();
            if (row.has("type") && !row.get("type").textValue().equals("true or false")) {
                String query = "count " + row.get("noun").textValue() + "s where ." + field + " is not empty";
                assertEquals(Runs.rows(query, List.of(CORPUS + file)).get(0).asLong(), row.get("count").asLong(), query);
            }
        }
    }

    /** Expected values were read from the files with jq. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "frameworks/oi-openai.otlp.jsonl;   model;        {'llm.model_name':15,'embedding.model_name':1}",
        "frameworks/oi-openai.otlp.jsonl;   type;         {'openinference.span.kind':26}",
        "frameworks/oi-openai.otlp.jsonl;   tokens.input; {'llm.token_count.prompt':16}",
        "frameworks/openai-v2.otlp.jsonl;   model;        {'gen_ai.response.model':8,'gen_ai.request.model':1}",
        "frameworks/openai-v2.otlp.jsonl;   tokens.total; {'inferred':8}",
        "frameworks/mlflow-openai.v3.jsonl; type;         {'mlflow.spanType':37}",
        "frameworks/mlflow-openai.v3.jsonl; tool;         {'inferred':10}",
        "frameworks/strands.otlp.jsonl;     model;        {'gen_ai.request.model':12}",
        "flat-otel/otel-arrow-2_traces.jsonl; type;       {'nothing':35}"})
    void aFieldTellsWhatItWasReadFrom(String file, String field, String from) throws Exception {
        String expected = from.replace((char) 39, (char) 34);
        assertEquals(expected, row(profile(CORPUS + file), "span", field).get("from").toString());
    }

    @Test
    void whatATraceOwesToItsInfoAndWhatToItsSpans() throws Exception {
        List<ObjectNode> mlflow = profile(CORPUS + "mlflow-real/support-rag.traces-get.json");
        List<ObjectNode> otlp = profile(CORPUS + "frameworks/oi-openai.otlp.jsonl");
        assertEquals("{\"info\":1}", row(mlflow, "trace", "state").get("from").toString());
        assertEquals("{\"mlflow.trace.tokenUsage\":1}", row(mlflow, "trace", "tokens.input").get("from").toString());
        assertEquals("{\"root span\":10}", row(otlp, "trace", "state").get("from").toString());
        assertEquals("{\"session.id\":3}", row(otlp, "trace", "session").get("from").toString());
        assertEquals("{\"spans\":9}", row(otlp, "trace", "tokens.input").get("from").toString());
    }

    @Test
    void valuesAreOfTheirKinds() throws Exception {
        String attributes = "{\"a\": 7, \"b\": \"{\\\"x\\\": 1}\", \"c\": \"plain\", \"d\": [1], \"e\": true, \"f\": {\"y\": 2}, \"g.0.h\": \"first\", \"g.1.h\": \"second\", \"i\": null}";
        Path file = folder.resolve("kinds.jsonl");
        Files.writeString(file, span(1, attributes) + span(2, "{\"a\": 9007199254740993, \"c\": \"[not JSON]\"}") + span(3, "{\"a\": -2.5}"));
        List<ObjectNode> rows = profile(file.toString());
        assertEquals("{\"number\":3}", row(rows, "span", "attributes.a").get("holds").toString());
        assertEquals("-2.5", row(rows, "span", "attributes.a").get("min").toString());
        assertEquals("9007199254740993", row(rows, "span", "attributes.a").get("max").toString());
        assertEquals("{\"JSON text\":1}", row(rows, "span", "attributes.b").get("holds").toString());
        assertEquals("{\"text\":2}", row(rows, "span", "attributes.c").get("holds").toString());
        assertEquals("{\"plain\":1,\"[not JSON]\":1}", row(rows, "span", "attributes.c").get("values").toString());
        assertEquals("{\"list\":1}", row(rows, "span", "attributes.d").get("holds").toString());
        assertEquals("{\"true or false\":1}", row(rows, "span", "attributes.e").get("holds").toString());
        assertEquals("{\"object\":1}", row(rows, "span", "attributes.f").get("holds").toString());
        ObjectNode list = row(rows, "span", "attributes.g.*.h");
        assertEquals(1, list.get("count").asLong());
        assertEquals("{\"text\":2}", list.get("holds").toString());
        assertEquals(Set.of("a", "b", "c", "d", "e", "f", "g.*.h"), counts(rows, "span", "attributes").keySet());
    }

    private static String span(int number, String attributes) {
        return String.format("{\"trace_id\": \"%032x\", \"span_id\": \"%016x\", \"name\": \"s\", \"start_time_unix_nano\": %d, \"end_time_unix_nano\": %d, \"attributes\": %s}%n", number, number,
                1_700_000_000_000_000_000L + number, 1_700_000_000_000_000_500L + number, attributes);
    }

    @Test
    void whatIsOddIsSaidWithAQueryThatShowsIt() throws Exception {
        Path file = folder.resolve("odd.jsonl");
        String span = "{\"trace_id\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"span_id\": \"%s\", \"parent_span_id\": %s, \"name\": \"s\", \"start_time_unix_nano\": 1700000000000000000, "
                + "\"end_time_unix_nano\": %s, \"attributes\": {}}%n";
        Files.writeString(file, String.format(span, "aaaaaaaaaaaaaa01", "null", "1700000000000000001") + String.format(span, "aaaaaaaaaaaaaa02", "null", "null")
                + String.format(span, "aaaaaaaaaaaaaa03", "\"aaaaaaaaaaaaaa01\"", "1699999999999999999") + String.format(span, "aaaaaaaaaaaaaa04", "\"bbbbbbbbbbbbbb01\"", "1700000000000000001")
                + String.format(span, "aaaaaaaaaaaaaa04", "\"bbbbbbbbbbbbbb01\"", "1700000000000000001") + "{\"resourceMetrics\": [{\"scopeMetrics\": [{\"metrics\": [{\"name\": \"m\"}, {}]}]}]}\n");
        List<ObjectNode> odd = profile(file.toString()).stream().filter(row -> row.has("note") && !row.has("try")).toList();
        assertEquals(List.of("1 span has a parent that is not here", "1 trace has several root spans", "1 span has no end", "1 span ends before it starts", "metrics left out: 2",
                "1 span came twice and counts once"), odd.stream().map(row -> row.get("note").textValue()).toList());
        for (ObjectNode row : odd.subList(0, 4)) {
            assertEquals(1, Runs.rows(row.get("query").textValue(), List.of(file.toString())).size(), row.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlflow-real/support-rag.traces-get.json", "mlflow-handmade/all.v3.jsonl", "frameworks/oi-openai.otlp.jsonl", "frameworks/strands.otlp.jsonl",
        "frameworks/mlflow-langgraph.v3.jsonl", "frameworks/openai-v2.otlp.jsonl", "frameworks/vercel-ai.otlp.jsonl", "frameworks/traceloop-openai.console.jsonl",
        "flat-otel/otel-arrow-2_traces.jsonl", "flat-otel/otel-arrow-single_trace.json", "mlflow-real/support-rag.rest-info.json", "otlp/opentelemetry-proto-trace.json"})
    void theQueriesToBeginWithFindSomething(String file) throws Exception {
        List<ObjectNode> queries = profile(CORPUS + file).stream().filter(row -> row.has("try")).toList();
        assertTrue(queries.size() >= 1 && queries.size() <= 3, queries::toString);
        for (ObjectNode row : queries) {
            assertFalse(Runs.rows(row.get("try").textValue(), List.of(CORPUS + file)).isEmpty(), row::toString);
        }
    }

    @Test
    void ofVeryManyKeysAndValuesTheFirstAreKept() throws Exception {
        Path file = folder.resolve("many.jsonl");
        int spans = 4_000;
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < spans; i++) {
            lines.append(span(i + 1, String.format("{\"key%d\": 1, \"other%d\": \"v\", \"third%d\": true, \"same\": \"value %d\", \"long\": \"%s\"}", i, i, i, i, "x".repeat(200) + i)));
        }
        Files.writeString(file, lines);
        List<ObjectNode> rows = profile(file.toString());
        Map<String, Long> keys = counts(rows, "span", "attributes");
        assertEquals(Keys.MOST, keys.size());
        String note = "there are more keys than the first 10000; " + (3 * spans + 2 - Keys.MOST) + " values of others are not counted";
        assertTrue(rows.stream().anyMatch(row -> row.path("note").asText().equals(note)), note);
        ObjectNode same = row(rows, "span", "attributes.same");
        assertEquals(spans, same.get("count").asLong());
        assertEquals(Values.MOST, same.get("distinct").asInt());
        assertTrue(same.get("more").booleanValue());
        assertFalse(row(rows, "span", "attributes.long").has("values"));
        assertTrue(row(rows, "span", "attributes.long").get("example").textValue().length() <= 81);
    }

    @Test
    void nothingIsReadOfNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("empty.json"), "[]");
        List<ObjectNode> rows = profile(file.toString());
        assertEquals(1, row(rows, "JSON document", "").get("count").asLong());
        assertEquals(0, row(rows, "trace", "").get("count").asLong());
        assertTrue(rows.stream().allMatch(row -> row.has("noun") && !row.has("field")), rows::toString);
    }
}
