package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may know which. Names written out in the code count like imports; comments and strings do not. */
class ArchitectureTest {

    private static final Path MAIN = Path.of("src/main/java");

    /** What the reader of a family of formats may know. */
    private static final Set<String> FORMAT = Set.of("tq.json", "tq.read.base", "tq.trace");

    /** Each package and the packages of ours that it may use. Data flows one way: no two may use each other. */
    private static final Map<String, Set<String>> OURS = Map.ofEntries(
            Map.entry("tq.text", Set.of()),
            Map.entry("tq.json", Set.of()),
            Map.entry("tq.jq", Set.of()),
            Map.entry("tq.code", Set.of("tq.trace")),
            Map.entry("tq.schema", Set.of()),
            Map.entry("tq.render", Set.of("tq.json", "tq.text")),
            Map.entry("tq.syntax", Set.of("tq.text")),
            Map.entry("tq.library", Set.of("tq.text")),
            Map.entry("tq.parse", Set.of("tq.text", "tq.syntax", "tq.parse.antlr")),
            Map.entry("tq.format", Set.of("tq.text", "tq.syntax", "tq.parse")),
            Map.entry("tq.plan", Set.of("tq.text", "tq.schema", "tq.syntax")),
            Map.entry("tq.compile", Set.of("tq.plan", "tq.schema", "tq.syntax", "tq.jq")),
            Map.entry("tq.trace", Set.of("tq.json", "tq.schema")),
            Map.entry("tq.trace.content", Set.of("tq.json", "tq.schema", "tq.trace")),
            Map.entry("tq.trace.flow", Set.of("tq.schema", "tq.text", "tq.trace", "tq.trace.content")),
            Map.entry("tq.trace.rows", Set.of("tq.schema", "tq.trace", "tq.trace.content", "tq.trace.flow")),
            Map.entry("tq.read.base", Set.of("tq.json", "tq.trace")),
            Map.entry("tq.read.otlp", FORMAT),
            Map.entry("tq.read.jaeger", FORMAT),
            Map.entry("tq.read.trail", FORMAT),
            Map.entry("tq.read.rows", FORMAT),
            Map.entry("tq.read.phoenix", FORMAT),
            Map.entry("tq.read.mlflow", Set.of("tq.json", "tq.read.base", "tq.read.otlp", "tq.trace")),
            Map.entry("tq.read.langfuse", FORMAT),
            Map.entry("tq.read.langsmith", FORMAT),
            Map.entry("tq.read", Set.of("tq.json", "tq.read.base", "tq.read.otlp", "tq.read.jaeger", "tq.read.trail", "tq.read.rows", "tq.read.phoenix", "tq.read.mlflow",
                    "tq.read.langfuse", "tq.read.langsmith")),
            Map.entry("tq.source", Set.of("tq.json", "tq.read", "tq.read.base", "tq.read.jaeger", "tq.trace")),
            Map.entry("tq.profile", Set.of("tq.json", "tq.render", "tq.schema", "tq.source", "tq.text", "tq.trace", "tq.trace.rows")),
            Map.entry("tq.convert", Set.of("tq.json", "tq.schema", "tq.trace", "tq.trace.rows")),
            Map.entry("tq.run", Set.of("tq.text", "tq.schema", "tq.jq", "tq.compile", "tq.plan", "tq.trace", "tq.trace.rows")),
            Map.entry("tq.diagnose", Set.of("tq", "tq.library", "tq.plan", "tq.run", "tq.text", "tq.trace")),
            Map.entry("tq.report", Set.of("tq.diagnose", "tq.plan", "tq.render", "tq.schema", "tq.text")),
            Map.entry("tq.page", Set.of("tq.diagnose", "tq.render", "tq.report", "tq.schema", "tq.trace", "tq.trace.content", "tq.trace.rows")),
            Map.entry("tq.manual", Set.of("tq.schema", "tq.text")),
            Map.entry("tq.complete", Set.of("tq", "tq.library", "tq.manual", "tq.parse", "tq.plan", "tq.profile", "tq.schema", "tq.syntax", "tq.text", "tq.trace")),
            Map.entry("tq.session", Set.of("tq", "tq.code", "tq.compile", "tq.complete", "tq.diagnose", "tq.library", "tq.manual", "tq.parse", "tq.plan", "tq.profile", "tq.render", "tq.report", "tq.run", "tq.schema", "tq.source", "tq.syntax", "tq.text", "tq.trace", "tq.trace.rows")),
            Map.entry("tq.repl", Set.of("tq.complete", "tq.parse", "tq.run", "tq.session", "tq.text")),
            Map.entry("tq", Set.of("tq.compile", "tq.library", "tq.parse", "tq.plan", "tq.run", "tq.syntax", "tq.text", "tq.trace")),
            Map.entry("tq.cli", Set.of("tq", "tq.code", "tq.trace", "tq.diagnose", "tq.page", "tq.report", "tq.text", "tq.json", "tq.convert", "tq.parse", "tq.format", "tq.plan", "tq.compile", "tq.run", "tq.source", "tq.profile", "tq.library", "tq.manual", "tq.render",
                    "tq.session", "tq.repl")));

