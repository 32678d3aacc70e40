package tq.repl;

import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.widget.Widgets;

/** The arrow keys: in an entry of several lines to the next line, else to what was entered before and begins as what stands there. */
final class EarlierEntries extends Widgets {

    private static final String OLDER = "_tq-older";
    private static final String NEWER = "_tq-newer";

    private String typed = "";
    private String shown = "";
    private int at;

    EarlierEntries(LineReader reader) {
        super(reader);
        addWidget(OLDER, this::older);
        addWidget(NEWER, this::newer);
    }

    /** Binds the keys in the key maps that a line is typed in. */
    void bind(Terminal terminal) {
        for (String name : new String[] {LineReader.EMACS, LineReader.VIINS, LineReader.VICMD}) {
            KeyMap<Binding> keys = reader.getKeyMaps().get(name);
            keys.bind(new Reference(OLDER), KeyMap.key(terminal, Capability.key_up), "\u001b[A", "\u001bOA");
            keys.bind(new Reference(NEWER), KeyMap.key(terminal, Capability.key_down), "\u001b[B", "\u001bOB");
        }
    }

    private boolean older() {
        if (buffer().upToCursor().indexOf('\n') >= 0) {
            callWidget(LineReader.UP_LINE);
            return true;
        }
        begin();
        for (int i = at - 1; i >= reader.getHistory().first(); i--) {
            if (fits(i)) {
                show(i, reader.getHistory().get(i));
                return true;
            }
        }
        return false;
    }

    private boolean newer() {
        if (buffer().substring(buffer().cursor()).indexOf('\n') >= 0) {
            callWidget(LineReader.DOWN_LINE);
            return true;
        }
        begin();
        for (int i = at + 1; i <= reader.getHistory().last(); i++) {
            if (fits(i)) {
                show(i, reader.getHistory().get(i));
                return true;
            }
        }
        show(reader.getHistory().last() + 1, typed);
        return true;
    }

    /** What is in the line now was typed, unless it is what was shown last. */
    private void begin() {
        if (!buffer().toString().equals(shown) || shown.isEmpty()) {
            typed = buffer().toString();
            at = reader.getHistory().last() + 1;
        }
    }

    private boolean fits(int entry) {
        String line = reader.getHistory().get(entry);
        return line.startsWith(typed) && !line.equals(buffer().toString());
    }

    private void show(int entry, String line) {
        at = entry;
        shown = line;
        buffer().clear();
        buffer().write(line);
    }
}
