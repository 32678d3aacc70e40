package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.misc.OnigUtils;
import net.thisptr.jackson.jq.path.Path;
import org.joni.Matcher;
import org.joni.Option;

/**
 * A function of jq's that matches, after all its matches were tried out where they can be stopped: jackson-jq looks neither at
 * its thread nor at a clock while it matches, so that {@code "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" | test("(x+x+)+y")} would never end.
 */
final class BoundedMatch implements Function {

    private final Function function;
    private final int flags;

    /** {@code flags}: which argument has them; the regular expression is the first. */
    BoundedMatch(Function function, int flags) {
        this.function = function;
        this.flags = flags;
    }

    @Override
    public void apply(Scope scope, List<Expression> args, JsonNode in, Path path, PathOutput output, Version version) throws JsonQueryException {
        if (in.isTextual()) {
            args.get(flags).apply(scope, in, mode -> args.get(0).apply(scope, in, regex -> tryOut(in.textValue(), regex, mode)));
        }
        function.apply(scope, args, in, path, output, version);
    }

    private static void tryOut(String text, JsonNode regex, JsonNode mode) throws JsonQueryException {
        if (!regex.isTextual() || !mode.isTextual() && !mode.isNull()) {
            return; // the function says what is wrong
        }
        OnigUtils.Pattern pattern = new OnigUtils.Pattern(regex.textValue(), mode.isNull() ? null : mode.textValue());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Matcher matcher = pattern.regex.matcher(bytes, 0, bytes.length, TextTest.TIMEOUT_NANOS);
        int from = 0;
        do {
            if (!TextTest.search(matcher, from, bytes.length, Option.NONE, regex.textValue())) {
                return;
            }
            from = next(bytes, matcher);
        } while (pattern.global && from <= bytes.length);
    }

    /** Behind the match; behind the next character, where the match is empty. */
    private static int next(byte[] bytes, Matcher matcher) {
        int next = matcher.getEnd();
        if (next == matcher.getBegin()) {
            next++;
            while (next < bytes.length && (bytes[next] & 0xc0) == 0x80) {
                next++;
            }
        }
        return next;
    }
}
