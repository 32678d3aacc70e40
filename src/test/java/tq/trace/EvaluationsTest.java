package tq.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.Runs;

/** What stands on a span of its quality is an assessment of it. */
class EvaluationsTest {

    private static List<Assessment> of(String attributes, String events) {
        return Traces.span(attributes, events).trace().assessments();
    }

    @Test
    void eventsOfTheGenAiConventions() {
        List<Assessment> found = of("{}", "[{'name': 'gen_ai.evaluation.result', 'time_unix_nano': 1772600000000000000, 'attributes': {'gen_ai.evaluation.name': 'relevance',"
                + " 'gen_ai.evaluation.score.value': 0.8, 'gen_ai.evaluation.score.label': 'relevant', 'gen_ai.evaluation.explanation': 'on topic'}},"
                + " {'name': 'gen_ai.evaluation.result', 'attributes': {'gen_ai.evaluation.name': 'length', 'gen_ai.evaluation.score.value': 3}},"
                + " {'name': 'gen_ai.evaluation.result', 'attributes': {'gen_ai.evaluation.name': 'tone', 'error.type': 'Timeout'}}]");
        assertEquals(List.of("relevance", "length", "tone"), found.stream().map(Assessment::name).toList());
        assertEquals("relevant", found.get(0).value().textValue());
        assertEquals(0.8, found.get(0).metadata(List.of("score")).doubleValue());
        assertEquals("on topic", found.get(0).rationale());
        assertEquals(1772600000000000000L, found.get(0).created());
        assertEquals("00000000000000a1", found.get(0).spanId());
        assertEquals("feedback", found.get(0).kind());
        assertEquals(3, found.get(1).value().intValue());
        assertEquals("Timeout", found.get(2).errorText("error_code"));
    }

    @Test
    void annotationsOfOpenInference() {
        List<Assessment> found = of("{'annotations.0.annotation.name': 'correctness', 'annotations.0.annotation.annotator_kind': 'LLM', 'annotations.0.annotation.label': 'correct',"
                + " 'annotations.0.annotation.score': 1, 'annotations.0.annotation.explanation': 'as in the text', 'annotations.1.annotation.name': 'thumbs',"
                + " 'annotations.1.annotation.annotator_kind': 'HUMAN', 'annotations.1.annotation.label': 'down', 'evaluations.0.evaluation.name': 'length',"
                + " 'evaluations.0.evaluation.annotator_kind': 'CODE', 'evaluations.0.evaluation.score': 0.5}", "[]");
        assertEquals(List.of("correctness LLM_JUDGE \"correct\"", "length CODE 0.5", "thumbs HUMAN \"down\""),
                found.stream().map(one -> one.name() + " " + one.sourceType() + " " + one.value()).sorted().toList());
        assertEquals(3, found.stream().map(Assessment::id).distinct().count());
    }

    @Test
    void noneWithoutAName() {
        assertTrue(of("{'annotations.0.annotation.label': 'x', 'evaluations': 'none', 'annotations': [1]}", "[{'name': 'gen_ai.evaluation.result'}]").isEmpty());
    }

    /** A trace that was printed whole has them among its assessments and on its spans, and they count once. */
    @Test
    void printedTracesKeepThem(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.json");
        write(file, "{\"info\": {\"trace_id\": \"tr-1\"}, \"data\": {\"spans\": [{\"span_id\": \"00000000000000a1\", \"name\": \"s\", \"attributes\":"
                + " {\"annotations.0.annotation.name\": \"\\\"tone\\\"\", \"annotations.0.annotation.label\": \"\\\"kind\\\"\"}}]}}");
        JsonNode trace = Runs.rows("traces", List.of(file.toString())).get(0);
        assertEquals("tone", trace.at("/info/assessments/0/assessment_name").textValue());
        write(file, trace.toString());
        assertEquals(List.of("\"kind\""), Runs.rows("assessments | values value", List.of(file.toString())).stream().map(JsonNode::toString).toList());
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
