package tq.convert;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tq.json.JsonText;
import tq.source.Problems;
import tq.source.TraceSource;

/** Files of the corpus, converted. */
public final class Converted {

    private static final Path CORPUS = Path.of("testdata/corpus");

    private Converted() {
    }

    /** All files of the corpus that tq reads traces from and finds nothing wrong with. */
    public static List<String> corpus() {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(Files::isRegularFile).map(Path::toString).sorted().filter(Converted::isReadable).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isReadable(String file) {
        boolean[] fine = {true, false};
        read(file, problem -> fine[0] &= problem.kind() == Problems.Kind.WARNING, trace -> fine[1] = true);
        return fine[0] && fine[1];
    }

    private static void read(String file, Consumer<Problems.Problem> listener, TraceSource.Receiver receiver) {
        try {
            TraceSource source = new TraceSource(List.of(file), new ByteArrayInputStream(new byte[0]), new Problems(listener));
            source.start();
            source.read(receiver);
        } catch (Exception e) {
            throw new AssertionError(file, e);
        }
    }

    /** What a writer makes of a file, in a file of JSON lines that is deleted at the end. */
    public static Path by(TraceWriter writer, String file) throws IOException {
        StringBuilder lines = new StringBuilder();
        read(file, problem -> { }, trace -> {
            Optional<JsonNode> written = writer.written(trace);
            written.ifPresent(json -> lines.append(JsonText.COMPACT.of(json)).append('\n'));
            return true;
        });
        Path out = Files.createTempFile("tq-converted", ".jsonl");
        out.toFile().deleteOnExit();
        return Files.writeString(out, lines);
    }
}
