package tq.trace;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tq.json.JsonDocument;
import tq.json.JsonText;
import tq.read.DocumentReader;
import tq.read.base.Findings;
import tq.read.base.NotATraceException;

/** Traces for tests of the fields: read from {@code testdata/traces}, or made of a few attributes. */
public final class Traces {

    private Traces() {
    }

    /** All spans of a file, which is one document or one on each line. */
    public static List<Span> spans(String file) throws IOException {
        String text = Files.readString(Path.of("testdata/traces", file));
        List<Span> spans = new ArrayList<>();
        for (String document : file.endsWith(".jsonl") ? text.split("\n") : new String[] {text}) {
            read(document, spans);
        }
        return spans;
    }

    /**
     * One span with attributes of plain values, as a program sets them.
     *
     * @param attributes {@code {'gen_ai.operation.name': 'chat', …}}, with apostrophes for quotes
     */
    public static Span span(String attributes) {
        return span(attributes, "[]");
    }

    /**
     * The same with events.
     *
     * @param events {@code [{'name': 'gen_ai.choice', 'attributes': {…}}]}
     */
    public static Span span(String attributes, String events) {
        return span(attributes, events, "STATUS_CODE_OK", "");
    }

    /** The same with a status: its code and its message. */
    public static Span span(String attributes, String events, String code, String message) {
        ObjectNode stored = Nodes.object();
        json(attributes).properties().forEach(attribute -> stored.put(attribute.getKey(), JsonText.python(attribute.getValue())));
        ObjectNode span = Nodes.object().put("span_id", "00000000000000a1").put("name", "step").put("start_time_unix_nano", 1).put("end_time_unix_nano", 2);
        span.set("attributes", stored);
        span.set("events", json(events));
        span.putObject("status").put("code", code).put("message", message);
        ObjectNode trace = Nodes.object();
        trace.putObject("info").put("trace_id", "tr-1");
        trace.putObject("data").set("spans", Nodes.array().add(span));
        List<Span> spans = new ArrayList<>();
        read(JsonText.COMPACT.of(trace), spans);
        return spans.get(0);
    }

    /** JSON that is written with apostrophes for quotes. */
    public static JsonNode json(String text) {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return JsonDocument.parse(bytes).root().toNode();
    }

    private static void read(String document, List<Span> spans) {
        try {
            DocumentReader.read(JsonDocument.parse(document.getBytes(StandardCharsets.UTF_8)), "test", new Findings() {
                @Override
                public void part(TracePart part) {
                    spans.addAll(Trace.of(List.of(part)).spans());
                }

                @Override
                public void loss(String sentence) {
                    fail(sentence);
                }

                @Override
                public void left(String what, long count) {
                    fail(what);
                }
            });
        } catch (NotATraceException e) {
            fail(e);
        }
    }
}
