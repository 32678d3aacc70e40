package tq.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tq.json.JsonDocument;

class VerdictTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "correctness | \"no\" | LLM_JUDGE | fail",
        "correctness | \"Yes\" | LLM_JUDGE | pass",
        "safety | false | CODE | fail",
        "user_thumb | \"thumbs-down\" | HUMAN | fail",
        "user_thumb | -1 | HUMAN | fail",
        "user_thumb | 1 | HUMAN | pass",
        "stars | 2.0 | HUMAN | fail",
        "stars | 1 | HUMAN | fail",
        "stars | 5 | HUMAN | pass",
        "stars | 3 | HUMAN | ``",
        "completeness | 0.2 | LLM_JUDGE | fail",
        "completeness | 0.93 | LLM_JUDGE | pass",
        "toxicity | 0.02 | LLM_JUDGE | pass",
        "toxicity | 0.9 | CODE | fail",
        "hallucination | \"no\" | LLM_JUDGE | pass",
        "hallucination | true | LLM_JUDGE | fail",
        "hallucination | \"hallucinated\" | LLM_JUDGE | fail",
        "hallucination_free | true | LLM_JUDGE | pass",
        "no_hallucination | \"no\" | LLM_JUDGE | fail",
        "user_frustration | \"yes\" | LLM_JUDGE | fail",
        "user_frustration | \"unresolved\" | LLM_JUDGE | fail",
        "length | 4.0 | CODE | ``",
        "length | 0 | CODE | ``",
        "exact_match | 0 | CODE | fail",
        "latency | 0.3 | CODE | ``",
        "escalation_needed | false | LLM_JUDGE | ``",
        "refused_unsafe_request | true | LLM_JUDGE | ``",
        "is_refusal | false | CODE | pass",
        "unsafe | true | LLM_JUDGE | fail",
        "has_toxicity | true | LLM_JUDGE | fail",
        "rubric | {\"tone\": 4.0} | LLM_JUDGE | ``",
        "quality | {\"label\": \"bad\", \"score\": 0.9} | LLM_JUDGE | fail",
        "topic | \"billing\" | LLM_JUDGE | ``",
        "missing_sources | [\"a\"] | CODE | ``",
        "correctness | null | LLM_JUDGE | ``"})
    void valuesAreReadByHabit(String name, String value, String source, String verdict) throws Exception {
        String info = "{\"trace_id\": \"t\", \"assessments\": [{\"assessment_name\": \"" + name + "\", \"source\": {\"source_type\": \"" + source + "\"}, \"feedback\": {\"value\": " + value + "}}]}";
        assertEquals(verdict, verdict(info));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"feedback\": {\"value\": null, \"error\": {\"error_code\": \"X\"}}} | ``",
        "{\"expectation\": {\"value\": \"no\"}} | ``",
        "{\"issue\": {\"issue_name\": \"slow\"}} | fail"})
    void onlyWhatAJudgeSaidIsAVerdict(String assessment, String verdict) throws Exception {
        assertEquals(verdict, verdict("{\"trace_id\": \"t\", \"assessments\": [" + assessment + "]}"));
    }

    private static String verdict(String info) throws Exception {
        JsonDocument document = JsonDocument.parse(info.getBytes(StandardCharsets.UTF_8));
        TracePart part = TracePart.whole("t", document.root(), List.of(), new Trace.Origin("t.json", 1, "MLflow V3"));
        return Trace.of(List.of(part)).assessments().get(0).verdict().asText("");
    }
}
