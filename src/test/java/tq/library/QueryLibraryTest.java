package tq.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryLibraryTest {

    @TempDir
    private Path near;
    @TempDir
    private Path far;

    @AfterEach
    void forget() {
        QueryLibrary.lookFirstIn(List.of());
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static Optional<String> text(String name) {
        return QueryLibrary.find(name).map(query -> query.source().text());
    }

    @Test
    void theNearestFolderComesFirstAndThoseThatTqBringsLast() throws IOException {
        write(near, "mine.tq", "spans");
        write(far, "mine.tq", "traces");
        write(far, "yours.tq", "events");
        write(far, "failed-spans.tq", "failed traces");
        QueryLibrary.lookFirstIn(List.of(near, Path.of("no-such-folder"), far));
        assertEquals(Optional.of("spans"), text("mine"));
        assertEquals(Optional.of("events"), text("yours"));
        assertEquals(Optional.of("failed traces"), text("failed-spans"));
        assertTrue(text("health").isPresent());
    }

    @Test
    void allHoldsEachNameOnceInOrder() throws IOException {
        List<String> bare = QueryLibrary.all().stream().map(QueryFile::name).toList();
        write(near, "failed-spans.tq", "failed traces");
        write(near, "aa.tq", "spans");
        write(near, "notes.txt", "no query");
        write(near, "not a name.tq", "spans");
        QueryLibrary.lookFirstIn(List.of(near));
        List<String> names = QueryLibrary.all().stream().map(QueryFile::name).toList();
        assertEquals("aa", names.get(0));
        assertEquals(bare, names.subList(1, names.size()));
    }

    @Test
    void aCopyOfOneThatTqBringsIsThatOne() throws IOException {
        write(near, "failed-spans.tq", QueryLibrary.builtIn("failed-spans").orElseThrow().source().text());
        write(near, "health.tq", "traces");
        QueryLibrary.lookFirstIn(List.of(near));
        assertTrue(QueryLibrary.find("failed-spans").orElseThrow().source().canned());
        assertFalse(QueryLibrary.find("health").orElseThrow().source().canned());
    }

    @Test
    void whatIsNoNameIsNotLookedFor() throws IOException {
        write(far, "mine.tq", "spans");
        QueryLibrary.lookFirstIn(List.of(near));
        assertEquals(Optional.empty(), text("../" + far.getFileName() + "/mine"));
        assertEquals(Optional.empty(), text(""));
        assertEquals(Optional.empty(), text("mine.tq"));
    }
}
