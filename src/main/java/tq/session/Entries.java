package tq.session;

import tq.parse.Expected;
import tq.plan.Defined;

/** Where entries end. */
final class Entries {

    private Entries() {
    }

    /** What stands before the entry to make it a query: one that begins with {@code |} goes on with the last result. */
    static String leading(String entry) {
        return entry.stripLeading().startsWith("|") ? Defined.LAST + " " : "";
    }

    /**
     * Whether an entry can be answered: a command and a line of jq always; a query that can end, that cannot be mended by going on,
     * or that ends with {@code ;} or an empty line.
     */
    static boolean isComplete(String entry) {
        String text = entry.strip();
        if (text.isEmpty() || text.startsWith(":") || text.startsWith(".") || text.startsWith("?") || text.endsWith(";") || entry.matches("(?s).*\\n\\s*\\n?")) {
            return true;
        }
        if (text.split("\"\"\"", -1).length % 2 == 0) {
            return false;
        }
        Expected next = Expected.after(leading(text) + text);
        return next.complete() || next.isLost();
    }
}
