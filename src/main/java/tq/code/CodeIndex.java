package tq.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What stands where in a folder of source code: Python, TypeScript and JavaScript, Java, Kotlin, Go. The folder is read once; after
 * that all answers come from memory.
 *
 * <p>All places that fit equally well are given, by file and line, and none where nothing fits: an answer is never the likeliest of
 * several.
 */
public final class CodeIndex {

    private final CodeFiles files = new CodeFiles();
    private final Definitions definitions = new Definitions();
    private final Map<String, List<Naming>> namings = new HashMap<>();

    private CodeIndex() {
    }

    /**
     * Reads the files of a folder and below. Hidden ones are left out, {@code node_modules}, {@code venv}, {@code site-packages},
     * {@code target}, {@code build}, {@code dist} and {@code __pycache__}, links, files over a megabyte, and what can't be read.
     *
     * @throws IOException if there is no such folder; the message names it: {@code src: there is no such folder}
     */
    public static CodeIndex of(Path folder) throws IOException {
        CodeIndex index = new CodeIndex();
        Path root = CodeFolder.real(folder);
        for (Path file : CodeFolder.files(root)) {
            try {
                index.add(root, file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            } catch (IOException e) {
                // What can't be read holds no place that could be shown.
                continue;
            }
        }
        return index;
    }

    private void add(Path root, Path file, String text) {
        Tokens tokens = Tokens.of(text, Language.of(file.getFileName().toString()).orElseThrow());
        Scopes scopes = Scopes.of(tokens);
        CodeFile known = new CodeFile(String.join("/", names(root.relativize(file))), names(file), lines(text), Packages.of(tokens));
        files.add(known);
        definitions.add(known, scopes);
        Namings.in(known.path(), tokens, scopes).forEach(naming -> namings.computeIfAbsent(naming.name(), name -> new ArrayList<>(1)).add(naming));
    }

    private static List<String> names(Path path) {
        return StreamSupport.stream(path.spliterator(), false).map(Path::toString).toList();
    }

    private static int lines(String text) {
        int ends = (int) text.chars().filter(c -> c == '\n').count();
        return text.isEmpty() || text.endsWith("\n") ? ends : ends + 1;
    }

    /**
     * What makes spans of a name: where the code gives that name to tracing ({@code @mlflow.trace(name="refund")}, {@code
     * start_span("refund")}, {@code add_node("refund", issue)}), else the functions that are called so. Names that libraries derive are
     * brought back: {@code execute_tool get_weather}, {@code get_weather.tool}, {@code Tool.get_weather}, and {@code get_weather_1} where
     * nothing is called just so. A class before the name must be that of the method: {@code Refunds.issue}.
     *
     * <p>Of a decorated function it is the line of its {@code def}; of a name in a call that of the call, and of the function handed over.
     *
     * @param function the function that the span says it is of, as {@code mlflow.spanFunctionName} and {@code code.function.name} do; then only
     *     that, and of several names given alike those that are given to it. Where the code knows no such function, only names given to tracing count.
     */
    public List<CodePlace> named(String spanName, Optional<String> function) {
        List<String> names = SpanNames.of(spanName);
        Optional<String> known = function.filter(CodeIndex::isName);
        if (known.isPresent()) {
            List<Naming> given = names.stream().map(this::given).filter(each -> !each.isEmpty()).findFirst().orElse(List.of());
            return ofFunction(given, known.get());
        }
        return names.stream().map(name -> given(name).isEmpty() ? definitions.named(name) : places(given(name))).filter(each -> !each.isEmpty()).findFirst().orElse(List.of());
    }

    /** {@code <lambda>} and {@code <module>} are no names of functions. */
    private static boolean isName(String function) {
        String name = function.substring(function.lastIndexOf('.') + 1);
        return !name.isBlank() && !name.startsWith("<");
    }

    private List<Naming> given(String name) {
        return namings.getOrDefault(name, List.of());
    }

    /** First what is decorated or handed over, then spans that are opened within it, then the function by itself. */
    private List<CodePlace> ofFunction(List<Naming> given, String function) {
        String name = function.substring(function.lastIndexOf('.') + 1);
        List<CodePlace> traced = places(given.stream().filter(naming -> naming.function().equals(name)).toList());
        if (!traced.isEmpty()) {
            return traced;
        }
        List<CodePlace> within = places(given.stream().filter(naming -> naming.isWithin(name)).toList());
        if (!within.isEmpty()) {
            return within;
        }
        List<CodePlace> defined = definitions.named(function);
        return defined.isEmpty() ? places(given) : defined;
    }

    private List<CodePlace> places(List<Naming> given) {
        return CodePlace.sorted(given.stream().flatMap(naming -> Stream.concat(Stream.of(naming.place()), handedOver(naming).stream())));
    }

    /** The function that a call hands to tracing: the one of that name in the same file, else all of that name. */
    private List<CodePlace> handedOver(Naming naming) {
        if (!naming.isCall() || naming.function().isEmpty()) {
            return List.of();
        }
        List<CodePlace> all = definitions.named(naming.function());
        List<CodePlace> here = all.stream().filter(place -> place.file().equals(naming.place().file())).toList();
        return here.isEmpty() ? all : here;
    }

    /**
     * Where an exception was thrown, by its stack trace: the innermost frame that lies inside the folder. Stack traces of Python,
     * JavaScript, Java and Go are known.
     *
     * <p>Of chained exceptions it is, in Python, the traceback at the end, which is the exception that reached the span; in Java and
     * JavaScript the last cause ({@code Caused by:}, {@code [cause]:}), where it all began. Outer ones count where that has no frame inside.
     *
     * <p>A frame was recorded on another machine. It lies inside if the end of its path is that of a file here, at least by name; the longest
     * such end wins, and all files with it are given. Frames of libraries are passed over, and lines that the file does not have. A frame of
     * Java must be of the package that the file says it is of.
     */
    public List<CodePlace> frame(String stackTrace) {
        List<String> lines = stackTrace.lines().toList();
        return Stream.of(PythonFrames.in(lines), CallFrames.in(lines), GoFrames.in(lines)).flatMap(List::stream).distinct()
                .map(this::places).filter(places -> !places.isEmpty()).findFirst().orElse(List.of());
    }

    /**
     * The place that a span itself names, as by {@code code.file.path} and {@code code.line.number}; the file is found as that of a frame.
     *
     * @param function as the span says; may be empty
     */
    public List<CodePlace> recorded(String path, long line, String function) {
        return places(new Frame(path, Optional.empty(), line, function));
    }

    private List<CodePlace> places(Frame frame) {
        return CodePlace.sorted(files.of(frame).stream().map(file -> new CodePlace(file.path(), (int) frame.line(), frame.function())));
    }
}
