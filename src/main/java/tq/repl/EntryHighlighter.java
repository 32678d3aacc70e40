package tq.repl;

import java.util.Map;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import tq.parse.Shade;
import tq.session.Marked;
import tq.session.Session;
import tq.text.SourceRange;

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

    private final Session session;

    EntryHighlighter(Session session) {
        this.session = session;
    }

    @Override
    public AttributedString highlight(LineReader reader, String text) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        String theme = session.setting("theme");
        if (theme.equals("none")) {
            return new AttributedString(text);
        }
        Marked marked = session.mark(text, reader.getBuffer().cursor());
        Map<Shade.Kind, AttributedStyle> styles = theme.equals("light") ? LIGHT : DARK;
        int at = 0;
        for (Shade shade : marked.shades()) {
            out.append(text, at, shade.from());
            AttributedStyle style = styles.getOrDefault(shade.kind(), AttributedStyle.DEFAULT);
            boolean wrong = marked.wrong().stream().anyMatch(range -> covers(range, shade));
            out.styled(wrong ? style.foreground(AttributedStyle.RED).underline() : style, text.substring(shade.from(), shade.to()));
            at = shade.to();
        }
        return out.append(text, at, text.length()).toAttributedString();
    }

    private static boolean covers(SourceRange range, Shade shade) {
        return range.start() <= shade.from() && shade.to() <= range.end();
    }
}
