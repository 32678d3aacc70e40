package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DiagnosticErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tq.parse.antlr.TqLexer;
import tq.parse.antlr.TqParser;

/** The examples in the comments of the grammar are true, and the grammar is not ambiguous. */
class GrammarExamplesTest {

    private static final Path GRAMMAR = Path.of("grammar/TqParser.g4");
    private static final Pattern COMMENTED_RULE = Pattern.compile("/\\*\\*(.*?)\\*/\\s*(\\w+)\\s*\\n?\\s*:", Pattern.DOTALL);
    private static final String EXAMPLE = " *      ";

    /** Both readings mean the same: no such rows, or the quantifier about all that is loaded. */
    private static final Pattern HARMLESS = Pattern.compile("\\bassert no\\b");

    private record Example(String rule, String text) {
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher rules = COMMENTED_RULE.matcher(Files.readString(GRAMMAR));
        while (rules.find()) {
            for (String line : rules.group(1).split("\n")) {
                if (line.startsWith(EXAMPLE)) {
                    examples.add(new Example(rules.group(2), line.substring(EXAMPLE.length())));
                }
            }
        }
        return examples;
    }

    static List<String> queries() throws IOException {
        return Examples.queries();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleParsesWithItsRule() throws IOException {
        return examples().stream().map(example -> DynamicTest.dynamicTest(example.rule() + ": " + example.text(), () -> parse(example)));
    }

    @Test
    void everyIndentedLineIsAnExampleOfARule() throws IOException {
        long lines = Files.readAllLines(GRAMMAR).stream().filter(line -> line.startsWith(EXAMPLE)).count();
        assertTrue(lines > 80, () -> lines + " lines");
        assertEquals(lines, examples().size());
    }

    private static void parse(Example example) throws ReflectiveOperationException {
        TqParser parser = parser(example.text());
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            TqParser.class.getMethod(example.rule()).invoke(parser);
        } catch (InvocationTargetException e) {
            fail("is no `" + example.rule() + "`: " + parser.getCurrentToken(), e.getCause());
        }
        assertTrue(parser.getCurrentToken().getType() == Token.EOF, () -> "goes no further than " + parser.getCurrentToken());
    }

    private static TqParser parser(String text) {
        TqLexer lexer = new TqLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        TqParser parser = new TqParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        return parser;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void sllAloneParsesEveryQuery(String query) {
        TqParser parser = parser(query);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            parser.file();
        } catch (ParseCancellationException e) {
            fail("stops at " + parser.getCurrentToken(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void noQueryIsAmbiguous(String query) {
        List<String> ambiguities = ambiguities(query);
        if (!HARMLESS.matcher(query).find()) {
            assertEquals(List.of(), ambiguities);
        }
    }

    @Test
    void noExampleIsAmbiguous() throws IOException {
        for (Example example : examples()) {
            if (example.rule().equals("file") && !HARMLESS.matcher(example.text()).find()) {
                assertEquals(List.of(), ambiguities(example.text()), example.text());
            }
        }
    }

    private static List<String> ambiguities(String query) {
        List<String> found = new ArrayList<>();
        TqParser parser = parser(query);
        parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
        parser.addErrorListener(new DiagnosticErrorListener(true) {
            @Override
            public void reportAmbiguity(Parser recognizer, DFA dfa, int start, int stop, boolean exact, BitSet alternatives, ATNConfigSet configs) {
                if (exact) {
                    found.add(getDecisionDescription(recognizer, dfa) + " " + alternatives + " at " + recognizer.getTokenStream().get(start));
                }
            }
        });
        parser.file();
        assertEquals(0, parser.getNumberOfSyntaxErrors(), query);
        return found;
    }
}
