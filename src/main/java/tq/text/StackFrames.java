package tq.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Frames of stack traces as programs print them, read for people; {@code tq.code} finds them in a folder. */
public final class StackFrames {

    /** What stands on each line of a frame, in Python, JavaScript, Java. Lines are matched one by one, so that a long text costs its length. */
    private static final Pattern PYTHON = Pattern.compile("\\s*File \"([^\"]{1,500})\", line (\\d{1,9})(?:, in (.{1,200}))?");
    private static final Pattern JAVASCRIPT = Pattern.compile("\\s*at (?:async )?(?:(\\S{1,200}) \\()?(?:file://)?([^()\\s]{1,500}):(\\d{1,9}):\\d{1,9}\\)?");
    private static final Pattern JAVA = Pattern.compile("\\s*at ([\\w.$<>/@]{1,300})\\(([\\w$-]{1,100}\\.\\w{1,10}):(\\d{1,9})\\)");

    private StackFrames() {
    }

    /**
     * Where the exception began: {@code shop.py:41 in issue_refund}. Python prints that frame last, others first, but for a cause that they print
     * behind; empty where no line is a frame.
     */
    public static Optional<String> origin(String stackTrace) {
        String last = null;
        String first = null;
        for (String line : stackTrace.split("\n")) {
            if (line.length() > 2000) {
                continue;
            }
            if (line.startsWith("Caused by:")) {
                first = null;
            }
            Matcher python = PYTHON.matcher(line);
            Matcher java = JAVA.matcher(line);
            Matcher javascript = JAVASCRIPT.matcher(line);
            if (python.lookingAt()) {
                last = place(python.group(1), python.group(2), python.group(3));
            } else if (first == null && java.lookingAt()) {
                first = place(java.group(2), java.group(3), java.group(1));
            } else if (first == null && javascript.lookingAt()) {
                first = place(javascript.group(2), javascript.group(3), javascript.group(1));
            }
        }
        return Optional.ofNullable(last != null ? last : first);
    }

    private static String place(String file, String line, String function) {
        return file + ":" + line + (function == null || function.isBlank() ? "" : " in " + function.strip());
    }
}
