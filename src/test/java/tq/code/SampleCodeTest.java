package tq.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The traces in {@code testdata/code}, and the places that their spans and stack traces lead to in the code beside them. */
class SampleCodeTest {

    private static final Path FOLDER = Path.of("testdata/code");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python | support_agent | shop/agent.py:17 answer | shop/agent.py:28 answer",
                "python | plan | shop/agent.py:19 answer |",
                "python | search_docs | shop/tools/search.py:12 search_docs |",
                "python | rerank | shop/tools/rank.py:7 rerank, shop/tools/rank.py:11 by_length |",
                "python | ask | notebooks/old_agent.py:5 ask, shop/agent.py:33 ask |",
                "python | Completions | |",
                "python | issue_refund | shop/orders.py:24 Orders.refund | shop/orders.py:27 refund",
                "python | lookup | shop/orders.py:16 Orders.lookup |",
                "typescript | support_agent | src/agent.ts:13 supportAgent | src/refunds.ts:13 Refunds.issueRefund",
                "typescript | search_docs | src/tools/search.ts:4 retrieve, src/tools/search.ts:8 searchDocs |",
                "typescript | issueRefund | src/refunds.ts:10 Refunds.issueRefund | src/refunds.ts:13 Refunds.issueRefund",
                "typescript | lookup_order | src/refunds.ts:19 Refunds.lookup |",
                "java | support_agent | src/main/java/com/shop/SupportAgent.java:21 SupportAgent.answer | src/main/java/com/shop/Refunds.java:26 Refunds.issue",
                "java | search_docs | src/main/java/com/shop/tools/DocSearch.java:10 DocSearch.searchDocs |",
                "java | issue_refund | src/main/java/com/shop/Refunds.java:23 Refunds.issue | src/main/java/com/shop/Refunds.java:26 Refunds.issue",
                "java | Refunds.lookup | src/main/java/com/shop/Refunds.java:32 Refunds.lookup |",
            })
    void spansLeadToTheirCode(String language, String span, String named, String thrown) throws Exception {
        CodeIndex index = CodeIndex.of(FOLDER.resolve(language));
        JsonNode stored = span(language, span);
        Optional<String> function = attribute(stored, "mlflow.spanFunctionName").or(() -> attribute(stored, "code.function.name"));
        assertEquals(Optional.ofNullable(named).orElse(""), Folders.text(index.named(span, function)));
        String stackTrace = stored.path("events").path(0).path("attributes").path("exception.stacktrace").asText();
        assertEquals(Optional.ofNullable(thrown).orElse(""), Folders.text(index.frame(stackTrace)));
    }

    private static JsonNode span(String language, String name) throws Exception {
        for (JsonNode span : JSON.readTree(FOLDER.resolve(language + ".v3.json").toFile()).at("/data/spans")) {
            if (span.get("name").textValue().equals(name)) {
                return span;
            }
        }
        throw new AssertionError(name);
    }

    private static Optional<String> attribute(JsonNode span, String key) {
        return Optional.ofNullable(span.get("attributes").get(key)).map(value -> value.textValue().replace("\"", ""));
    }

    /** Without what a span says of its function. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python | format | shop/orders.py:30 Orders.format, shop/tools/rank.py:15 format",
                "python | Orders.format | shop/orders.py:30 Orders.format",
                "python | rank.format | shop/tools/rank.py:15 format",
                "python | shop.orders.Orders.refund | shop/orders.py:24 Orders.refund",
                "python | execute_tool issue_refund | shop/orders.py:24 Orders.refund",
                "python | answer | shop/agent.py:17 answer",
                "python | rerank_by_length |",
                "python | Agents.format |",
                "typescript | ask_model | src/agent.ts:23 askModel",
                "typescript | rank | src/rank.ts:1 rank, src/tools/rank.ts:1 rank",
                "typescript | handleQuestion |",
                "typescript | askModel.tool | src/agent.ts:22 askModel",
                "java | rank | src/main/java/com/shop/Refunds.java:37 Refunds.rank, src/main/java/com/shop/tools/DocSearch.java:14 DocSearch.rank",
                "java | com.shop.Refunds.rank | src/main/java/com/shop/Refunds.java:37 Refunds.rank",
                "java | lookup | src/main/java/com/shop/Refunds.java:32 Refunds.lookup",
                "java | answer | src/main/java/com/shop/SupportAgent.java:20 SupportAgent.answer",
                "java | RefundException |",
            })
    void namesLeadToTheirCode(String language, String name, String places) throws Exception {
        assertEquals(Optional.ofNullable(places).orElse(""), Folders.text(CodeIndex.of(FOLDER.resolve(language)).named(name, Optional.empty())));
    }
}
