package tq.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Syntax;

/** Regular expressions of the dialect that jq has: Oniguruma's Perl syntax, over UTF-8. */
public final class Patterns {

    /** A reference to a group, or a group with a name or a condition. */
    private static final Pattern LOOKS_BACK = Pattern.compile("\\\\[1-9kg]|\\(\\?[<P'(](?![=!])");

    private Patterns() {
    }

    /**
     * A pattern ready to match bytes of UTF-8.
     *
     * @throws org.joni.exception.JOniException where the text is no regular expression; its message says why
     */
    public static Regex compile(String pattern) {
        return compile(pattern, Option.CAPTURE_GROUP);
    }

    /**
     * The same for who only asks whether it matches: groups that the pattern itself does not go back to keep nothing, which is much faster.
     *
     * @throws org.joni.exception.JOniException where the text is no regular expression
     */
    public static Regex compileToTest(String pattern) {
        return compile(pattern, LOOKS_BACK.matcher(pattern).find() ? Option.CAPTURE_GROUP : Option.DONT_CAPTURE_GROUP);
    }

    private static Regex compile(String pattern, int option) {
        byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
        return new Regex(bytes, 0, bytes.length, option, UTF8Encoding.INSTANCE, Syntax.PerlNG);
    }
}
