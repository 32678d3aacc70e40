package tq.repl;

import java.util.List;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.widget.Widgets;
import tq.session.Session;
import tq.text.TerminalText;

/** Shows the session's hint below the line, after each key that changes it. */
final class HintWidgets extends Widgets {

    private static final List<String> CHANGING = List.of(LineReader.SELF_INSERT, LineReader.BACKWARD_DELETE_CHAR, LineReader.DELETE_CHAR, LineReader.BACKWARD_CHAR,
            LineReader.FORWARD_CHAR, LineReader.BACKWARD_KILL_WORD, LineReader.EXPAND_OR_COMPLETE, LineReader.BACKWARD_KILL_LINE);

    private final Session session;

    HintWidgets(LineReader reader, Session session) {
        super(reader);
        this.session = session;
        for (String widget : CHANGING) {
            String shown = "_tq-" + widget;
            addWidget(shown, () -> changed(widget));
            aliasWidget(shown, widget);
        }
        addWidget("_tq-" + LineReader.ACCEPT_LINE, this::accepted);
        aliasWidget("_tq-" + LineReader.ACCEPT_LINE, LineReader.ACCEPT_LINE);
    }

    private boolean changed(String widget) {
        callWidget(widget);
        String hint = session.setting("hints").equals("on") ? session.hint(buffer().upToCursor()) : "";
        if (hint.isEmpty()) {
            clearDescription();
        } else {
            setDescription(List.of(new AttributedString(TerminalText.oneLine(hint), AttributedStyle.DEFAULT.faint())));
        }
        return true;
    }

    private boolean accepted() {
        clearDescription();
        callWidget(LineReader.ACCEPT_LINE);
        return true;
    }
}
