package tq.repl;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import tq.session.Session;
import tq.session.Suggestion;
import tq.text.TerminalText;

/** Hands the session's suggestions to the line editor, harmless for a terminal and in their order. */
final class EntryCompleter implements Completer {

    private final Session session;

    EntryCompleter(Session session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        int place = 0;
        for (Suggestion suggestion : session.complete(line.line().substring(0, line.cursor())).suggestions()) {
            String text = TerminalText.oneLine(suggestion.text());
            String doc = suggestion.doc().isEmpty() ? null : TerminalText.oneLine(suggestion.doc());
            candidates.add(new Candidate(text, text, TerminalText.oneLine(suggestion.group()), doc, null, null, !suggestion.open(), place++));
        }
    }
}
