package tq.read.langsmith;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tq.json.JsonKind;
import tq.json.JsonText;
import tq.json.JsonValue;

/**
 * An error as it is told in one text, often with the whole stack trace behind or instead of it.
 *
 * @param message what it says; of a stack trace the exception, {@code ValueError: boom}
 * @param type of the exception; empty where there is no stack trace
 * @param said the exception's own words
 * @param trace the text with the stack trace; empty where there is none
 */
record RunError(String message, String type, String said, String trace) {

    private static final String PYTHON = "Traceback (most recent call last)";
    private static final Pattern HEAD = Pattern.compile("([\\p{L}_$][\\w.$]*)(?:: ?(.*))?", Pattern.DOTALL);
    private static final Pattern JAVASCRIPT_FRAME = Pattern.compile("\n {4}at [^\n]");

    static RunError of(JsonValue error) {
        String text = error.kind() == JsonKind.STRING ? error.text() : error.isMissing() || error.kind() == JsonKind.NULL ? "" : JsonText.COMPACT.of(error.toNode());
        int python = text.lastIndexOf(PYTHON);
        Matcher frame = JAVASCRIPT_FRAME.matcher(text);
        String raised = python >= 0 ? raised(text.substring(python)) : frame.find() ? text.substring(0, frame.start()) : "";
        Matcher head = HEAD.matcher(raised.strip());
        if (!head.matches()) {
            return new RunError(text, "", "", "");
        }
        String said = head.group(2) == null ? "" : head.group(2).strip();
        return new RunError(raised.strip(), head.group(1), said, text);
    }

    /** What stands behind the frames, all of which are indented. */
    private static String raised(String traceback) {
        String[] lines = traceback.split("\n");
        int from = 0;
        for (int i = 0; i < lines.length; i++) {
            from = lines[i].startsWith("  File \"") ? i + 1 : from;
        }
        while (from > 0 && from < lines.length && (lines[from].isBlank() || lines[from].startsWith(" "))) {
            from++;
        }
        return from == 0 ? "" : String.join("\n", List.of(lines).subList(from, lines.length));
    }
}
