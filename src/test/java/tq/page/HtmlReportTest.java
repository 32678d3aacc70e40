package tq.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tq.diagnose.Check;
import tq.diagnose.Finding;
import tq.diagnose.Severity;
import tq.trace.Nodes;
import tq.trace.Trace;

/** What the page says, read without its script. */
class HtmlReportTest {

    private static String text(String... files) throws Exception {
        return Markup.of(Reports.page(Reports.files(files), List.of())).text.replaceAll("\\s+", " ");
    }

    private static void assertSays(String text, String... sentences) {
        for (String sentence : sentences) {
            assertTrue(text.contains(sentence), () -> sentence + " is not in:\n" + text);
        }
    }

    @Test
    void theSummaryCountsWhatThereIsAndSaysWhatIsNotKnown() throws Exception {
        assertSays(text("booking-error.v3.json", "refund-policy.v3.json", "handmade-in-progress.v3.json"), "Traces 3 1 ERROR 1 IN_PROGRESS 1 OK", "Spans 11 ✕ 4 failed",
                "Duration 4.2 s – 31.5 s", "1 of 3 traces do not say", "Findings 0", "Nothing was found.");
        assertSays(text("handmade-in-progress.v3.json"), "Tokens unknown", "Cost unknown", "No span tells of tokens or cost.");
    }

    @Test
    void aTraceShowsQuestionAnswerAndItsSpansWithInputsAndOutputs() throws Exception {
        assertSays(text("refund-policy.v3.json"), "customer_support_agent OK 4.2 s · 4 spans", "Question", "Answer", "plan_action LLM", "search_knowledge_base TOOL", "Inputs", "Outputs", "Path customer_support_agent > plan_action");
    }

    @Test
    void failuresAreSaidInWords() throws Exception {
        assertSays(text("booking-error.v3.json"), "✕ ERROR", "reserve TOOL ✕ failed", "Message TimeoutError: reserve timed out", "Exception TimeoutError reserve timed out Traceback (most recent call last)");
    }

    @Test
    void aJudgeThatFailedAndAnAssessmentThatWasOverriddenAreMarked() throws Exception {
        assertSays(text("question-refund.json"), "✕ the judge itself failed", "overridden");
    }

    @Test
    void spansWithoutAnEndOrOutsideOfTheTreeAreThere() throws Exception {
        String broken = text("broken-tree.v3.json");
        for (Trace trace : Reports.files("broken-tree.v3.json")) {
            trace.spans().forEach(span -> assertSays(broken, span.name()));
        }
        assertSays(text("handmade-in-progress.v3.json"), "no end");
        assertSays(text("support-rag.rest-info.json"), "It was read without its spans.");
    }

    @Test
    void tokensAndCostByModelCountEachCallOnce() throws Exception {
        assertSays(models(Reports.files("otlp-genai-agent.traces-get.json")), "gpt-4o 1 80 0 – 80 $0.00020 gpt-4o-2024-08-06 1 55 17 – 72 $0.00031");
        assertSays(models(Reports.text(call("tr-1", "r1") + call("tr-2", "r2"))), "m 2 20 4 – 24 unknown");
        assertSays(models(Reports.text(call("tr-1", "r1") + call("tr-2", "r1"))), "m 1 10 2 – 12 unknown");
    }

    private static String call(String trace, String response) {
        return ("{'info': {'trace_id': '" + trace + "'}, 'data': {'spans': [{'trace_id': '" + trace + "', 'span_id': 'a1', 'name': 'chat', 'start_time_unix_nano': 1, 'end_time_unix_nano': 2, 'attributes': "
                + "{'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'm', 'gen_ai.usage.input_tokens': 10, 'gen_ai.usage.output_tokens': 2, 'gen_ai.response.id': '" + response + "'}}]}}\n").replace('\'', '"');
    }

    private static String models(List<Trace> traces) throws Exception {
        String text = Markup.of(Reports.page(traces, List.of())).text.replaceAll("\\s+", " ");
        return text.substring(text.indexOf("Model Calls"), text.indexOf("Each call"));
    }

    @Test
    void aModelWithoutACostHasAnUnknownOne() throws Exception {
        String text = Markup.of(Reports.page(Reports.text(Large.trace(20)), List.of())).text.replaceAll("\\s+", " ");
        assertTrue(text.matches("(?s).*example-model \\d+ [\\d,]+ [\\d,]+ – [\\d,]+ unknown .*"), text);
        assertFalse(text.contains("$0"), text);
    }

    @Test
    void findingsStandByCheckWithUnitsAndLinksToTheirSpans() throws Exception {
        List<Trace> traces = Reports.files("booking-error.v3.json");
        Check check = Reports.check("failed-spans", "Failed spans", Severity.ERROR, "failed spans | select trace.id as trace, id as span, path, exception.type, duration");
        List<Finding> findings = Reports.found(check, traces);
        Markup page = Markup.of(Reports.page(traces, findings));
        assertSays(page.text.replaceAll("\\s+", " "), "error Failed spans 4", "What to do: Look at the deepest", "tq run failed-spans", "booking_agent > reserve", "exception.type TimeoutError duration 10.0 s", "4 findings:");
        long spans = page.links.stream().filter(link -> link.matches("t1-[0-9a-f]{16}")).peek(link -> assertTrue(page.ids.contains(link))).count();
        assertEquals(4, spans);
    }

    @Test
    void aFindingOfATraceThatIsNotThereHasNoLink() throws Exception {
        Check check = Reports.check("x", "X", Severity.INFO, "failed spans | select name");
        Finding finding = new Finding(check, "tr-gone", "a1", "a > b", List.of(Nodes.object().put("name", "b")), Optional.empty());
        Markup page = Markup.of(Reports.page(List.of(), List.of(finding)));
        assertSays(page.text.replaceAll("\\s+", " "), "a > b tr-gone not among the traces below");
        assertEquals(List.of("traces", "summary", "findings", "models", "traces"), page.links);
    }

    @Test
    void thePolicyAllowsTheOneStyleAndTheOneScriptAlone() throws Exception {
        String page = Reports.typical();
        Markup markup = Markup.of(page);
        assertTrue(page.contains("style-src 'sha256-" + hash(markup.style) + "'"));
        assertTrue(page.contains("script-src 'sha256-" + hash(markup.script) + "'"));
        assertTrue(page.indexOf("Content-Security-Policy") < page.indexOf("<style>"));
        for (String code : List.of(markup.style, markup.script)) {
            assertFalse(code.contains("</") || code.contains("<!--") || code.contains("http"), "ends its element or names an address");
        }
        assertFalse(markup.style.contains("url(") || markup.style.contains("@import"));
        assertFalse(markup.script.matches("(?s).*\\b(innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval|Function|fetch|XMLHttpRequest|setAttribute|import)\\b.*"), "makes markup of text, or loads");
    }

    private static String hash(String text) throws Exception {
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
