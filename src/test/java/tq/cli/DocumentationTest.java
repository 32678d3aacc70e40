package tq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tq.Tq;
import tq.plan.Resolver.Output;
import tq.schema.Field;
import tq.schema.Function;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.ValueType;
import tq.text.DiagnosticCode;
import tq.text.QueryException;
import tq.text.SourceText;

/**
 * The documents say what tq does: README.md and all of src/site/markdown.
 *
 * <p>In blocks of {@code console} each line after {@code $} is run as a shell would, a line after {@code >} going on with
 * it, and what follows is what a person sees: messages, then results. {@code …} on a line of its own stands for lines left
 * out. In blocks of {@code tq} each query compiles. {@code -Dtq.golden=update} writes the outputs anew and fails.
 */
class DocumentationTest {

    private static final String LEFT_OUT = "…";
    static final Path LANGUAGE = Path.of("src/site/markdown/language.md");
    private static final boolean UPDATE = "update".equals(System.getProperty("tq.golden"));

    /** A fenced block; {@code line} is the number of its first line of content, from 1. */
    record Block(Path file, int line, String language, List<String> lines) {
    }

    /** A command and the output that the document shows; {@code at} and {@code end} are lines of the file, from 0. */
    record Shown(String command, List<String> output, int at, int end) {
    }

