package tq.repl;

import java.util.Map;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import tq.complete.Marked;
import tq.parse.Shade;
import tq.session.Session;
import tq.session.Setting;
import tq.text.SourceRange;
import tq.text.TerminalText;

/** Colours a query while it is typed, and underlines names that mean nothing. */
final class EntryHighlighter implements Highlighter {

    private static final Map<Shade.Kind, AttributedStyle> DARK = Map.of(
            Shade.Kind.KEYWORD, AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE | AttributedStyle.BRIGHT),
            Shade.Kind.TEXT, AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN),
            Shade.Kind.NUMBER, AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN),
            Shade.Kind.REFERENCE, AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA),
            Shade.Kind.COMMENT, AttributedStyle.DEFAULT.faint(),
            Shade.Kind.FOREIGN, AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));
    private static final Map<Shade.Kind, AttributedStyle> LIGHT = Map.of(
            Shade.Kind.KEYWORD, AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE),
            Shade.Kind.TEXT, AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN),
            Shade.Kind.NUMBER, AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA),
            Shade.Kind.REFERENCE, AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA),
            Shade.Kind.COMMENT, AttributedStyle.DEFAULT.faint(),
            Shade.Kind.FOREIGN, AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));

    private static final char REPLACEMENT = '\uFFFD';

    private final Session session;

    EntryHighlighter(Session session) {
        this.session = session;
    }

    @Override
    public AttributedString highlight(LineReader reader, String text) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        String theme = session.setting(Setting.THEME);
        String shown = shown(text);
        if (theme.equals("none")) {
            return new AttributedString(shown);
        }
        Marked marked = session.mark(text, reader.getBuffer().cursor());
        Map<Shade.Kind, AttributedStyle> styles = theme.equals("light") ? LIGHT : DARK;
        int at = 0;
        for (Shade shade : marked.shades()) {
            out.append(shown, at, shade.from());
            AttributedStyle style = styles.getOrDefault(shade.kind(), AttributedStyle.DEFAULT);
            boolean wrong = marked.wrong().stream().anyMatch(range -> covers(range, shade));
            out.styled(wrong ? style.foreground(AttributedStyle.RED).underline() : style, shown.substring(shade.from(), shade.to()));
            at = shade.to();
        }
        return out.append(shown, at, shown.length()).toAttributedString();
    }

    /** What was pasted may hold anything; JLine makes visible only what is below a blank. */
    private static String shown(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ' ' && TerminalText.isUnsafe(text, i)) {
                out.setCharAt(i, REPLACEMENT);
            }
        }
        return out.toString();
    }

    private static boolean covers(SourceRange range, Shade shade) {
        return range.start() <= shade.from() && shade.to() <= range.end();
    }
}
