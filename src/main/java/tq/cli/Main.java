package tq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.compile.PortableProgram;
import tq.library.QueryFile;
import tq.library.QueryLibrary;
import tq.plan.Defined;
import tq.session.Explanation;
import tq.session.Explanation.Aspect;
import tq.text.Diagnostic;
import tq.text.DiagnosticCode;
import tq.text.DiagnosticPrinter;
import tq.text.QueryException;
import tq.text.SourceRange;
import tq.text.SourceText;
import tq.text.Suggestions;

/** The command {@code tq}: wiring only. */
public final class Main {

    /** Room for queries and data nested to their limits; only what is used takes memory. */
    private static final long STACK_BYTES = 512L << 20;

    private Main() {
    }

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] words) throws InterruptedException {
        if (words.length == 1 && (words[0].equals("--version") || words[0].equals("-V"))) {
            System.out.println("tq " + version());
            return;
        }
        WarmUp.start();
        Runtime.getRuntime().halt(runInDepth(words, Console.ofProcess(), System.getenv()));
    }

    /** {@link #run} on a stack that is deep enough for what the limits let in. */
    static int runInDepth(String[] words, Console console, Map<String, String> environment) throws InterruptedException {
        int[] status = {ExitCode.FAILURE};
        Thread thread = new Thread(null, () -> status[0] = run(words, console, environment), "tq", STACK_BYTES);
        thread.start();
        thread.join();
        return status[0];
    }

    /** One call of the command; gives its exit status and never ends the process. */
    static int run(String[] words, Console console, Map<String, String> environment) {
        boolean debug = List.of(words).contains("--debug");
        try {
            return dispatch(words, console, environment);
        } catch (UsageException e) {
            console.tell(e.getMessage());
            return ExitCode.USAGE;
        } catch (QueryException e) {
            console.err().print(DiagnosticPrinter.print(e));
            return ExitCode.QUERY;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof FileSystemException cause) {
                console.tell(cause.getFile() + ": the query file can't be read");
                return ExitCode.USAGE;
            }
            return ExitCode.PIPE;
        } catch (IOException e) {
            return ExitCode.PIPE;
        } catch (OutOfMemoryError e) {
            console.tell("the query needs more than " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB of memory; give more, as with TQ_JAVA_OPTS=-Xmx4g");
            return ExitCode.FAILURE;
        } catch (RuntimeException | Error e) {
            console.tell("internal error: " + e + "\nplease report it, with the query and --debug's output");
            if (debug) {
                e.printStackTrace(console.err());
            }
            return ExitCode.FAILURE;
        }
    }

    private static int dispatch(String[] words, Console console, Map<String, String> environment) throws UsageException, QueryException, IOException {
        Arguments arguments = Arguments.parse(words);
        if (arguments.has(Option.VERSION)) {
            console.print("tq " + version() + "\n");
            console.out().flush();
            return ExitCode.OK;
        }
        if (arguments.has(Option.HELP)) {
            console.print(Help.text());
            console.out().flush();
            return ExitCode.OK;
        }
        QueryLibrary.lookFirstIn(libraries(arguments, environment));
        return switch (arguments.command()) {
            case "help" -> new HelpCommand(console).run(arguments.files());
            case "queries" -> new LibraryListing(console).run(arguments.files());
            case "run" -> {
                List<String> files = rest(arguments.files(), "tq run needs the name of a query: tq run NAME FILE… (tq queries lists them)");
                yield new Evaluation(arguments, console, environment).run(List.of(library("run", arguments.files().get(0)).source()), arguments.parameters(), files);
            }
            case "diagnose" -> new DiagnoseCommand(arguments, console, environment).run(inputs(arguments.files(), console));
            case "schema" -> new SchemaCommand(arguments, console, environment).run(inputs(arguments.files(), console));
            case "convert" -> new Conversion(arguments, console).run(inputs(arguments.files(), console));
            case "fmt" -> new Formatting(console, arguments.has(Option.CHECK)).run(arguments.files());
            case "explain" -> {
                List<String> files = rest(arguments.files(), "tq explain needs a query: tq explain 'spans where error'");
                console.print(explanation(arguments, files).of(new SourceText("query", arguments.files().get(0)), arguments.parameters(), Defined.NOTHING));
                console.out().flush();
                yield ExitCode.OK;
            }
            default -> evaluate(arguments, console, environment);
        };
    }

    /** Where queries with names are looked for: the folders of the command line, that of the project, that of the user. */
    private static List<Path> libraries(Arguments arguments, Map<String, String> environment) throws UsageException {
        List<Path> folders = new ArrayList<>();
        for (String folder : arguments.all(Option.LIBRARY)) {
            if (!Files.isDirectory(Path.of(folder))) {
                throw new UsageException("-L " + folder + ": there is no such folder");
            }
            folders.add(Path.of(folder));
        }
        folders.add(Path.of("queries"));
        folders.add(new Homes(environment).data().resolve("queries"));
        return folders;
    }

    private static Explanation explanation(Arguments arguments, List<String> files) {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        if (arguments.has(Option.PLAN)) {
            aspects.add(Aspect.PLAN);
        }
        if (arguments.has(Option.JQ) || arguments.has(Option.JQ_MAP) || arguments.has(Option.JQ_MERGE)) {
            aspects.add(Aspect.JQ);
        }
        if (arguments.has(Option.COMMAND)) {
            aspects.add(Aspect.COMMAND);
        }
        PortableProgram.Part part = arguments.has(Option.JQ_MAP) ? PortableProgram.Part.MAP : arguments.has(Option.JQ_MERGE) ? PortableProgram.Part.MERGE : PortableProgram.Part.WHOLE;
        return new Explanation(aspects, part, files);
    }

    private static List<String> rest(List<String> words, String otherwise) throws UsageException {
        if (words.isEmpty()) {
            throw new UsageException(otherwise);
        }
        return words.subList(1, words.size());
    }

    private static int evaluate(Arguments arguments, Console console, Map<String, String> environment) throws UsageException, QueryException, IOException {
        List<SourceText> texts = new ArrayList<>();
        List<String> files = new ArrayList<>(arguments.files());
        for (String query : arguments.all(Option.EVAL)) {
            texts.add(new SourceText("query", query));
        }
        for (String file : arguments.all(Option.FILE)) {
            texts.add(read(file));
        }
        if (texts.isEmpty() && !files.isEmpty() && files.get(0).endsWith(".tq")) {
            texts.add(read(files.remove(0)));
        }
        if (texts.isEmpty() && (console.interactive() ? console.width().isPresent() : !files.isEmpty())) {
            return new Interaction(arguments, console, environment).run(files);
        }
        if (texts.isEmpty()) {
            throw new UsageException("no query: ask with --eval, as in tq --eval 'spans where error' " + (files.isEmpty() ? "FILE" : files.get(0)) + "; see tq --help");
        }
        return new Evaluation(arguments, console, environment).run(texts, arguments.parameters(), inputs(files, console));
    }

    /** The files, where there are some or something is piped in. */
    private static List<String> inputs(List<String> files, Console console) throws UsageException {
        if (files.isEmpty() && console.interactive()) {
            throw new UsageException("no input: name trace files, or pipe one in");
        }
        return files;
    }

    static SourceText read(String file) throws UsageException {
        try {
            return new SourceText(file, Files.readString(Path.of(file)));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new UsageException(file + ": there is no such query file");
        } catch (CharacterCodingException e) {
            throw new UsageException(file + ": is no UTF-8 text");
        } catch (IOException e) {
            throw new UsageException(file + ": the query file can't be read: " + e.getMessage());
        }
    }

    static QueryFile library(String command, String name) throws QueryException {
        Optional<QueryFile> found = QueryLibrary.find(name);
        if (found.isEmpty()) {
            SourceText line = new SourceText("command", "tq " + command + " " + name);
            SourceRange range = new SourceRange(line.text().length() - name.length(), line.text().length());
            throw new QueryException(line, List.of(new Diagnostic(DiagnosticCode.UNKNOWN_QUERY, "the library has no query `" + name + "`", range,
                    Suggestions.didYouMean(name, QueryLibrary.names()).orElse("tq queries lists them"))));
        }
        return found.get();
    }

    /** As {@code tq --version} tells it. */
    static String version() {
        try (InputStream in = Main.class.getResourceAsStream("/tq/version.txt")) {
            return in == null ? "?" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
