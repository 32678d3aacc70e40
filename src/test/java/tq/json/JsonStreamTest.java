package tq.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonStreamTest {

    /** Gives at most so many bytes at a time. */
    private static InputStream inPieces(String text, int most) {
        return new ByteArrayInputStream(text.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, most));
            }
        };
    }

    private static List<String> read(InputStream in, JsonLimits limits) throws IOException {
        return read(in, limits, 0);
    }

    private static List<String> read(InputStream in, JsonLimits limits, long size) throws IOException {
        List<String> found = new ArrayList<>();
        List<Optional<JsonDocument>> documents = new ArrayList<>();
        try (JsonStream stream = new JsonStream(in, "t.jsonl", limits, size)) {
            for (boolean more = true; more;) {
                try {
                    Optional<JsonDocument> document = stream.next();
                    documents.add(document);
                    found.add(document.map(d -> d.line() + "@" + d.offset() + " ").orElse(""));
                    more = document.isPresent();
                } catch (JsonSyntaxException error) {
                    documents.add(Optional.empty());
                    found.add("error@" + error.offset() + " " + error.getMessage());
                }
            }
        }
        // Documents are looked at only now, since they must outlive the reading.
        for (int i = 0; i < found.size(); i++) {
            found.set(i, found.get(i) + documents.get(i).map(d -> JsonText.COMPACT.of(d.root().toNode())).orElse(""));
        }
        return found.subList(0, found.size() - 1);
    }

    /** However the bytes arrive, and whatever the size of the buffer, the documents and errors are the same. */
    private static List<String> read(String text) throws IOException {
        List<String> whole = read(inPieces(text, Integer.MAX_VALUE), JsonLimits.DEFAULT);
        for (int piece : new int[] {1, 2, 3, 7, 100}) {
            assertEquals(whole, read(inPieces(text, piece), JsonLimits.DEFAULT), "in pieces of " + piece);
        }
        assertEquals(whole, read(inPieces(text, 5), new JsonLimits(1000, 1000, 1 << 16)), "with a small buffer");
        int size = text.getBytes(UTF_8).length;
        for (long told : new long[] {size, 1, size / 3 + 1, 4L * size + 7}) { // a file may have grown since, or shrunk
            assertEquals(whole, read(inPieces(text, 100), JsonLimits.DEFAULT, told), "told to have " + told + " bytes");
        }
        return whole;
    }

    @Test
    void jsonLines() throws IOException {
        assertEquals(List.of("1@0 {\"a\":1}", "2@9 [2]", "4@15 \"x\"", "5@20 -12", "6@24 true"),
                read("{\"a\": 1}\n[2]\r\n\n\"x\"\r\n-12\ntrue"));
    }

    @Test
    void documentsOnManyLinesAndSeveralOnOne() throws IOException {
        assertEquals(List.of("1@0 {\"a\":[1,2]}", "6@27 {\"b\":\"\\n\"}", "8@39 {}", "8@41 {}", "8@44 \"x\"", "8@47 1"),
                read("{\n  \"a\": [\n    1,\n    2]\n}\n{\"b\":\n\"\\n\"}\n{}{} \"x\"1"));
    }

    @Test
    void separatorsAndByteOrderMarks() throws IOException {
        assertEquals(List.of("1@3 {}", "2@9 []", "3@16 1"), read("\ufeff{}\n\u001e\u001e []\n\u001e\ufeff1\n"));
    }

    @Test
    void nothingIsNoDocument() throws IOException {
        assertEquals(List.of(), read(""));
        assertEquals(List.of(), read("\n \r\n\u001e"));
        JsonStream empty = new JsonStream(inPieces("", 1), "", JsonLimits.DEFAULT);
        assertTrue(empty.next().isEmpty());
        assertEquals(0, empty.bytesRead());
    }

    @Test
    void aBrokenLineCostsThatLineOnly() throws IOException {
        for (String broken : new String[] {"{\"a\": tru}", "{\"a\": [1, 2", "{\"a\": \"open", "}", "{\"a\": 1}}", "{\"a\": \"x\\q\"}", "\u00e9"}) {
            List<String> found = read("{\"n\": 1}\n" + broken + "\n{\"n\": 2}\n{\"n\": 3}\n");
            int size = found.size();
            assertEquals("1@0 {\"n\":1}", found.get(0));
            assertEquals(List.of("{\"n\":2}", "{\"n\":3}"), List.of(found.get(size - 2).split(" ")[1], found.get(size - 1).split(" ")[1]), broken);
            assertEquals(1, found.stream().filter(line -> line.startsWith("error")).count(), broken);
            assertTrue(found.get(size - 1).startsWith("4@"), found.get(size - 1));
        }
    }

    @Test
    void errorsTellThePlaceInTheStream() throws IOException {
        assertEquals(List.of("1@0 {}", "error@13 t.jsonl:2:10: expected a value after ':'", "3@16 {}", "error@19 t.jsonl:3:4: expected a JSON value"),
                read("{}\n{\"caf\u00e9\": x}\n{} x\n"));
    }

    @Test
    void errorsOfALongLineHaveTheRightColumn() throws IOException {
        int documents = 400_000;
        List<String> found = read(inPieces("[\"\u00e9\"] ".repeat(documents) + "!", Integer.MAX_VALUE), JsonLimits.DEFAULT);
        assertEquals("error@" + 7 * documents + " t.jsonl:1:" + (6 * documents + 1) + ": expected a JSON value", found.get(documents));
    }

    @Test
    void indentedLinesOfABrokenDocumentAreSkipped() throws IOException {
        assertEquals(List.of("error@11 t.jsonl:2:10: expected ',' or '}' after a member", "6@36 {\"n\":1}"),
                read("{\n  \"a\": 1 2,\n  \"b\": 3,\n  \"c\": {}\n}\n{\"n\": 1}"));
    }

    @Test
    void aCutStreamIsAnErrorAtItsEnd() throws IOException {
        assertEquals(List.of("1@0 1", "error@8 t.jsonl:2:7: unexpected end of input inside a string"), read("1\n{\"a\":\""));
        assertEquals(List.of("error@6 t.jsonl:2:5: unexpected end of input inside an array"), read("[\n  1,"));
    }

    @Test
    void documentsLargerThanTheBufferAreRead() throws IOException {
        String large = "{\"a\":\"" + "0123456789\u00e9\\n".repeat(400_000) + "\",\"b\":[" + "1,".repeat(100_000) + "2]}";
        for (int piece : new int[] {1000, 65_536, Integer.MAX_VALUE}) {
            long size = piece == 1000 ? 0 : 2L * large.getBytes(UTF_8).length + 8;
            JsonStream stream = new JsonStream(inPieces("{}\n" + large + "\n" + large + "\n[7]", piece), "", JsonLimits.DEFAULT, size);
            assertEquals("{}", stream.next().orElseThrow().root().toString());
            JsonDocument first = stream.next().orElseThrow();
            JsonDocument second = stream.next().orElseThrow();
            assertEquals("[7]", stream.next().orElseThrow().root().toString());
            assertTrue(stream.next().isEmpty());
            assertEquals(large, first.root().toString());
            assertEquals(large, second.root().toString());
            assertEquals(3, second.line());
            assertEquals(100_001, second.root().get("b").size());
        }
    }

    @Test
    void aDocumentBeyondTheLimitIsRefusedAndPassedOver() throws IOException {
        List<String> found = read(inPieces("{}\n[\"" + "x".repeat(100) + "\"]\n{\"n\": 1}", 10), new JsonLimits(10, 10, 50));
        assertEquals(List.of("1@0 {}", "error@3 t.jsonl:2:1: document longer than 50 bytes", "3@108 {\"n\":1}"), found);
    }

    @Test
    void randomDocumentsSurviveTheStream() throws IOException {
        RandomJson random = new RandomJson(3);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String document = random.document();
            expected.add(JsonText.COMPACT.of(JsonDocument.parse(document.getBytes(UTF_8)).root().toNode()));
            text.append(document).append(i % 2 == 0 ? "\n" : " ");
        }
        assertEquals(expected, read(text.toString()).stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList());
    }

    @Test
    void inputErrorsPass() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThrows(IOException.class, new JsonStream(failing, "", JsonLimits.DEFAULT)::next);
    }
}
