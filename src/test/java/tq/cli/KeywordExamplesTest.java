package tq.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tq.parse.antlr.TqLexer;
import tq.parse.antlr.TqParser;
import tq.syntax.StageWords;

/** Every word and sign of the language stands in an example of language.md that {@link DocumentationTest} runs, as what it is and not as a name. */
class KeywordExamplesTest {

    @TestFactory
    Stream<DynamicTest> everyKeywordAndSignHasAnExample() throws IOException {
        Set<String> used = used();
        return Stream.concat(keywords().stream(), StageWords.ALL.stream()).distinct()
                .map(keyword -> dynamicTest(keyword, () -> assertTrue(used.contains(keyword), () -> keyword + " has no example in language.md that is run")));
    }

    /** Of the lexer's rules each word of adjectives and figures; of all else one of the words of a rule, such as span and spans, and each sign. */
    private static Set<String> keywords() throws IOException {
        String lexer = Files.readString(Path.of("grammar/TqLexer.g4"));
        String words = lexer.substring(lexer.indexOf("// --- statements and sources"), lexer.indexOf("// --- literals"));
        String signs = lexer.substring(lexer.indexOf("// --- signs\n"), lexer.indexOf("// --- signs of other languages"));
        Set<String> keywords = new TreeSet<>();
        Pattern.compile("(?m)(\\w+): ([^;]*?);(?= |$)").matcher((words + signs).replace("';'", "SEMI")).results().forEach(rule -> {
            List<String> literals = Pattern.compile("'([^']+)'").matcher(rule.group(2)).results().map(literal -> literal.group(1)).toList();
            boolean each = rule.group(1).equals("ADJECTIVE") || rule.group(1).equals("AGGREGATE");
            keywords.addAll(each ? literals : literals.subList(0, Math.min(1, literals.size())));
        });
        keywords.remove(".");
        assertFalse(keywords.size() < 100, keywords::toString);
        return keywords;
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        for (DocumentationTest.Block block : DocumentationTest.blocks(DocumentationTest.LANGUAGE, "console")) {
            for (DocumentationTest.Shown shown : DocumentationTest.commands(block)) {
                List<String> words = shown.command().startsWith("tq ") ? DocumentationTest.Shell.words(shown.command()) : List.<String>of();
                for (int i = 1; i < words.size(); i++) {
                    if (words.get(i - 1).equals("-e") && DocumentationTest.faultsOf(words.get(i)).isEmpty()) {
                        collect(new TqParser(new CommonTokenStream(new TqLexer(CharStreams.fromString(words.get(i))))).file(), used);
                    }
                }
            }
        }
        return used;
    }

    private static void collect(ParseTree tree, Set<String> used) {
        if (tree instanceof TqParser.WordContext || tree instanceof TqParser.SegmentContext) {
            return;
        }
        if (tree instanceof TerminalNode leaf) {
            String text = leaf.getText().toLowerCase(Locale.ROOT);
            used.add(leaf.getSymbol().getType() == TqLexer.AGGREGATE && text.matches("p[0-9.]+") ? "p" : text);
            // A rule goes by its first word: spans for span.
            used.add(leaf.getSymbol().getType() > 0 && tree.getParent() instanceof TqParser.NounContext && !text.endsWith("s") && !text.equals("feedback") ? text + "s" : text);
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            collect(tree.getChild(i), used);
        }
    }
}
