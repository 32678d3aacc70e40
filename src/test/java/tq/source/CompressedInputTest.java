package tq.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tq.Runs;

/** Compressed inputs give what their text gives; what is wrong with them is told in a user's words. */
class CompressedInputTest {

    private static final Path PLAIN = Path.of("testdata/traces/mlflow-langgraph.v3.jsonl");
    private static final String QUERY = "spans | select id, name, inputs, outputs, trace.id";

    @TempDir
    Path folder;

    private String file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private static byte[] packed(String method, String text) throws IOException {
        return method.equals("gzip") ? Reads.gzip(text) : Zstd.compress(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"gzip, a.gz", "gzip, a.json", "zstd, a.zst", "zstd, a.gz"})
    void textIsReadWhateverTheNameSays(String method, String name) throws Exception {
        List<?> wanted = Runs.rows(QUERY, List.of(PLAIN.toString()));
        assertEquals(34, wanted.size());
        assertEquals(wanted, Runs.rows(QUERY, List.of(file(name, packed(method, Files.readString(PLAIN))))));
    }

    /** Many members, some empty, and the zeros of a block; from a pipe that never knows of more than it has given. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void allMembersAreRead(String method) throws Exception {
        byte[] all = new byte[0];
        for (int i = 0; i < 30; i++) {
            all = Reads.joined(all, packed(method, i % 7 == 3 ? "" : Reads.trace("tr-" + i)));
        }
        all = method.equals("gzip") ? Arrays.copyOf(all, all.length + 100) : all;
        List<String> wanted = Stream.iterate(0, i -> i + 1).limit(30).filter(i -> i % 7 != 3).map(i -> "tr-" + i).toList();
        for (int piece : new int[] {1, 7, 19, 100_000}) {
            Reads reads = Reads.of(Reads.slow(all, piece), ExpansionLimit.DEFAULT, "-");
            assertEquals(List.of(), reads.messages());
            assertEquals(wanted, reads.ids());
        }
    }

    /** What a writer adds to a member: extra field, name, comment and a checksum of the head. */
    @Test
    void aMembersHeadMayBeLong() throws Exception {
        byte[] plain = Reads.gzip(Reads.trace("tr-1"));
        byte[] head = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 0, 3, 0, 'x', 'y', 'z', 'n', 0, 'c', 0, 1, 2};
        assertEquals(List.of("tr-1"), Reads.of(file("long.gz", Reads.joined(head, Arrays.copyOfRange(plain, 10, plain.length)))).ids());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void whatStandsBeforeABreakIsRead(String method) throws Exception {
        byte[] first = Reads.joined(packed(method, Reads.trace("tr-1")), packed(method, Reads.trace("tr-2")));
        byte[] last = packed(method, Reads.trace("tr-3"));
        for (int cut = 4; cut < last.length - 8; cut++) {
            Reads reads = Reads.of(file("cut", Reads.joined(first, Arrays.copyOf(last, cut))));
            assertEquals(List.of("tr-1", "tr-2"), reads.ids().subList(0, 2));
            Problems.Problem problem = reads.problems().get(reads.problems().size() - 1);
            assertEquals(Problems.Kind.BROKEN, problem.kind());
            assertTrue(problem.message().startsWith(folder.resolve("cut") + ": its " + method + " data breaks off after ") && problem.message().contains("Copy or download the file again"),
                    problem.message());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void damageIsTold(String method) throws Exception {
        byte[] first = packed(method, Reads.trace("tr-1"));
        byte[] second = packed(method, Files.readString(PLAIN));
        Random random = new Random(3);
        int told = 0;
        for (int run = 0; run < 60; run++) {
            byte[] damaged = second.clone();
            damaged[20 + random.nextInt(damaged.length - 28)] ^= (byte) (1 << random.nextInt(8));
            Reads reads = Reads.of(file("bad", Reads.joined(first, damaged)));
            assertEquals("tr-1", reads.ids().get(0));
            told += reads.problems().isEmpty() ? 0 : 1;
        }
        assertTrue(method.equals("zstd") ? told > 0 : told == 60, told + " of 60 told"); // these zstd frames have no checksum
    }

    @Test
    void somethingBehindTheDataIsTold() throws Exception {
        Reads reads = Reads.of(file("more.gz", Reads.joined(Reads.gzip(Reads.trace("tr-1")), "junk".getBytes(StandardCharsets.UTF_8))));
        assertEquals(List.of("tr-1"), reads.ids());
        assertTrue(reads.messages().get(0).contains("is damaged (something else follows)"), reads.messages().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void textBeyondTheLimitIsLeftOut(String method) throws Exception {
        String spaces = " ".repeat(3 << 20);
        String bomb = file("bomb", packed(method, Reads.trace("tr-1") + spaces + Reads.trace("tr-2")));
        InputStream none = InputStream.nullInputStream();
        assertEquals(List.of("tr-1", "tr-2"), Reads.of(none, ExpansionLimit.DEFAULT, bomb).ids());
        assertEquals(List.of("tr-1", "tr-2"), Reads.of(none, new ExpansionLimit(8 << 20, 8 << 20), bomb).ids());
        for (ExpansionLimit limit : List.of(ExpansionLimit.of(1 << 20), new ExpansionLimit(8 << 20, 1 << 20))) {
            Reads reads = Reads.of(none, limit, bomb);
            assertEquals(List.of("tr-1"), reads.ids());
            assertEquals(1, reads.messages().size());
            assertTrue(reads.messages().get(0).contains("--max-expanded 2G"), reads.messages().get(0));
        }
        // text that is long, but not against its size, is no trap
        StringBuilder text = new StringBuilder();
        Random random = new Random(4);
        while (text.length() < 2 << 20) {
            text.append(Reads.trace("tr-" + Long.toHexString(random.nextLong())));
        }
        assertEquals(List.of(), Reads.of(none, new ExpansionLimit(8 << 20, 1 << 20), file("long", packed(method, text.toString()))).messages());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "504b0304            | is a zip archive; unpack it",
            "425a68393141        | is compressed with bzip2; tq reads gzip and zstd, so expand it first: bzip2 -dc FILE",
            "fd377a585a00        | is compressed with xz",
            "04224d18            | is compressed with lz4",
            "50415231            | is a Parquet file; write its rows as JSON lines first",
            "53514c69746520666f726d6174203300 | is an SQLite database",
            "4f626a01            | is an Avro file",
            "0a8a0112120a100a0c  | looks like protobuf; export it as JSON",
            "000000400a3e12120a10 | looks like protobuf",
            "fffe7b00            | is text in UTF-16",
            "7b002200            | is text in UTF-16",
            "3c21444f43545950452068746d6c3e | is an HTML page"})
    void otherFilesAreNamedWithACure(String hex, String message) throws Exception {
        String file = file("other.json", HexFormat.of().parseHex(hex));
        Reads reads = Reads.of(file);
        assertEquals(1, reads.messages().size());
        assertEquals(Problems.Kind.UNREADABLE, reads.problems().get(0).kind());
        assertTrue(reads.messages().get(0).startsWith(file + ": " + message), reads.messages().get(0));
    }

    @Test
    void anArchiveWithinIsNamedToo() throws Exception {
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(StandardCharsets.UTF_8), 0, tar, 257, 5);
        tar[0] = 'a';
        assertTrue(Reads.of(file("t.tar", tar)).messages().get(0).contains("is a tar archive; unpack it"));
        assertTrue(Reads.of(file("t.gz", Reads.gzip(new String(tar, StandardCharsets.UTF_8)))).messages().get(0).contains("is compressed; what is in it is a tar archive"));
        byte[] once = Reads.gzip(Reads.trace("tr-1"));
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(twice)) {
            out.write(once);
        }
        assertTrue(Reads.of(file("twice.gz", twice.toByteArray())).messages().get(0).contains("what is in it is compressed once more; expand it first"));
    }

    /** A line break, a brace and a line break are also how protobuf could begin. */
    @Test
    void textThatBeginsLikeProtobufIsText() throws Exception {
        String text = "\n{\n" + Reads.trace("tr-1").substring(1);
        assertEquals(List.of("tr-1"), Reads.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ExpansionLimit.DEFAULT, "-").ids());
    }

    /** The first line of a pipe is read before the second comes. */
    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        byte[] text = Reads.trace("tr-1").getBytes(StandardCharsets.UTF_8);
        InputStream endless = new InputStream() {
            private int at;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (at == text.length) {
                    throw new IOException("asked for more than was needed");
                }
                int count = Math.min(length, text.length - at);
                System.arraycopy(text, at, target, offset, count);
                at += count;
                return count;
            }

            @Override
            public int read() {
                throw new AssertionError();
            }
        };
        Reads reads = Reads.of(endless, ExpansionLimit.DEFAULT, "-");
        assertEquals(List.of("tr-1"), reads.ids());
        assertEquals(List.of("<stdin>: asked for more than was needed"), reads.messages());
    }
}
