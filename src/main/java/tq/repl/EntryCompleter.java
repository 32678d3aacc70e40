package tq.repl;

import java.util.Comparator;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import tq.complete.Suggestion;
import tq.text.DisplayWidth;
import tq.text.TerminalText;

/** Hands the session's suggestions to the line editor, harmless for a terminal and in their order. */
final class EntryCompleter implements Completer {

    /** A list whose lines are wider than the screen is broken anywhere. */
    private static final int MOST_DOC = 60;
    /** A list that is longer than the screen is not shown, but asked about: so it is cut, and the likeliest come first. */
    private static final int LEFT_FOR_OTHERS = 9;
    private static final int LEAST_LISTED = 5;
    /** Below this headings take more room than they are worth. */
    static final int NARROW = 40;
    private static final int LEAST_DOC = 8;
    /** Brackets and blanks that the list has around texts. */
    private static final int AROUND = 6;

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<Suggestion> all = ((EntryParser.Line) line).completion().suggestions();
        List<Suggestion> suggestions = all.subList(0, Math.min(all.size(), Math.max(LEAST_LISTED, reader.getTerminal().getHeight() - LEFT_FOR_OTHERS)));
        int widest = suggestions.stream().mapToInt(suggestion -> DisplayWidth.of(TerminalText.oneLine(suggestion.text()))).max().orElse(0);
        int room = Math.min(MOST_DOC, reader.getTerminal().getWidth() - widest - AROUND);
        String first = suggestions.stream().map(Suggestion::group).min(Comparator.naturalOrder()).orElse(""); // whose heading comes first
        String cut = suggestions.size() < all.size() ? " (" + suggestions.size() + " of " + all.size() + ": a letter more shows others)" : "";
        int place = 0;
        for (Suggestion suggestion : suggestions) {
            String text = TerminalText.oneLine(suggestion.text());
            String doc = suggestion.doc().isEmpty() || room < LEAST_DOC ? null : DisplayWidth.cut(TerminalText.oneLine(suggestion.doc()), room, "...");
            candidates.add(new Candidate(text, text, reader.getTerminal().getWidth() < NARROW ? null : TerminalText.oneLine(suggestion.group()) + (suggestion.group().equals(first) ? cut : ""), doc, null, null, !suggestion.open(), place++));
        }
    }
}
