package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tq.format.Formatter;
import tq.parse.ParseResult;
import tq.parse.QueryParser;
import tq.parse.antlr.TqLexer;
import tq.syntax.SyntaxPrinter;
import tq.text.QueryException;
import tq.text.SourceText;

/** Whatever the text, formatting it keeps meaning and comments, and doing it again changes nothing. */
class FormatterTest {

    private static final int QUERIES = 2_000;
    private static final long SEED = 20_261_123;

    private final Random random = new Random(SEED);

    private static String format(String text) {
        try {
            return Formatter.format(new SourceText("query", text));
        } catch (QueryException e) {
            throw new AssertionError(text, e);
        }
    }

    private static List<Token> tokens(String text) {
        TqLexer lexer = new TqLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        return lexer.getAllTokens().stream().filter(token -> token.getType() != TqLexer.SPACE).map(Token.class::cast).toList();
    }

    /** Each comment, behind how many words and signs it stands; the signs that may move past a comment are not counted. */
    private static List<String> comments(String text) {
        List<String> comments = new ArrayList<>();
        int before = 0;
        for (Token token : tokens(text)) {
            if (token.getType() == TqLexer.COMMENT) {
                comments.add(before + " " + token.getText().stripTrailing());
            } else if (!List.of("|", ";", ",").contains(token.getText()) && !token.getText().equalsIgnoreCase("then")) {
                before++;
            }
        }
        return comments;
    }

    /** What is no keyword, as it is written. */
    private static List<String> literals(String text) {
        return tokens(text).stream().filter(token -> token.getType() >= TqLexer.TIME && token.getType() <= TqLexer.WORD).map(Token::getText).toList();
    }

    /** The tree as text, without places in the text. */
    private static String tree(String text) {
        ParseResult result = QueryParser.parse(new SourceText("query", text));
        assertEquals(List.of(), result.diagnostics(), text);
        return SyntaxPrinter.print(result.query()) + result.query().toString().replaceAll("SourceRange\\[start=\\d+, end=\\d+\\]", "·");
    }

    private static void check(String text) {
        String formatted = format(text);
        Supplier<String> what = () -> text + "\nis formatted as\n" + formatted;
        assertEquals(formatted, format(formatted), what);
        assertEquals(tree(text), tree(formatted), what);
        assertEquals(comments(text), comments(formatted), what);
        assertEquals(literals(text), literals(formatted), what);
        assertTrue(formatted.endsWith("\n") && !formatted.endsWith("\n\n"), what);
    }

    /** The text with comments, line breaks and spaces put between its tokens. */
    private String scattered(String text) {
        StringBuilder out = new StringBuilder();
        int end = 0;
        int comments = 0;
        for (Token token : tokens(text)) {
            String gap = token.getStartIndex() > end ? " " : "";
            while (random.nextInt(6) == 0) {
                gap += random.nextInt(2) == 0 ? " # comment " + ++comments + " | ; \" \n" : List.of("\n", "\n\n\n", "  ", "\t", "\r\n", "\r").get(random.nextInt(6));
            }
            out.append(gap).append(token.getText()).append(token.getType() == TqLexer.COMMENT ? "\n" : "");
            end = token.getStopIndex() + 1;
        }
        return out + (random.nextInt(3) == 0 ? "# the end" : "");
    }

    @Test
    void queriesOfTheTests() throws IOException {
        for (String query : Examples.queries()) {
            check(query);
            check(scattered(query));
            check(scattered(query) + "\n;\n" + scattered(query));
        }
    }

    @Test
    void filesOfQueries() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.list(Path.of("queries")), Files.list(Path.of("testdata/format")))) {
            for (Path file : files.toList()) {
                check(Files.readString(file));
                check(scattered(Files.readString(file)));
            }
        }
    }

    @Test
    void randomQueries() {
        RandomQueries queries = new RandomQueries(random);
        for (int i = 0; i < QUERIES; i++) {
            String query = queries.file();
            if (QueryParser.parse(new SourceText("query", query)).diagnostics().isEmpty()) {
                check(query);
                check(scattered(query));
            }
        }
    }

    @Test
    void aLongListIsFormattedInNoTime() {
        String text = "spans where name = x" + " or name = x".repeat(10_000) + " | select a" + ", # c\n a".repeat(2_000);
        check(text);
        check("spans" + "\n#".repeat(20_000) + "|limit 3" + "\n#".repeat(20_000) + "\n; traces");
        check("spans where " + "(not a or ".repeat(400) + "b" + ")".repeat(400));
    }

    @Test
    void lineBreaksAreThoseOfTheText() {
        assertEquals("spans\r\n| limit 3; # few\r\ntraces\r\n", format("spans\r\n|limit 3; # few\r\ntraces\r\n"));
        assertEquals("spans\n| limit 3\n", format("spans\r|limit 3"));
        assertEquals("traces\n| jq \"\"\".a\r\n.b\"\"\"\n", format("traces\n|jq \"\"\".a\r\n.b\"\"\"\n"));
        assertEquals("# title: x\nspans\n", format("\uFEFF# title: x\nspans"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment", "spans where", "spans | limit 3 # few\n| nothing here", "spans where name = \"open"})
    void aTextWithFaultsIsNotFormatted(String text) {
        assertThrows(QueryException.class, () -> Formatter.format(new SourceText("query", text)));
    }
}
