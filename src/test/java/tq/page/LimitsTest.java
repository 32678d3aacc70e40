package tq.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tq.diagnose.Check;
import tq.diagnose.Finding;
import tq.diagnose.Severity;
import tq.trace.Nodes;
import tq.trace.Trace;

/** A page holds only so much, and says what is left out. */
class LimitsTest {

    private static String traces(int count, int failedEach) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            String code = i % failedEach == 0 ? "ERROR" : "OK";
            lines.append("{\"info\": {\"trace_id\": \"tr-" + i + "\", \"state\": \"" + code + "\"}, \"data\": {\"spans\": [{\"trace_id\": \"" + i + "\", \"span_id\": \"00000000000000a1\", \"name\": \"step-" + i
                    + "\", \"start_time_unix_nano\": 1, \"end_time_unix_nano\": 2, \"status\": {\"code\": \"STATUS_CODE_" + code + "\"}, \"attributes\": {}}]}}\n");
        }
        return lines.toString();
    }

    private static Limits limits(long kept, long page) {
        return new Limits(100, 50, 100_000, kept, page);
    }

    @Test
    void tracesThatDoNotFitAreCountedAndFailedOnesGoFirst() throws Exception {
        Markup page = Markup.of(Reports.page(Reports.text(traces(1000, 100)), List.of(), limits(20_000, 1 << 20)));
        int shown = page.counts.get("rect");
        assertTrue(shown >= 10 && shown < 50, () -> shown + " shown");
        for (int i = 100; i <= 1000; i += 100) {
            assertTrue(page.text.contains("step-" + i), "a failed trace");
        }
        assertTrue(page.text.contains((1000 - shown) + " more traces count above and are not shown"), page.text);
        assertTrue(page.text.replaceAll("\\s+", " ").contains("Traces 1,000 10 ERROR 990 OK"), page.text);
    }

    @Test
    void whatIsKeptStaysWithinTheLimit() throws Exception {
        KeptSections sections = new KeptSections(limits(20_000, 1 << 20));
        long number = 0;
        for (Trace trace : Reports.text(traces(500, 3))) {
            TraceRow row = new TraceRow(trace);
            sections.add(TraceSection.of(row, row.spans(), ++number, limits(20_000, 1 << 20)));
        }
        assertTrue(sections.all().size() < 50);
        assertTrue(sections.all().stream().allMatch(KeptSections.Kept::failed));
        assertFalse(sections.all().isEmpty());
    }

    @Test
    void tracesWithFindingsComeFirst() throws Exception {
        List<Trace> traces = Reports.text(traces(20, 5));
        Check check = Reports.check("slow", "Slow", Severity.WARNING, "spans | select name");
        Finding finding = new Finding(check, "tr-7", "00000000000000a1", "step-7", List.of(Nodes.object().put("name", "step-7")), Optional.of(traces.get(6).origin()));
        String page = Reports.page(traces, List.of(finding), limits(1 << 20, 2_500));
        Markup markup = Markup.of(page);
        assertTrue(page.indexOf("id=\"t7\"") > 0 && (page.indexOf("id=\"t5\"") < 0 || page.indexOf("id=\"t7\"") < page.indexOf("id=\"t5\"")));
        assertTrue(markup.links.stream().anyMatch(link -> link.startsWith("t7-") && markup.ids.contains(link)));
    }

    @Test
    void ofTracesWithOneIdThatIsMeantWhichWasReadAtThePlace() throws Exception {
        List<Trace> traces = List.of(Reports.files("booking-error.v3.json").get(0), Reports.files("booking-error.v3-old-artifact.json").get(0));
        assertEquals(traces.get(0).id(), traces.get(1).id());
        Check check = Reports.check("x", "X", Severity.INFO, "failed spans | select name");
        Finding finding = new Finding(check, traces.get(1).id(), "", "", List.of(), Optional.of(traces.get(1).origin()));
        assertTrue(Markup.of(Reports.page(traces, List.of(finding))).links.contains("t2"));
    }

    @Test
    void spansBeyondTheLimitAreCountedAndFailedOnesStay() throws Exception {
        List<Trace> traces = Reports.text(Large.trace(500));
        Markup page = Markup.of(Reports.page(traces, List.of(), limits(1 << 20, 1 << 20)));
        assertEquals(50 + 9, page.counts.get("rect"));
        assertTrue(page.text.contains("441 more spans left out here."), "of 500");
        assertTrue(page.text.contains("step_499"));
        Check check = Reports.check("x", "X", Severity.INFO, "failed spans | select name");
        Finding hidden = new Finding(check, "tr-large", traces.get(0).spans().get(300).id(), "step_300", List.of(), Optional.empty());
        assertTrue(Markup.of(Reports.page(traces, List.of(hidden), limits(1 << 20, 1 << 20))).links.contains("t1"), "no row, so the trace");
    }

    @Test
    void whereASectionIsFullValuesAreOnlyCounted() throws Exception {
        Markup page = Markup.of(Reports.page(Reports.text(Large.trace(40)), List.of(), new Limits(1_000, 50, 10_000, 1 << 20, 1 << 20)));
        assertTrue(page.text.contains("number 0 is 0"));
        assertFalse(page.text.contains("number 39 is 273"));
        assertTrue(page.text.contains("characters are left out here."));
        assertEquals(40, page.counts.get("rect"));
    }
}
