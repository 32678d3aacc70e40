package tq.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What reading some inputs gives: the ids of the traces in order, and the problems told. */
record Reads(List<String> ids, List<Problems.Problem> problems, Tally tally) {

    static Reads of(String... words) throws Exception {
        return of(InputStream.nullInputStream(), ExpansionLimit.DEFAULT, words);
    }

    static Reads of(InputStream stdin, ExpansionLimit limit, String... words) throws Exception {
        List<String> ids = new ArrayList<>();
        List<Problems.Problem> told = new ArrayList<>();
        TraceSource source = new TraceSource(List.of(words), stdin, limit, new Problems(told::add));
        source.start();
        source.read(trace -> ids.add(trace.id()));
        return new Reads(ids, told, source.tally());
    }

    /** The messages alone. */
    List<String> messages() {
        return problems.stream().map(Problems.Problem::message).toList();
    }

    /** A small trace on a line. */
    static String trace(String id) {
        return "{\"info\": {\"trace_id\": \"" + id + "\", \"state\": \"OK\"}, \"data\": {\"spans\": [{\"trace_id\": \"" + id
                + "\", \"span_id\": \"00000000000000a1\", \"name\": \"step\", \"start_time_unix_nano\": 1, \"end_time_unix_nano\": 2, \"attributes\": {}}]}}\n";
    }

    /** A line of OTLP with one span of a trace. */
    static String otlp(String trace, int span) {
        return "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [{\"traceId\": \"" + trace + "\", \"spanId\": \"" + String.format("%016x", span)
                + "\", \"name\": \"step\", \"startTimeUnixNano\": \"1\", \"endTimeUnixNano\": \"2\"}]}]}]}\n";
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    /** A pipe that gives little at a time, and before each piece does not know of more. */
    static InputStream slow(byte[] bytes, int piece) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, piece));
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }
}
