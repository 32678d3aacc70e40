package tq.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** {@code File "/srv/app/shop.py", line 41, in issue_refund}: in Python's tracebacks the innermost frame is the last one. */
final class PythonFrames {

    private static final String START = "File \"";
    private static final String LINE = "\", line ";
    private static final String FUNCTION = ", in ";

    private PythonFrames() {
    }

    /**
     * Innermost first. Of chained exceptions the traceback at the end comes first: that is the one which reached the span, the
     * ones above it were handled or given as its cause.
     */
    static List<Frame> in(List<String> lines) {
        List<Frame> frames = new ArrayList<>();
        for (String line : lines) {
            int start = line.indexOf(START);
            int end = start < 0 ? -1 : line.indexOf(LINE, start);
            if (end > 0 && isMargin(line, start)) {
                frames.add(frame(line.substring(start + START.length(), end), line.substring(end + LINE.length())));
            }
        }
        Collections.reverse(frames);
        return frames;
    }

    /** Blanks, and what exception groups draw before their frames. */
    private static boolean isMargin(String line, int end) {
        for (int i = 0; i < end; i++) {
            if (" \t|+-".indexOf(line.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Frame frame(String path, String rest) {
        int comma = rest.indexOf(FUNCTION);
        String function = comma < 0 ? "" : rest.substring(comma + FUNCTION.length()).strip();
        return new Frame(path, Optional.empty(), Numbers.number(comma < 0 ? rest.strip() : rest.substring(0, comma)), function.startsWith("<") ? "" : function);
    }
}