    /** Each library and the packages that may use it. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "net.thisptr", Set.of("tq.run"),
            "org.antlr", Set.of("tq.parse"),
            "org.jline", Set.of("tq.repl"),
            "org.joni", Set.of("tq.text", "tq.run"),
            "org.jcodings", Set.of("tq.text"),
            "com.github.luben", Set.of("tq.source"),
            "org.snakeyaml", Set.of("tq.source"),
            "com.fasterxml.jackson", Set.of("tq.json", "tq.trace", "tq.trace.content", "tq.trace.flow", "tq.trace.rows", "tq.read.base", "tq.read.otlp", "tq.read.jaeger", "tq.read.trail", "tq.read.rows",
                    "tq.read.phoenix", "tq.read.mlflow", "tq.read.langfuse", "tq.read.langsmith", "tq.source", "tq.profile", "tq.convert", "tq.run", "tq.code", "tq.diagnose", "tq.report", "tq.page", "tq.render", "tq.complete", "tq.session", "tq", "tq.cli"));

    private static final Pattern COMMENT_OR_STRING = Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern PACKAGE_LINE = Pattern.compile("(?m)^package [^;]+;");
    private static final Pattern OF_A_PACKAGE = Pattern.compile("(?<![\\w.])((?:tq|net|org|com)(?:\\.[a-z_][a-z_0-9]*)*)\\.(?:[A-Z*])");

    /** The packages that each package names. */
    private static Map<String, Set<String>> uses() throws IOException {
        Map<String, Set<String>> uses = new TreeMap<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String own = MAIN.relativize(file.getParent()).toString().replace('/', '.').replace('\\', '.');
                Set<String> used = uses.computeIfAbsent(own, name -> new TreeSet<>());
                Matcher names = OF_A_PACKAGE.matcher(code(file));
                while (names.find()) {
                    used.add(names.group(1));
                }
                used.remove(own);
            }
        }
        return uses;
    }

    private static String code(Path file) throws IOException {
        String text = COMMENT_OR_STRING.matcher(Files.readString(file)).replaceAll("");
        return PACKAGE_LINE.matcher(text).replaceAll("");
    }

    private static boolean isOurs(String name) {
        return name.equals("tq") || name.startsWith("tq.");
    }

    @Test
    void everyPackageIsInTheTable() throws IOException {
        assertEquals(new TreeSet<>(OURS.keySet()), new TreeSet<>(uses().keySet()));
    }

    @Test
    void packagesUseOnlyThoseThatTheTableAllows() throws IOException {
        Map<String, Set<String>> forbidden = new TreeMap<>();
        uses().forEach((own, used) -> {
            Set<String> wrong = new TreeSet<>(used);
            wrong.removeIf(name -> !isOurs(name) || OURS.getOrDefault(own, Set.of()).contains(name));
            if (!wrong.isEmpty()) {
                forbidden.put(own, wrong);
            }
        });
        assertEquals(Map.of(), forbidden);
    }

    @Test
    void theTableAllowsNothingThatNoCodeNeeds() throws IOException {
        Map<String, Set<String>> uses = uses();
        Map<String, Set<String>> idle = new TreeMap<>();
        OURS.forEach((own, allowed) -> {
            Set<String> unused = new TreeSet<>(allowed);
            unused.removeAll(uses.getOrDefault(own, Set.of()));
            if (!unused.isEmpty()) {
                idle.put(own, unused);
            }
        });
        assertEquals(Map.of(), idle);
    }

    @Test
    void librariesAreUsedWhereTheyBelong() throws IOException {
        Map<String, Set<String>> forbidden = new TreeMap<>();
        uses().forEach((own, used) -> used.stream().filter(name -> !isOurs(name)).forEach(name -> {
            boolean allowed = LIBRARIES.entrySet().stream().anyMatch(library -> (name + ".").startsWith(library.getKey() + ".") && library.getValue().contains(own));
            if (!allowed) {
                forbidden.computeIfAbsent(own, key -> new TreeSet<>()).add(name);
            }
        }));
        assertEquals(Map.of(), forbidden);
    }

    @Test
    void noTwoPackagesUseEachOtherByAnyWay() {
        for (String start : OURS.keySet()) {
            Set<String> reached = new TreeSet<>();
            reach(start, reached);
            assertEquals(false, reached.contains(start), () -> start + " leads back to itself by way of " + reached);
        }
    }

    private static void reach(String from, Set<String> reached) {
        for (String next : OURS.getOrDefault(from, Set.of())) {
            if (reached.add(next)) {
                reach(next, reached);
            }
        }
    }
}
