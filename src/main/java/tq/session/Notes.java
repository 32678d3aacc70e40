package tq.session;

import java.util.SortedMap;
import tq.render.UnitText;
import tq.text.Folding;
import tq.text.TerminalText;
import tq.trace.Trace;

/** What stands below a result. */
final class Notes {

    private Notes() {
    }

    /**
     * The notes, and how long it took.
     *
     * @param nanos how long; below 0 where that is not to be told
     */
    static String of(Asking.Result result, SortedMap<Integer, Trace> asked, long nanos, Screen screen) {
        StringBuilder text = new StringBuilder();
        if (result.isEmpty()) {
            text.append("no rows\n");
        }
        for (Asking.Note note : result.notes()) {
            text.append(note.left() ? screen.unicode() ? "… " : "... " : "note: ").append(TerminalText.lines(note.text())).append('\n');
        }
        if (nanos >= 0) {
            long spans = asked.values().stream().mapToLong(trace -> trace.spans().size()).sum();
            text.append(result.rows()).append(result.rows() == 1 ? " row" : " rows").append(" of ").append(asked.size()).append(asked.size() == 1 ? " trace, " : " traces, ")
                    .append(spans).append(spans == 1 ? " span" : " spans").append(" in ").append(UnitText.duration(nanos / 1e6, screen.unicode())).append('\n');
        }
        return Folding.lines(text.toString(), screen.width());
    }
}
