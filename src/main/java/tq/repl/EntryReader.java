package tq.repl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.impl.InputRC;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.widget.AutosuggestionWidgets;
import tq.session.Session;
import tq.session.Setting;
import tq.text.DisplayWidth;
import tq.text.TerminalText;

/**
 * JLine's line editor as entries of a session need it. The session's hint is on the line below the entry while nothing else,
 * such as a list, stands there.
 */
final class EntryReader extends LineReaderImpl {

    /** The completer knows how many fit. */
    private static final int MOST_LISTED = 10_000;

    private final Session session;
    private KeyMap<Binding> inputrcKeys = keyMaps.get(MAIN);
    private String hinted = "";
    private AttributedString hint = AttributedString.EMPTY;
    private boolean accepted;

    EntryReader(Terminal terminal, Session session) {
        super(terminal, "tq", null);
        this.session = session;
        boolean dumb = terminal.getType().startsWith("dumb");
        setParser(new EntryParser(session));
        setCompleter(new EntryCompleter());
        setHighlighter(new EntryHighlighter(session));
        setHistory(new PrivateHistory());
        for (Option option : new Option[] {Option.DISABLE_EVENT_EXPANSION, Option.HISTORY_IGNORE_DUPS, Option.GROUP_PERSIST, Option.CASE_INSENSITIVE, Option.AUTO_LIST}) {
            setOpt(option);
        }
        option(Option.HISTORY_REDUCE_BLANKS, false);
        option(Option.INSERT_TAB, false);
        option(Option.AUTO_FRESH_LINE, !dumb);
        option(Option.BRACKETED_PASTE, !dumb);
        setVariable(SECONDARY_PROMPT_PATTERN, "%P  > ");
        setVariable(LIST_MAX, MOST_LISTED);
        setVariable(OTHERS_GROUP_NAME, "more");
        if (!dumb) {
            new AutosuggestionWidgets(this).enable();
            new EarlierEntries(this).bind(terminal);
        }
    }

    /** Keeps entries in a file, where that can be read by no one else. */
    void keepHistory(Path file) {
        if (PrivateHistory.prepare(file)) {
            setVariable(HISTORY_FILE, file);
        }
    }

    /** The keys that the user has chosen for all programs that read lines; what is wrong with them is told. */
    void readInputrc(Path file) {
        if (Files.isReadable(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                InputRC.configure(this, in);
            } catch (IOException | RuntimeException e) {
                terminal.writer().println("tq: " + TerminalText.oneLine(file + ": " + e.getMessage()));
            }
        }
        inputrcKeys = keyMaps.get(MAIN);
    }

    /** Does what was set since the last entry. */
    void settle() {
        String keys = session.setting(Setting.EDITING);
        keyMaps.put(MAIN, keys.equals("vi") ? keyMaps.get(VIINS) : keys.equals("emacs") ? keyMaps.get(EMACS) : inputrcKeys);
        option(Option.AUTO_MENU_LIST, terminal.getWidth() >= EntryCompleter.NARROW); // its lines would be as wide as the screen, and break
        setAutosuggestion(session.setting(Setting.HINTS).equals("on") ? SuggestionType.HISTORY : SuggestionType.NONE);
    }

    @Override
    protected void redisplay(boolean flush) {
        boolean free = post == null && !accepted;
        if (free && hint().length() > 0) {
            post = this::hint;
        }
        super.redisplay(flush);
        if (free) {
            post = null;
        }
    }

    /** What was entered stays on the screen without a hint. */
    @Override
    protected void doCleanup(boolean newLine) {
        accepted = true;
        try {
            super.doCleanup(newLine);
        } finally {
            accepted = false;
        }
    }

    private AttributedString hint() {
        boolean on = session.setting(Setting.HINTS).equals("on") && !MENU.equals(keyMap);
        String text = on ? buf.upToCursor() : "";
        if (!text.equals(hinted)) {
            String line = TerminalText.oneLine(text.isEmpty() ? "" : session.hint(text));
            hint = new AttributedString(DisplayWidth.cut(line, Math.max(1, size.getColumns() - 1), "..."), AttributedStyle.DEFAULT.faint());
            hinted = text;
        }
        return hint;
    }
}
