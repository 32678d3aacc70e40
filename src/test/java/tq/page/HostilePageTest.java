package tq.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tq.text.TerminalText;
import tq.trace.Trace;

/** Whatever a trace or a finding says is text on the page, and nothing else. */
class HostilePageTest {

    static List<String> payloads() {
        return Payloads.ALL;
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void dataIsTextWhereverItStands(String payload) throws Exception {
        List<Trace> traces = Reports.text(Payloads.trace(payload, 1));
        Markup page = Markup.of(Reports.page(traces, List.of()));
        String shown = TerminalText.oneLine(payload);
        int times = page.text.split(Pattern.quote(shown), -1).length - 1;
        assertTrue(times >= 12, () -> times + " times " + shown);
        assertEquals(3, page.counts.get("rect"), "a bar for each span");
    }

    @Test
    void allOfThemTogetherWithFindings() throws Exception {
        Markup page = Markup.of(Payloads.page());
        for (String payload : Payloads.ALL) {
            assertTrue(page.text.contains(TerminalText.oneLine(payload)), payload);
        }
        for (String link : page.links) {
            assertTrue(page.ids.contains(link), link);
        }
    }

    @Test
    void titleVersionAndSourceAreDataToo() throws Exception {
        for (String payload : Payloads.ALL) {
            StringBuilder page = new StringBuilder();
            new HtmlReport(payload, payload).write(List.of(), page);
            assertTrue(Markup.of(page.toString()).text.contains(TerminalText.oneLine(payload)));
        }
    }

    @Test
    void veryLongTextIsCutAndTheRestCounted() throws Exception {
        String word = "<&\"\ud83d\ude80";
        String page = Reports.page(Reports.text(Payloads.trace(word.repeat(30_000), 1)), List.of());
        assertTrue(Markup.of(page).text.contains("more characters are left out here."));
        assertTrue(page.length() < 4_000_000, () -> "" + page.length());
    }

    @Test
    void ofTheInputsSoManyCharactersAreShownAndTheOthersCounted() throws Exception {
        String trace = Large.trace(1).replace("what is number 0?", "x".repeat(30_000));
        Markup page = Markup.of(Reports.page(Reports.text(trace), List.of(), new Limits(100, 10, 1 << 20, 1 << 20, 1 << 20)));
        assertTrue(page.text.contains("more characters are left out here."), page.text);
        assertTrue(!page.text.contains("x".repeat(101)));
    }

    /** Times, tokens and costs that no clock, model or price list gave. */
    @Test
    void numbersBeyondAllSenseAreShownOrLeftOut() throws Exception {
        for (String number : List.of("1e400", "-1e400", "NaN", "1e999999999", "-1", "0", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1e-400", "123456789012345678901234567890", "0.1")) {
            String spans = "";
            for (String[] times : new String[][] {{number, "5"}, {"5", number}, {"5", "null"}, {"9000000000000000000", "null"}, {number, "null"}, {"null", number}, {"7", "6"}}) {
                spans += (spans.isEmpty() ? "" : ",") + "{'trace_id': 'x', 'span_id': 's" + spans.length() + "', 'name': 'n', 'start_time_unix_nano': " + times[0] + ", 'end_time_unix_nano': " + times[1]
                        + ", 'attributes': {'gen_ai.operation.name': 'chat', 'gen_ai.usage.input_tokens': " + number + ", 'gen_ai.usage.output_tokens': " + number + ", 'gen_ai.usage.cost': " + number + ", 'llm.cost.total': " + number + "}}";
            }
            String info = "{'trace_id': 'tr-1', 'execution_duration_ms': " + number + ", 'request_time': " + number + ", 'trace_metadata': {'mlflow.trace.cost': '{\\'total_cost\\': " + number
                    + "}', 'mlflow.trace.tokenUsage': '{\\'total_tokens\\': " + number + "}'}}";
            String trace = ("{'info': " + info + ", 'data': {'spans': [" + spans + "]}}").replace('\'', '"');
            assertEquals(7, Markup.of(Reports.page(Reports.text(trace), List.of())).counts.get("svg"), number);
        }
    }
}
