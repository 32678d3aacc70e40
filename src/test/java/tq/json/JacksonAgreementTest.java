package tq.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Strict Jackson accepts the same texts and reads the same trees, but for lone surrogates and for what gives a warning. */
class JacksonAgreementTest {
    private final ObjectMapper jackson = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Test
    void validTextsGiveTheSameTree() throws Exception {
        RandomJson random = new RandomJson(1);
        for (int i = 0; i < 20_000; i++) {
            String text = random.document();
            JsonDocument document = JsonDocument.parse(text.getBytes(UTF_8));
            assertSame(jackson.readTree(text), document.root().toNode(), text);
            assertEquals(JsonValueNavigation.rebuild(document.root()), document.root().toNode(), text);
        }
    }

    @Test
    void mutatedTextsAreAcceptedByBothOrNone() throws Exception {
        RandomJson random = new RandomJson(2);
        int accepted = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] text = random.mutate(random.document().getBytes(UTF_8));
            JsonNode expected = read(text);
            try {
                JsonDocument document = JsonDocument.parse(text);
                JsonNode actual = document.root().toNode();
                boolean lenient = document.warnings().stream().anyMatch(w -> w.kind() != JsonWarning.Kind.DUPLICATE_KEY);
                boolean loneSurrogate = new String(text, UTF_8).replace("\\\\", "").replace("\\ud83d\\ude00", "").toLowerCase(Locale.ROOT).contains("\\ud");
                if (!lenient && !loneSurrogate) {
                    assertSame(expected, actual, new String(text, UTF_8));
                    accepted++;
                }
            } catch (JsonSyntaxException refused) {
                assertTrue(expected.isMissingNode(), () -> refused.getMessage() + " in " + new String(text, UTF_8));
            }
        }
        assertTrue(accepted > 5_000, "too few mutations leave JSON: " + accepted);
    }

    private JsonNode read(byte[] text) {
        try {
            return jackson.readTree(new String(text, UTF_8));
        } catch (JsonProcessingException refused) {
            return MissingNode.getInstance();
        }
    }

    /** Equal, where Jackson's infinite doubles stand for decimals or the largest double. */
    private static void assertSame(JsonNode expected, JsonNode actual, String text) {
        if (expected.isDouble() && Double.isInfinite(expected.doubleValue())) {
            assertTrue(actual instanceof DecimalNode || Math.abs(actual.doubleValue()) == Double.MAX_VALUE, text);
        } else if (expected.isContainerNode()) {
            assertEquals(expected.getNodeType(), actual.getNodeType(), text);
            assertEquals(expected.size(), actual.size(), text);
            for (int i = 0; i < expected.size() && expected.isArray(); i++) {
                assertSame(expected.get(i), actual.get(i), text);
            }
            var members = actual.properties().iterator();
            for (Map.Entry<String, JsonNode> member : expected.properties()) {
                Map.Entry<String, JsonNode> other = members.next();
                assertEquals(member.getKey(), other.getKey(), text);
                assertSame(member.getValue(), other.getValue(), text);
            }
        } else {
            assertEquals(expected, actual, text);
        }
    }
}
