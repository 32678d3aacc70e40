package tq.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tq.diagnose.Finding;
import tq.diagnose.Severity;
import tq.json.JsonText;
import tq.trace.Nodes;
import tq.trace.Trace;

/** Text that would do harm in a page that took it for markup, and a trace that has it in every place where data can stand. */
final class Payloads {

    /** Each calls {@code pwned}, closes what it may stand in, or looks like something that it is not. */
    static final List<String> ALL = List.of(
            "<script>pwned(1)</script>", "</script><script>pwned(2)</script>", "</style><script>pwned(3)</script>", "</title><script>pwned(4)</script>",
            "\"><img src=x onerror=pwned(5)>", "'><svg onload=pwned(6)>", "\" onmouseover=\"pwned(7)", "' autofocus onfocus='pwned(8)", "x\" id=\"tools", "--><b>out</b><!--",
            "<![CDATA[<b>]]>", "]]></pre></details></summary></article></main></body></html><h1>out</h1>", "javascript:pwned(9)", "<a href=\"javascript:pwned(10)\">x</a>",
            "<iframe srcdoc='<script>pwned(11)</script>'>", "<base href=http://evil.example/>", "<meta http-equiv=refresh content=0;url=http://evil.example>",
            "<link rel=stylesheet href=http://evil.example/x.css>", "<style>*{display:none}</style>", "}*{display:none}/*", "url(http://evil.example/x.png)",
            "<form action=http://evil.example><button>x", "<math><mtext></form><form><mglyph><style></math><img src onerror=pwned(12)>", "<template><slot name=x>", "<plaintext>",
            "<textarea>", "<noscript><p title=\"</noscript><img src=x onerror=pwned(13)>\">", "&lt;script&gt;", "&amp;lt;", "&#x3c;script&#x3e;", "&colon;&newline;", "${pwned(14)}", "{{pwned(15)}}", "`pwned(16)`",
            "user\u202egnp.exe", "\u2066a\u2069\u200f\u061c", "a\u0000b", "\u001b[31mred\u001b[0m\u0007\b", "\u009b31m\u0085", "\ud83d lone", "lone \ude80", "\ude80\ud83d",
            "\ufeffmark", "line\u2028end\u2029", "cr\rlf\r\ntab\t", "\uff1cscript\uff1e", "🚀 ok", "e\u0301\u0301\u0301\u0301".repeat(5), "‮", "__proto__", "constructor", "../../etc/passwd");

    private Payloads() {
    }

    /** A trace with one text as its name, its ids, and every other thing that it says. */
    static String trace(String text, int number) {
        ObjectNode trace = Nodes.object();
        ObjectNode info = trace.putObject("info").put("trace_id", "tr-" + number + text).put("state", text).put("request_time", "2026-03-04T05:06:07Z");
        info.put("request_preview", text).put("response_preview", text);
        info.putObject("trace_metadata").put("mlflow.trace.session", text).put("mlflow.trace.user", text);
        info.putObject("tags").put("mlflow.traceName", text).put(text, text);
        ArrayNode assessments = info.putArray("assessments");
        assessment(assessments, text).putObject("feedback").put("value", text);
        assessment(assessments, text).put("valid", false).putObject("feedback").putObject("error").put("error_code", text).put("error_message", text).put("stack_trace", text);
        assessment(assessments, text).putObject("expectation").put("value", text);
        ArrayNode spans = trace.putObject("data").putArray("spans");
        span(spans, text, "root" + text, null).putObject("status").put("code", "STATUS_CODE_ERROR").put("message", text);
        span(spans, text, "child" + text, "root" + text).putObject("status").put("code", "STATUS_CODE_OK");
        span(spans, text, "child" + text, "nobody" + text).put("end_time_unix_nano", Nodes.NULL.asText());
        return JsonText.COMPACT.of(trace);
    }

    private static ObjectNode assessment(ArrayNode assessments, String text) {
        ObjectNode one = assessments.addObject().put("assessment_id", assessments.size() + text).put("assessment_name", text).put("rationale", text);
        one.putObject("source").put("source_type", text).put("source_id", text);
        return one;
    }

    private static ObjectNode span(ArrayNode spans, String text, String id, String parent) {
        ObjectNode span = spans.addObject().put("trace_id", text).put("span_id", id).put("parent_span_id", parent).put("name", text);
        span.put("start_time_unix_nano", 1_000_000L * spans.size()).put("end_time_unix_nano", 9_000_000L);
        ObjectNode inputs = Nodes.object().put(text, text).put("text", text);
        inputs.putArray("messages").addObject().put("role", text).put("content", text);
        ObjectNode attributes = span.putObject("attributes");
        attributes.put("mlflow.spanType", quoted(spans.size() == 1 ? "CHAT_MODEL" : text)).put("mlflow.spanInputs", JsonText.COMPACT.of(inputs)).put("mlflow.spanOutputs", quoted(text));
        attributes.put("gen_ai.request.model", quoted(text)).put("gen_ai.system", quoted(text)).put("gen_ai.usage.input_tokens", "3").put("gen_ai.tool.name", quoted(text))
                .put("gen_ai.response.finish_reasons", "[" + quoted(text) + "]").put(text, quoted(text)).put("mlflow.traceRequestId", quoted(text));
        ObjectNode exception = span.putArray("events").addObject().put("name", "exception").put("time_unix_nano", 2_000_000);
        exception.putObject("attributes").put("exception.type", text).put("exception.message", text).put("exception.stacktrace", text);
        ((ArrayNode) span.get("events")).addObject().put("name", text).put("time_unix_nano", 2_000_000).putObject("attributes").put(text, text);
        return span;
    }

    private static String quoted(String text) {
        return JsonText.COMPACT.of(Nodes.object().put("x", text)).replaceFirst("^\\{\"x\":", "").replaceFirst("\\}$", "");
    }

    /** All of them, each a trace. */
    static List<Trace> traces() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ALL.size(); i++) {
            lines.append(trace(ALL.get(i), i)).append('\n');
        }
        return Reports.text(lines.toString());
    }

    /** The same text in each part of a finding. */
    static List<Finding> findings(List<Trace> traces) throws Exception {
        List<Finding> findings = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            for (int i = 0; i < ALL.size(); i++) {
                String text = ALL.get(i);
                ObjectNode evidence = Nodes.object().put("name", text).put(text, text).put("exception.type", text);
                evidence.putObject("nested").put(text, text);
                evidence.putNull("nothing").put("duration", 12.5);
                List<ObjectNode> rows = i % 2 == 0 ? List.of(evidence) : List.of(evidence, evidence);
                findings.add(new Finding(Reports.check(text, text, severity, "failed spans | select name, exception.type, duration"), traces.get(i).id(),
                        traces.get(i).spans().get(0).id(), text + " > " + text, rows, Optional.of(new Trace.Origin(text, 1, text))));
            }
        }
        return findings;
    }

    static String page() throws Exception {
        List<Trace> traces = traces();
        return Reports.page(traces, findings(traces));
    }
}
