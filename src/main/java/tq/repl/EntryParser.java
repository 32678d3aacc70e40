package tq.repl;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import tq.complete.Completion;
import tq.session.Session;

/** Tells the line editor where an entry ends, and of which word the completions are. */
final class EntryParser implements Parser {

    private static final Completion NOTHING = new Completion(0, List.of());

    private final Session session;

    EntryParser(Session session) {
        this.session = session;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !session.isComplete(line)) {
            throw new EOFError(-1, -1, "more is to come");
        }
        Completion completion = context == ParseContext.COMPLETE ? session.complete(line.substring(0, cursor)) : NOTHING;
        return new Line(line, cursor, completion);
    }

    /** A quote opens a text and no words of a shell. */
    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }

    /** A text and, where it is to be completed, what may be written at the cursor. */
    record Line(String line, int cursor, Completion completion) implements CompletingParsedLine {

        @Override
        public String word() {
            return line.substring(completion.from(), Math.max(completion.from(), cursor));
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }
    }
}
