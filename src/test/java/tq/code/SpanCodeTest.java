package tq.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tq.source.Problems;
import tq.source.TraceSource;

/** The spans of the sample traces, in the code that wrote them; expected lines were read in the files. */
class SpanCodeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "python | support_agent | shop/agent.py:17 | shop/agent.py:28",
        "python | search_docs | shop/tools/search.py:12 | ''",
        "python | rerank | shop/tools/rank.py:7 shop/tools/rank.py:11 | ''",
        "python | ask | notebooks/old_agent.py:5 shop/agent.py:33 | ''",
        "python | Completions | '' | ''",
        "python | issue_refund | shop/orders.py:24 | shop/orders.py:27",
        "typescript | support_agent | src/agent.ts:13 | src/refunds.ts:13",
        "typescript | search_docs | src/tools/search.ts:4 src/tools/search.ts:8 | ''",
        "typescript | issueRefund | src/refunds.ts:10 | src/refunds.ts:13",
        "java | support_agent | src/main/java/com/shop/SupportAgent.java:21 | src/main/java/com/shop/Refunds.java:26",
        "java | Refunds.lookup | src/main/java/com/shop/Refunds.java:32 | ''"})
    void spansAreFoundInTheirCode(String language, String span, String function, String thrown) throws Exception {
        SpanCode code = new SpanCode(CodeIndex.of(Path.of("testdata/code", language)));
        Map<String, List<List<String>>> found = new LinkedHashMap<>();
        TraceSource source = new TraceSource(List.of("testdata/code/" + language + ".v3.json"), new ByteArrayInputStream(new byte[0]), new Problems(problem -> { }));
        source.start();
        source.read(trace -> {
            trace.spans().forEach(each -> found.put(each.name(), List.of(code.function(each), code.thrown(each))));
            return true;
        });
        assertEquals(List.of(words(function), words(thrown)), found.get(span));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
