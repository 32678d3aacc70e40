package tq.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tq.source.Problems;
import tq.source.TraceSource;
import tq.trace.Trace;

/** Of whatever is recorded a page can be made, with a row and a bar for each span. */
class CorpusPagesTest {

    static Stream<Path> folders() throws Exception {
        List<Path> folders = new ArrayList<>(List.of(Path.of("testdata/traces")));
        try (Stream<Path> corpus = Files.list(Path.of("testdata/corpus"))) {
            corpus.filter(Files::isDirectory).sorted().forEach(folders::add);
        }
        return folders.stream();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void eachSpanHasARow(Path folder) throws Exception {
        List<Trace> traces = new ArrayList<>();
        TraceSource source = new TraceSource(List.of(folder.toString()), InputStream.nullInputStream(), new Problems(problem -> { })); // some files are none on purpose
        source.start();
        source.read(traces::add);
        assertTrue(traces.size() > 0);
        Markup page = Markup.of(Reports.page(traces, List.of(), new Limits(20_000, 10_000, 15_000_000, 1L << 30, 1L << 30)));
        long spans = traces.stream().mapToLong(trace -> trace.spans().size()).sum();
        assertEquals(spans, page.counts.getOrDefault("svg", 0).longValue());
        assertTrue(page.ids.containsAll(page.links));
    }
}
