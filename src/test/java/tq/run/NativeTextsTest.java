package tq.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeTextsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Scope ROOT = Builtins.rootScope();

    static {
        Natives.addTo(ROOT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '\t', quoteCharacter = '`', value = {
        "overlap(\"refund policy\"; \"Shipping takes 3-5 days\"; null) | 0.0",
        "overlap(\"refund policy\"; [{\"text\": \"policies on refunds\"}]; null) | 1.0",
        "overlap({\"q\": \"refund policy\"}; \"our policy\"; null) | 0.5",
        "overlap(\"{\\\"q\\\": \\\"tea\\\"}\"; \"tea q\"; null) | 1.0",
        "overlap(\"the of\"; \"x\"; null) | null",
        "overlap(null; \"x\"; null) | null",
        "overlap(\"tea\"; null; null) | 0.0",
        "[\"1,250 of 30\", 7, {\"a\": \"7.0\"}] | numbers_in | [\"1250\",\"30\",\"7\"]",
        "overlap(\"Led by Prof. Dahl\"; \"It is led by Dr. Osei\"; \"Who led it?\") | 0.0",
        "\"```json\\n[1]\\n```\" | parsed | [1]",
        "\"[1] and more\" | parsed | null",
        "contradicted(\"45 days or 3 items, 7 weeks\"; [\"30 days\", \"3 items\"]) | [\"45 day\"]",
        "lacking([1, 2.0, \"a\"]; [2, \"b\"]) | [1,\"a\"]",
        "lacking([1]; null) | [1]",
        "lacking(null; [1]) | null",
        "\"[1, 2]\" | parsed | [1,2]",
        "\"{\" | parsed | null",
        "{} | parsed | null",
        "misfits({\"n\": \"2\", \"x\": 1}; {\"type\": \"object\", \"required\": [\"id\", \"n\"], \"properties\": {\"n\": {\"type\": \"integer\"}}, \"additionalProperties\": false}) "
                + "| [\"id is missing\",\"n is text, not integer\",\"x is unknown\"]",
        "misfits({\"n\": 2.0, \"c\": \"red\", \"l\": [1, \"a\"]}; {\"properties\": {\"n\": {\"type\": \"integer\"}, \"c\": {\"enum\": [\"blue\"]}, \"l\": {\"items\": {\"type\": \"number\"}}}}) "
                + "| [\"c is none of [\\\"blue\\\"]\",\"l[1] is text, not number\"]",
        "misfits({\"n\": null}; {\"properties\": {\"n\": {\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"null\"}]}}}) | []",
        "misfits(\"{broken\"; {\"type\": \"object\"}) | [\"the whole is text, not object\"]",
        "misfits({}; null) | null"})
    void eachGivesWhatItsNameSays(String line) throws Exception {
        int bar = line.lastIndexOf(" | ");
        List<JsonNode> out = new ArrayList<>();
        JsonQuery.compile(line.substring(0, bar), Versions.JQ_1_7).apply(Scope.newChildScope(ROOT), NullNode.getInstance(), out::add);
        assertEquals(line.substring(bar + 3).strip(), MAPPER.writeValueAsString(out.get(0)));
    }
}
