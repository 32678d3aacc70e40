package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Regex;
import tq.text.Patterns;

/** Tests that look through all the texts in a value. */
final class TextTest {

    /** A pattern that runs longer on one text is taken for catastrophic. */
    static final long TIMEOUT_NANOS = 2_000_000_000L;

    private interface Test {
        boolean test(String text) throws JsonQueryException;
    }

    private static final int MOST_PATTERNS = 200;

    /** Those used last; queries that are asked together have a few dozens, and each row asks for the same again. */
    private static final ThreadLocal<Map<String, Regex>> LAST = ThreadLocal.withInitial(() -> new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Regex> eldest) {
            return size() > MOST_PATTERNS;
        }
    });

    private TextTest() {
    }

    /** Whether some text holds a match of a regular expression, in Oniguruma's Perl syntax as in jq. */
    static boolean matches(JsonNode value, String pattern) throws JsonQueryException {
        Regex regex = regex(pattern);
        return some(value, text -> matches(text, regex, pattern));
    }

    /** Whether some text holds another, without case. */
    static boolean contains(JsonNode value, String part) throws JsonQueryException {
        String lower = part.toLowerCase(Locale.ROOT);
        return some(value, text -> text.toLowerCase(Locale.ROOT).contains(lower));
    }

    /** Whether some text begins with another, without case. */
    static boolean startsWith(JsonNode value, String part) throws JsonQueryException {
        String lower = part.toLowerCase(Locale.ROOT);
        return some(value, text -> text.toLowerCase(Locale.ROOT).startsWith(lower));
    }

    /** Whether some text ends with another, without case. */
    static boolean endsWith(JsonNode value, String part) throws JsonQueryException {
        String lower = part.toLowerCase(Locale.ROOT);
        return some(value, text -> text.toLowerCase(Locale.ROOT).endsWith(lower));
    }

    private static boolean some(JsonNode value, Test test) throws JsonQueryException {
        if (value.isTextual()) {
            return test.test(value.textValue());
        }
        for (JsonNode part : value) {
            if (some(part, test)) {
                return true;
            }
        }
        return false;
    }

    private static Regex regex(String pattern) throws JsonQueryException {
        Map<String, Regex> last = LAST.get();
        Regex regex = last.get(pattern);
        if (regex == null) {
            try {
                regex = Patterns.compileToTest(pattern);
            } catch (RuntimeException e) {
                throw new JsonQueryException("`" + pattern + "` is no regular expression: " + e.getMessage());
            }
            last.put(pattern, regex);
        }
        return regex;
    }

    private static boolean matches(String text, Regex regex, String pattern) throws JsonQueryException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return search(regex.matcher(bytes, 0, bytes.length, TIMEOUT_NANOS), 0, bytes.length, Option.NONE, pattern);
    }

    /** Whether a match is found between two places; a fault where that takes too long. */
    static boolean search(Matcher matcher, int from, int to, int options, String pattern) throws JsonQueryException {
        try {
            return Stop.search(matcher, from, to, options);
        } catch (InterruptedException e) {
            throw new JsonQueryException("the regular expression `" + pattern + "` takes too long on a text of " + to + " bytes");
        }
    }
}
