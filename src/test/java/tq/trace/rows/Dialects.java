package tq.trace.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import tq.source.Problems;
import tq.source.TraceSource;
import tq.trace.Span;
import tq.trace.Trace;

/** What files of many libraries hold, as {@code testdata/dialects} says it: a file, under it spans or traces by id and name, under each its lines. */
final class Dialects {

    private static final Map<String, List<Trace>> READ = new HashMap<>();

    private Dialects() {
    }

    /** A test each: the file, the id or its beginning, the name, the lines. */
    static Stream<Arguments> expected(String list) throws IOException {
        List<Arguments> tests = new ArrayList<>();
        String file = "";
        List<String> lines = null;
        for (String line : Files.readAllLines(Path.of("testdata/dialects", list))) {
            if (line.startsWith("    ")) {
                lines.add(line.substring(4));
            } else if (line.startsWith("  ")) {
                String[] head = line.strip().split(" ", 2);
                lines = new ArrayList<>();
                tests.add(Arguments.of(file, head[0], head[1], lines));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                file = line;
            }
        }
        return tests.stream();
    }

    static Span span(String file, String id) throws Exception {
        return traces(file).stream().flatMap(trace -> trace.spans().stream()).filter(span -> span.id().equals(id)).findFirst().orElseThrow();
    }

    static Trace trace(String file, String id) throws Exception {
        return traces(file).stream().filter(trace -> trace.id().startsWith(id)).findFirst().orElseThrow();
    }

    /** The traces of a file of the corpus, gathered as the command gathers them. */
    private static synchronized List<Trace> traces(String file) throws Exception {
        if (!READ.containsKey(file)) {
            List<Trace> traces = new ArrayList<>();
            TraceSource source = new TraceSource(List.of("testdata/corpus/" + file), new ByteArrayInputStream(new byte[0]), new Problems(problem -> { }));
            source.start();
            source.read(traces::add);
            READ.put(file, traces);
        }
        return READ.get(file);
    }

    /** Whether a text is as expected, or begins so where that ends with {@code …}. */
    static boolean fits(String expected, String found) {
        String shown = found.replace('\n', '⏎');
        return expected.endsWith("…") ? shown.startsWith(expected.substring(0, expected.length() - 1)) : shown.equals(expected);
    }
}
