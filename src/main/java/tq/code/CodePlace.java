package tq.code;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place in a folder of source code.
 *
 * @param file relative to the folder, with {@code /}: {@code shop/refunds.py}
 * @param line from 1
 * @param function the function that stands there or around there, with its class if it has one: {@code issue_refund},
 *     {@code Refunds.issue}; empty outside of all functions, or where a frame names none
 */
public record CodePlace(String file, int line, String function) {

    private static final Comparator<CodePlace> ORDER = Comparator.comparing(CodePlace::file).thenComparingInt(CodePlace::line);

    /** As editors and terminals know it: {@code shop/refunds.py:41}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }

    /** Each place once, by file and line. */
    static List<CodePlace> sorted(Stream<CodePlace> places) {
        return places.sorted(ORDER).distinct().toList();
    }
}
