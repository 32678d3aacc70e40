package tq.text;

import java.nio.charset.StandardCharsets;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Syntax;

/** Regular expressions of the dialect that jq has: Oniguruma's Perl syntax, over UTF-8. */
public final class Patterns {

    private Patterns() {
    }

    /**
     * A pattern ready to match bytes of UTF-8.
     *
     * @throws org.joni.exception.JOniException where the text is no regular expression; its message says why
     */
    public static Regex compile(String pattern) {
        byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
        return new Regex(bytes, 0, bytes.length, Option.CAPTURE_GROUP, UTF8Encoding.INSTANCE, Syntax.PerlNG);
    }
}
