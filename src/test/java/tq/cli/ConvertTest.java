package tq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tq.cli.Calls.Call;

/** {@code tq convert} as a command. */
class ConvertTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String OTLP = """
            {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"bot"}}]},"scopeSpans":[{"scope":{"name":"lib"},"spans":[
            {"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"chat","kind":3,"startTimeUnixNano":"1772600000000000001","endTimeUnixNano":"1772600001500000000",
            "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"9007199254740993"}}]}]}]}]}
            """;

    private static JsonNode converted(String input, String... words) throws IOException {
        Call call = Calls.piped(input, words);
        assertEquals("", call.err());
        assertEquals(0, call.status());
        return MAPPER.readTree(call.out());
    }

    @Test
    void otlpBecomesMlflowsVersion3() throws IOException {
        JsonNode trace = converted(OTLP, "convert");
        assertEquals("5b8efff798038103d269b633813fc60c", trace.at("/info/trace_id").asText());
        assertEquals("2026-03-04T04:53:20.000000001Z", trace.at("/info/request_time").asText());
        assertEquals(1499, trace.at("/info/execution_duration_ms").asInt());
        assertEquals("1.499999999s", trace.at("/info/execution_duration").asText());
        assertEquals("info", trace.at("/info/trace_metadata/tq.derived").asText());
        JsonNode span = trace.at("/data/spans/0");
        assertEquals("W47/95gDgQPSabYzgT/GDA==", span.path("trace_id").asText());
        assertEquals("7uGbfsPBsXQ=", span.path("span_id").asText());
        assertEquals(1772600000000000001L, span.path("start_time_unix_nano").asLong());
        assertEquals("\"CHAT_MODEL\"", span.at("/attributes/mlflow.spanType").asText());
        assertEquals("{\"input_tokens\": 9007199254740993, \"total_tokens\": 9007199254740993}", span.at("/attributes/mlflow.chat.tokenUsage").asText());
        assertEquals("\"chat\"", span.at("/attributes/gen_ai.operation.name").asText());
        assertEquals(List.of("mlflow.traceRequestId", "mlflow.spanType", "mlflow.chat.tokenUsage"), MAPPER.convertValue(span.path("added_attributes"), List.class));
    }

    @Test
    void mlflowsVersion3BecomesOtlp() throws IOException {
        Call call = Calls.tq("convert", "--to", "otlp", "testdata/traces/booking-error.v3.json");
        JsonNode request = MAPPER.readTree(call.out());
        JsonNode span = request.at("/resourceSpans/0/scopeSpans/0/spans/0");
        assertEquals("b265aa0ae6fea5b355c24868b42e2f8a", span.path("traceId").asText());
        assertEquals("c1d932a368228aa7", span.path("spanId").asText());
        assertTrue(span.path("parentSpanId").isMissingNode());
        assertEquals("1772600100000000000", span.path("startTimeUnixNano").textValue());
        assertEquals(2, span.at("/status/code").asInt());
        assertTrue(call.err().contains("no place in OTLP for 1 info of a trace"), call.err());
    }

    @Test
    void otlpComesBackFromVersion3() throws IOException {
        String mlflow = Calls.piped(OTLP, "convert").out();
        assertEquals(converted(OTLP, "convert", "--to", "otlp"), converted(mlflow, "convert", "--to=otlp"));
    }

    /** Texts that are or look like JSON, and values of every type, are read as they were, from OTLP and from MLflow's REST answers, which decode differently. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1}", "\"quoted\"", "\"{\\\"a\\\":1}\"", "[1", "[1, 2]", "42", "007", "null", "NaN", "", " ", "{", "\"", "\\ud800", "tr-1", "true", "{\"a\": NaN}"})
    void textsStayWhatTheyAre(String text) throws IOException {
        String value = MAPPER.writeValueAsString(text);
        String span = """
                {"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"n","startTimeUnixNano":"5","attributes":[
                {"key":"mlflow.spanType","value":{"intValue":"5"}},{"key":"t","value":{"stringValue":%1$s}},{"key":"l","value":{"arrayValue":{"values":[{"stringValue":%1$s},{"doubleValue":1},{}]}}},
                {"key":"o","value":{"kvlistValue":{"values":[{"key":"k","value":{"stringValue":%1$s}}]}}},{"key":"i","value":{"intValue":-9223372036854775808}},{"key":"b","value":{"bytesValue":"AAE="}},
                {"key":"n","value":{}},{"key":"d","value":{"doubleValue":"NaN"}},{"key":"e","value":{"doubleValue":1e22}}],
                "events":[{"name":"e","timeUnixNano":"7","attributes":[{"key":"t","value":{"stringValue":%1$s}}]}],
                "links":[{"traceId":"5b8efff798038103d269b633813fc60d","spanId":"eee19b7ec3c1b175","attributes":[{"key":"t","value":{"stringValue":%1$s}}]}]}""".formatted(value);
        String rest = """
                {"trace":{"trace_info":{"trace_id":"tr-1","request_time":"2026-01-01T00:00:00Z","state":"OK"},"spans":[{"trace_id":"W47/95gDgQPSabYzgT/GDA==","span_id":"7uGbfsPBsXQ=","name":"n",
                "start_time_unix_nano":1,"attributes":[{"key":"mlflow.traceRequestId","value":{"string_value":"tr-1"}},{"key":"t","value":{"string_value":%s}}]}]}}""".formatted(value);
        for (String input : List.of("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + span + "]}]}]}", rest)) {
            for (String format : List.of("mlflow", "otlp")) {
                String converted = Calls.piped(input, "convert", "-q", "--to", format).out();
                for (String query : List.of("spans | select attributes, events", "spans | select start, end, inputs", "links | select attributes, raw(attributes)", "events | select time, raw(attributes)")) {
                    assertEquals(Calls.piped(input, "-e", query).out(), Calls.piped(converted, "-e", query).out(), () -> format + " " + query + "\n" + converted);
                }
                assertEquals(converted, Calls.piped(converted, "convert", "-q", "--to", format).out());
            }
            String raw = "spans | select raw(attributes), type";
            assertEquals(Calls.piped(input, "-e", raw).out(), Calls.piped(Calls.piped(input, "convert").out(), "-e", raw).out());
        }
    }

    /** What an info lacks is filled in for MLflow and is still not there for tq. */
    @Test
    void anInfoThatLacksSomethingStillLacksIt() throws IOException {
        String input = """
                {"info":{"trace_id":"tr-1","tags":{"a":"b"},"assessments":[{"assessment_name":"good","feedback":{"value":1}}]},"data":{"spans":[{"trace_id":"W47/95gDgQPSabYzgT/GDA==",
                "span_id":"7uGbfsPBsXQ=","name":"n","start_time_unix_nano":1772600000000000000,"end_time_unix_nano":1772600000000000001,"attributes":{"session.id":"\\"s\\""}}]}}""";
        JsonNode info = converted(input, "convert").path("info");
        assertEquals("s", info.at("/trace_metadata/mlflow.trace.session").asText());
        assertEquals("OK", info.path("state").asText());
        assertEquals("SOURCE_TYPE_UNSPECIFIED", info.at("/assessments/0/source/source_type").asText());
        String converted = Calls.piped(input, "convert").out();
        for (String query : List.of("traces", "traces | select state, start, session, tags, metadata, assessments", "assessments | select source.type, created, metadata")) {
            assertEquals(Calls.piped(input, "-e", query).out(), Calls.piped(converted, "-e", query).out(), query);
        }
    }

    @Test
    void whatIsBrokenIsToldAndCostsOnlyItself() {
        Call call = Calls.piped("{]\n" + OTLP, "convert");
        assertEquals(5, call.status());
        assertEquals(1, call.out().lines().count());
        assertTrue(call.err().startsWith("tq: <stdin>:1:"), call.err());
        assertEquals(2, Calls.tq("convert", "testdata/traces/nothing.json").status());
        assertEquals("", Calls.piped("{]\n" + OTLP, "convert", "--strict").out());
    }

    @Test
    void anUnknownFormatIsRefused() {
        Call call = Calls.piped(OTLP, "convert", "--to", "jaeger");
        assertEquals(2, call.status());
        assertEquals("tq: --to takes mlflow or otlp, not `jaeger`\n", call.err());
    }

    @Test
    void aReaderThatGoesAwayEndsItQuietly() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Console console = new Console(InputStream.nullInputStream(), closed, new PrintStream(OutputStream.nullOutputStream()), Optional.empty(), false);
        assertEquals(ExitCode.PIPE, Main.run(new String[] {"convert", "testdata/traces/rag.v3.json"}, console, Map.of()));
    }
}
