package tq.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** jq's own functions that tq has in Java give what jackson-jq's definitions in jq give, paths included. */
class NativesTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "[1, 2, 3, null] | map(. == 2)",
        "[1, 2] | map(., 10 * .)",
        "[1, 2] | map(empty)",
        "{\"a\": 1, \"b\": 2} | map(. + 1)",
        "5 | map(.)",
        "null | map(.)",
        "[1, 2, 3] | map(select(. > 1, . < 3))",
        "[1, 2, 3] | (.[] | select(. > 1)) |= . * 10",
        "[1, 2, 3] | del(.[] | select(. == 2))",
        "[1, [2, {\"a\": 3}]] | [path(.. | select(type == \"number\"))]",
        "[1, \"x\", null, true, [], {}] | [path(.[] | numbers)], [path(.[] | values)], [.[] | numbers], [.[] | values]",
        "[{\"a\": 2}, {\"a\": 1}, {\"b\": 0}] | sort_by(.a), sort_by(.a, .b), sort_by(.b, .a)",
        "[null, true, false, 0, -1, \"b\", \"a\", [1], [0, 1], {\"a\": 1}, {\"a\": 0, \"b\": 2}] | sort_by(.)",
        "select(error(\"x\"))"
    })
    void meansWhatItsNamesakeMeans(String program) {
        Scope root = Builtins.rootScope();
        String defined = outcome(program, root);
        Natives.addTo(root);
        assertEquals(defined, outcome(program, root));
    }

    private static String outcome(String program, Scope root) {
        List<JsonNode> results = new ArrayList<>();
        try {
            JsonQuery.compile(program, Versions.JQ_1_7).apply(Scope.newChildScope(root), null, results::add);
            return results.toString();
        } catch (JsonQueryException e) {
            return results + " then " + e.getMessage();
        }
    }
}
