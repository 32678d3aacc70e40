package tq.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Text to {@link Token}s, without comments. Each character is looked at a bounded number of times, whatever the text is: a string
 * without an end goes to the end of its line, a comment or a long string without one to the end of the file.
 */
final class Lexer {

    /** After these words a slash begins a regular expression. */
    private static final Set<String> BEFORE_REGEX = Set.of("return", "typeof", "case", "in", "of", "delete", "void", "throw", "else", "do", "await", "yield");

    private static final String[] MARKS = new String[128];

    static {
        for (int c = 0; c < MARKS.length; c++) {
            MARKS[c] = String.valueOf((char) c);
        }
    }

    private final String text;
    private final Language language;
    private final Ends ends;
    private final List<Token> tokens = new ArrayList<>();
    /** The depths of braces at which a template string goes on. */
    private final Deque<Integer> templates = new ArrayDeque<>();
    private int depth;
    private int at;
    private int line = 1;
    private int lineStart;
    private boolean first = true;

    private Lexer(String text, Language language) {
        this.text = text;
        this.language = language;
        ends = new Ends(text, language);
    }

    static List<Token> tokens(String text, Language language) {
        Lexer lexer = new Lexer(text, language);
        if (text.startsWith("#!")) {
            lexer.skipTo(lexer.ends.line(0));
        }
        while (lexer.at < text.length()) {
            lexer.step(text.charAt(lexer.at));
        }
        return lexer.tokens;
    }

    private void step(char c) {
        if (c <= ' ' || c == '\uFEFF') {
            skipTo(at + 1);
        } else if (isComment(c)) {
            skipTo(ends.comment(at));
        } else if (c == '"' || c == '\'' || c == '`') {
            quote(c);
        } else if (Ends.isWordPart(c)) {
            word();
        } else if (c == '/' && language == Language.SCRIPT && isBeforeRegex() && ends.regex(at) > 0) {
            mark("/", ends.regex(at));
        } else {
            mark(c);
        }
    }

    private boolean isComment(char c) {
        return language == Language.PYTHON ? c == '#' : c == '/' && (text.startsWith("//", at) || text.startsWith("/*", at));
    }

    private void quote(char quote) {
        String three = String.valueOf(quote).repeat(3);
        boolean isLong = language == Language.PYTHON || language == Language.JAVA || language == Language.KOTLIN;
        if (isLong && (quote == '"' || language == Language.PYTHON) && text.startsWith(three, at)) {
            longString(three);
        } else if (quote != '`') {
            shortString(quote);
        } else if (language == Language.SCRIPT) {
            template(at + 1, true);
        } else {
            rawString();
        }
    }

    private void longString(String quotes) {
        int end = ends.longString(at + quotes.length(), quotes);
        add(Token.Kind.STRING, text.substring(at + quotes.length(), end));
        skipTo(Math.min(end + quotes.length(), text.length()));
        first = false;
    }

    private void shortString(char quote) {
        int end = ends.shortString(at + 1, quote);
        if (end < text.length() && text.charAt(end) == quote) {
            add(Token.Kind.STRING, unescaped(text.substring(at + 1, end)));
            skipTo(end + 1);
        } else {
            mark(MARKS[quote], end);
        }
    }

    /** Go's text between backticks, Kotlin's names between them. */
    private void rawString() {
        int end = text.indexOf('`', at + 1);
        int stop = end < 0 ? text.length() : end;
        add(language == Language.KOTLIN ? Token.Kind.WORD : Token.Kind.STRING, text.substring(at + 1, stop));
        skipTo(Math.min(stop + 1, text.length()));
    }

    /** A template string from its first character, or from where it goes on after a value. */
    private void template(int from, boolean isStart) {
        int end = ends.template(from);
        if (end >= text.length()) {
            skipTo(text.length());
            return;
        }
        boolean isWhole = text.charAt(end) == '`';
        if (isStart && isWhole) {
            add(Token.Kind.STRING, unescaped(text.substring(from, end)));
        } else if (isStart) {
            add(Token.Kind.MARK, "`");
        }
        if (!isWhole) {
            templates.push(depth);
        }
        skipTo(end + (isWhole ? 1 : 2));
        first = false;
    }

    private void word() {
        int end = ends.word(at);
        if (!isPrefix(end)) {
            add(Token.Kind.WORD, text.substring(at, end));
        }
        skipTo(end);
    }

    /** Whether these are the letters before a string of Python: {@code rb"…"}. */
    private boolean isPrefix(int end) {
        return language == Language.PYTHON && end - at <= 2 && end < text.length() && (text.charAt(end) == '"' || text.charAt(end) == '\'')
                && text.substring(at, end).chars().allMatch(c -> "rbfutRBFUT".indexOf(c) >= 0);
    }

    private boolean isBeforeRegex() {
        if (tokens.isEmpty()) {
            return true;
        }
        Token last = tokens.get(tokens.size() - 1);
        return switch (last.kind()) {
            case WORD -> BEFORE_REGEX.contains(last.text());
            case STRING -> false;
            case MARK -> !")]}<`".contains(last.text());
        };
    }

    private void mark(char c) {
        if (c == '#' && language == Language.SCRIPT) {
            // A private name of JavaScript is a name.
            at++;
        } else if (c == '\\' && (text.startsWith("\\\n", at) || text.startsWith("\\\r\n", at))) {
            // A line that goes on is one line.
            boolean wasFirst = first;
            skipTo(ends.line(at) + 1);
            first = wasFirst;
        } else if (text.startsWith("=>", at) || text.startsWith("->", at)) {
            mark(c == '=' ? "=>" : "->", at + 2);
        } else if (c == '}' && !templates.isEmpty() && templates.peek() == depth) {
            templates.pop();
            template(at + 1, false);
        } else {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            mark(c < MARKS.length ? MARKS[c] : String.valueOf(c), at + 1);
        }
    }

    private void mark(String mark, int end) {
        add(Token.Kind.MARK, mark);
        skipTo(end);
    }

    private void add(Token.Kind kind, String value) {
        tokens.add(new Token(kind, value, line, at - lineStart, first));
        first = false;
    }

    private void skipTo(int end) {
        for (int i = at; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
                first = true;
            }
        }
        at = end;
    }

    private static String unescaped(String inside) {
        if (inside.indexOf('\\') < 0) {
            return inside;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            boolean isEscape = c == '\\' && i + 1 < inside.length() && "\\'\"`".indexOf(inside.charAt(i + 1)) >= 0;
            value.append(isEscape ? inside.charAt(++i) : c);
        }
        return value.toString();
    }
}