    @TestFactory
    Stream<DynamicTest> consoleBlocksShowWhatTqPrints() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : documents()) {
            tests.add(dynamicTest(file.getFileName() + " has its outputs", () -> update(file)));
            for (Block block : blocks(file, "console")) {
                tests.add(dynamicTest(file.getFileName() + ":" + block.line(), () -> check(block)));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> queriesCompile() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : documents()) {
            for (Block block : blocks(file, "tq")) {
                for (String query : queries(block.lines())) {
                    tests.add(dynamicTest(file.getFileName() + ":" + block.line() + " " + query, () -> Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS)));
                }
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyFieldThatCanBeAskedForHasItsRow() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Noun noun : Noun.values()) {
            if (noun != noun.element()) {
                continue;
            }
            String section = section("### Fields of " + noun.plural());
            for (Field field : Schema.fields(noun).values()) {
                tests.add(dynamicTest(noun.singular() + " " + field.name(), () -> {
                    boolean built = faultsOf(noun.plural() + " | select ." + field.name()).isEmpty();
                    assertEquals(built, section.contains(row(field)), () -> "in the table of " + noun.plural() + ":\n" + row(field));
                    assertTrue(language().contains("`" + field.name() + "`"), () -> field.name() + " is not in language.md");
                }));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyFunctionHasItsRow() {
        return Function.all().values().stream().map(function -> dynamicTest(function.name(),
                () -> assertTrue(section("### Functions").contains(row(function)), () -> "in the table of functions:\n" + row(function))));
    }

    @TestFactory
    Stream<DynamicTest> everyAdjectiveIsDescribed() throws IOException {
        String lexer = Files.readString(Path.of("grammar/TqLexer.g4"));
        Matcher rule = Pattern.compile("ADJECTIVE:([^;]*);").matcher(lexer);
        assertTrue(rule.find(), "the grammar has a rule ADJECTIVE");
        return Pattern.compile("'(\\w+)'").matcher(rule.group(1)).results().map(match -> match.group(1)).map(word -> dynamicTest(word,
                () -> assertTrue(section("## Adjectives").contains("`" + word + "`"), () -> word + " is not described")));
    }

    @TestFactory
    Stream<DynamicTest> everyCodeHasItsRowAndItsQueryCausesIt() {
        return Stream.of(DiagnosticCode.values()).map(DiagnosticCode::code).map(code -> dynamicTest(code, () -> {
            Matcher row = Pattern.compile("(?m)^\\| `" + code + "` \\| (?:—|`(.+?)`) \\| \\S").matcher(section("## Error codes"));
            assertTrue(row.find(), () -> code + " has no row");
            if (row.group(1) != null) {
                List<String> found = faultsOf(row.group(1).replace("\\|", "|"));
                assertTrue(found.contains(code), () -> row.group(1) + " gives " + found);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> packagesImportWhatTheTableSays() throws IOException {
        String table = Files.readString(Path.of("src/site/markdown/architecture.md"));
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java"))) {
            folders.filter(Files::isDirectory).filter(folder -> folder.startsWith("src/main/java/tq")).sorted().forEach(folder -> {
                String name = Path.of("src/main/java").relativize(folder).toString().replace('/', '.');
                tests.add(dynamicTest(name, () -> {
                    Matcher row = Pattern.compile("(?m)^\\| `" + Pattern.quote(name) + "` \\| [^|]+ \\|([^|]*)\\|$").matcher(table);
                    assertTrue(row.find(), () -> name + " has no row in architecture.md");
                    assertEquals(row.group(1).replace("`", "").strip(), String.join(" ", imports(folder, name)));
                }));
            });
        }
        return tests.stream();
    }

    /** The packages below {@code tq} that the files of a folder import, but itself, by name. */
    private static Set<String> imports(Path folder, String name) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Pattern.compile("(?m)^import (?:static )?tq\\.([a-z.]+)\\.[A-Z]").matcher(Files.readString(file)).results()
                        .map(match -> match.group(1)).filter(other -> !name.equals("tq." + other)).forEach(found::add);
            }
        }
        return found;
    }

    @Test
    void readmeIsShort() throws IOException {
        int lines = Files.readAllLines(Path.of("README.md")).size();
        assertTrue(lines <= 200, () -> "README.md has " + lines + " lines");
    }

    private static String row(Field field) {
        String type = field.type() == ValueType.ENUM ? "`" + String.join("` `", field.values()) + "`" : field.type().described();
        return "| `" + field.name() + "` | " + type + " | " + field.doc() + " |\n";
    }

    private static String row(Function function) {
        int colon = function.doc().lastIndexOf(": ");
        return "| `" + function.doc().substring(colon + 2) + "` | " + function.doc().substring(0, colon) + " |\n";
    }

    static List<String> faultsOf(String query) {
        try {
            Tq.plans(new SourceText("query", query), Map.of(), Output.ELEMENTS);
            return List.of();
        } catch (QueryException e) {
            return e.diagnostics().stream().map(diagnostic -> diagnostic.code().code()).toList();
        }
    }

    private static String language() throws IOException {
        return Files.readString(LANGUAGE);
    }

    /** A heading of language.md with what is below it, up to the next heading of its level or above. */
    private static String section(String heading) throws IOException {
        String level = heading.substring(0, heading.indexOf(' '));
        Matcher found = Pattern.compile("(?ms)^" + Pattern.quote(heading) + "$.*?(?=^#{1," + level.length() + "} |\\z)").matcher(language());
        assertTrue(found.find(), () -> "language.md has no heading " + heading);
        return found.group();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> files = Files.list(Path.of("src/site/markdown"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    static List<Block> blocks(Path file, String language) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("```")) {
                continue;
            }
            int end = i + 1;
            while (!lines.get(end).equals("```")) {
                end++;
            }
            if (lines.get(i).equals("```" + language)) {
                blocks.add(new Block(file, i + 2, language, lines.subList(i + 1, end)));
            }
            i = end;
        }
        return blocks;
    }

    /** A query begins on each line, but one that goes on: after a blank it is indented or a pipe, or comes after {@code ;} or a comment. */
    private static List<String> queries(List<String> lines) {
        List<String> queries = new ArrayList<>();
        String last = "";
        for (String line : lines) {
            boolean goesOn = !last.isBlank() && (line.startsWith(" ") || line.startsWith("|") || last.endsWith(";") || last.startsWith("#"));
            if (goesOn) {
                queries.add(queries.remove(queries.size() - 1) + "\n" + line);
            } else if (!line.isBlank()) {
                queries.add(line);
            }
            last = line;
        }
        return queries;
    }

    static List<Shown> commands(Block block) {
        List<Shown> commands = new ArrayList<>();
        List<String> lines = block.lines();
        for (int i = 0; i < lines.size();) {
            assertTrue(lines.get(i).startsWith("$ "), () -> block.file() + ":" + block.line() + " begins with a command");
            StringBuilder command = new StringBuilder(lines.get(i++).substring(2));
            while (i < lines.size() && lines.get(i).startsWith("> ")) {
                command.append('\n').append(lines.get(i++).substring(2));
            }
            int start = i;
            while (i < lines.size() && !lines.get(i).startsWith("$ ")) {
                i++;
            }
            commands.add(new Shown(command.toString(), lines.subList(start, i), block.line() - 1 + start, block.line() - 1 + i));
        }
        return commands;
    }

    private static void check(Block block) throws IOException {
        Shell shell = new Shell();
        for (Shown shown : commands(block)) {
            List<String> actual = shell.run(shown.command());
            if (!fits(shown.output(), actual)) {
                assertEquals(String.join("\n", shown.output()), String.join("\n", actual), shown.command());
            }
        }
    }

    /** Whether the lines are those shown, where {@code …} stands for any. */
    private static boolean fits(List<String> shown, List<String> actual) {
        if (shown.isEmpty()) {
            return actual.isEmpty();
        }
        if (shown.get(0).equals(LEFT_OUT)) {
            for (int i = 0; i <= actual.size(); i++) {
                if (fits(shown.subList(1, shown.size()), actual.subList(i, actual.size()))) {
                    return true;
                }
            }
            return false;
        }
        return !actual.isEmpty() && shown.get(0).equals(actual.get(0)) && fits(shown.subList(1, shown.size()), actual.subList(1, actual.size()));
    }

    /** Under {@code -Dtq.golden=update} writes the file with outputs as they are, and fails so that no build blesses itself. */
    private static void update(Path file) throws IOException {
        if (!UPDATE) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        List<String> out = new ArrayList<>();
        int copied = 0;
        for (Block block : blocks(file, "console")) {
            Shell shell = new Shell();
            for (Shown shown : commands(block)) {
                List<String> actual = shell.run(shown.command());
                out.addAll(lines.subList(copied, shown.at()));
                out.addAll(fits(shown.output(), actual) ? shown.output() : actual);
                copied = shown.end();
            }
        }
        out.addAll(lines.subList(copied, lines.size()));
        if (!out.equals(lines)) {
            Files.writeString(file, String.join("\n", out) + "\n");
            fail(file + " was written anew");
        }
    }

    /** As much of a shell as the documents use. */
    static final class Shell {

        private int status;

        /** Lines shown by {@code tq …}, {@code cat FILE… | tq …}, {@code tq … | tq …}, {@code mvn … && tq …} (Maven is left out) or {@code echo $?}. */
        List<String> run(String line) throws IOException {
            if (line.equals("echo $?")) {
                return List.of(Integer.toString(status));
            }
            List<String> words = words(line);
            InputStream in = InputStream.nullInputStream();
            if (words.get(0).equals("mvn")) {
                words = words.subList(words.indexOf("&&") + 1, words.size());
            }
            if (words.get(0).equals("cat")) {
                int pipe = words.indexOf("|");
                in = new ByteArrayInputStream(read(words.subList(1, pipe)));
                words = words.subList(pipe + 1, words.size());
            }
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int pipe = words.indexOf("|");
            byte[] out = tq(pipe < 0 ? words : words.subList(0, pipe), in, err);
            if (pipe >= 0) {
                out = tq(words.subList(pipe + 1, words.size()), new ByteArrayInputStream(out), err);
            }
            String shown = err.toString(StandardCharsets.UTF_8) + new String(out, StandardCharsets.UTF_8);
            return shown.lines().toList();
        }

        private byte[] tq(List<String> words, InputStream in, OutputStream err) {
            assertTrue(List.of("tq", "target/tq").contains(words.get(0)), () -> "no command that documents may show: " + words);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Console console = new Console(in, out, new PrintStream(err, true, StandardCharsets.UTF_8), Optional.empty(), false);
            status = Main.run(words.subList(1, words.size()).toArray(String[]::new), console, Map.of());
            return out.toByteArray();
        }

        private static byte[] read(List<String> files) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String file : files) {
                bytes.write(Files.readAllBytes(Path.of(file)));
            }
            return bytes.toByteArray();
        }

        /** Words as a shell makes them of quotes; signs that a shell would act on are refused, but the pipe and {@code &&}. */
        static List<String> words(String line) {
            List<String> words = new ArrayList<>();
            Matcher piece = Pattern.compile("'([^']*)'|\"((?:[^\"\\\\$`]|\\\\.)*)\"|\\\\(.)|(&&|\\|)|(\\s+)|([^\\s'\"\\\\$`;&|<>()*?~#!{}\\[\\]]+)").matcher(line);
            StringBuilder word = null;
            int at = 0;
            for (; at < line.length() && piece.find(at) && piece.start() == at; at = piece.end()) {
                if (piece.group(4) != null || piece.group(5) != null) {
                    if (word != null) {
                        words.add(word.toString());
                        word = null;
                    }
                    if (piece.group(4) != null) {
                        words.add(piece.group(4));
                    }
                    continue;
                }
                word = word == null ? new StringBuilder() : word;
                word.append(piece.group(1) != null ? piece.group(1) : piece.group(2) != null ? piece.group(2).replaceAll("\\\\([\"\\\\$`])", "$1")
                        : piece.group(3) != null ? piece.group(3) : piece.group(6));
            }
            String rest = line.substring(at);
            assertTrue(rest.isEmpty(), () -> "a shell would not take this as it is: " + rest);
            if (word != null) {
                words.add(word.toString());
            }
            return words;
        }
    }
}
