package tq.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.Runs;

/** Documents that hold a trace in several parts, as a list of single spans does. */
class SeveralPartsTest {

    @TempDir
    private Path folder;

    /** In a file so large that it is read twice, a trace ends in its last document, and there with the last of its parts. */
    @Test
    void aTraceEndsWithTheLastOfItsParts() throws Exception {
        Path file = folder.resolve("large.json");
        String row = "{\"trace_id\": \"%s\", \"span_id\": \"%016x\", \"start_time_unix_nano\": 1, \"attributes\": {}}";
        String first = "[" + row.formatted("a".repeat(32), 1) + "," + row.formatted("b".repeat(32), 2) + "," + row.formatted("a".repeat(32), 3) + "]";
        String second = "[" + row.formatted("a".repeat(32), 4) + "," + row.formatted("b".repeat(32), 5) + "," + row.formatted("a".repeat(32), 6) + "]";
        Files.writeString(file, first + " ".repeat(66 << 20) + second);
        assertEquals("[{\"id\":\"" + "a".repeat(32) + "\",\"span_count\":4}, {\"id\":\"" + "b".repeat(32) + "\",\"span_count\":2}]",
                Runs.rows("traces | select id, span_count", List.of(file.toString())).toString());
    }
}
