package tq.source;

/** What the bytes of an input are, told by the first of them and never by its name. */
enum Content {
    /** Text, or bytes that are nothing known: the JSON reader tells what is wrong with them. */
    TEXT(""),
    GZIP("is compressed once more; expand it first: gzip -dc FILE | tq …"),
    ZSTD("is compressed once more; expand it first: zstd -dc FILE | tq …"),
    BZIP2("is compressed with bzip2; tq reads gzip and zstd, so expand it first: bzip2 -dc FILE | tq …"),
    XZ("is compressed with xz; tq reads gzip and zstd, so expand it first: xz -dc FILE | tq …"),
    LZ4("is compressed with lz4; tq reads gzip and zstd, so expand it first: lz4 -dc FILE | tq …"),
    ZIP("is a zip archive; unpack it and name the files in it, or the folder: unzip FILE -d FOLDER"),
    TAR("is a tar archive; unpack it and name the files in it, or the folder: tar -xf FILE -C FOLDER"),
    PARQUET("is a Parquet file; write its rows as JSON lines first, for example with DuckDB: COPY (FROM 'FILE') TO 'rows.jsonl' (FORMAT json)"),
    ARROW("is an Arrow file; write its rows as JSON lines first"),
    AVRO("is an Avro file; write its rows as JSON lines first"),
    SQLITE("is an SQLite database; of an MLflow store, have MLflow print its traces: MLFLOW_TRACKING_URI=sqlite:///FILE mlflow traces search --experiment-id N --output json"),
    PROTOBUF("looks like protobuf; export it as JSON"),
    UTF_16("is text in UTF-16; make it UTF-8 first: iconv -f UTF-16 -t UTF-8 FILE | tq …"),
    HTML("is an HTML page, not JSON; perhaps a server's answer to a wrong address or without a login");

    /** As many bytes as it takes to tell: a tar archive says so behind its first name. */
    static final int HEAD = 264;

    private final String text;

    Content(String text) {
        this.text = text;
    }

    /** What it is and what helps, a sentence without its subject; empty for text. */
    String text() {
        return text;
    }

    /** Whether the first byte can be that of JSON text, so that no more are needed; with a slow pipe they may take long to come. */
    static boolean isPlain(byte first) {
        return first == '{' || first == '[' || first == '"' || first == ' ' || first == '\t' || first == '\r' || first == 0x1e || first == '-' || first >= '0' && first <= '9';
    }

    /** Tells by the first {@value #HEAD} bytes, or fewer of a shorter input. */
    static Content of(byte[] head) {
        if (begins(head, 0, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (begins(head, 0, 0x28, 0xb5, 0x2f, 0xfd) || head.length > 3 && (head[0] & 0xf0) == 0x50 && begins(head, 1, 0x2a, 0x4d, 0x18)) {
            return ZSTD;
        }
        Content packed = packed(head);
        return packed != TEXT ? packed : table(head);
    }

    private static Content packed(byte[] head) {
        if (begins(head, 0, "BZh")) {
            return BZIP2;
        }
        if (begins(head, 0, 0xfd, '7', 'z', 'X', 'Z')) {
            return XZ;
        }
        if (begins(head, 0, 0x04, 0x22, 0x4d, 0x18)) {
            return LZ4;
        }
        if (begins(head, 0, 'P', 'K', 3, 4) || begins(head, 0, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        return begins(head, 257, "ustar") ? TAR : TEXT;
    }

    private static Content table(byte[] head) {
        if (begins(head, 0, "PAR1")) {
            return PARQUET;
        }
        if (begins(head, 0, "ARROW1")) {
            return ARROW;
        }
        if (begins(head, 0, 'O', 'b', 'j', 1)) {
            return AVRO;
        }
        if (begins(head, 0, "SQLite format 3")) {
            return SQLITE;
        }
        return isProtobuf(head) ? PROTOBUF : text(head);
    }

    /** A message's first field is a message: 0x0a and its length; or, in a file of the collector, four bytes of length before that. */
    private static boolean isProtobuf(byte[] head) {
        int start = head.length > 4 && head[0] == 0 && head[4] == '\n' ? 4 : 0;
        if (head.length <= start + 3 || head[start] != '\n') {
            return false;
        }
        return start == 4 || hasControl(head);
    }

    /** A byte that stands in no JSON text outside of strings; RS may stand between documents. */
    private static boolean hasControl(byte[] head) {
        for (int i = 0; i < Math.min(head.length, 16); i++) {
            if (head[i] >= 0 && head[i] < ' ' && head[i] != '\n' && head[i] != '\r' && head[i] != '\t' && head[i] != 0x1e) {
                return true;
            }
        }
        return false;
    }

    private static Content text(byte[] head) {
        boolean order = begins(head, 0, 0xff, 0xfe) || begins(head, 0, 0xfe, 0xff);
        if (order || begins(head, 0, '{', 0) || begins(head, 0, '[', 0) || begins(head, 0, 0, '{') || begins(head, 0, 0, '[')) {
            return UTF_16;
        }
        return begins(head, 0, "<!DOCTYPE") || begins(head, 0, "<!doctype") || begins(head, 0, "<html") || begins(head, 0, "<HTML") ? HTML : TEXT;
    }

    /**
     * Whether text begins as JSON that may hold a trace: with an object or a list. Of a folder's files, those that do not are
     * passed over; a Markdown file may begin with {@code [![}, a settings file with {@code [section]}.
     */
    static boolean isJson(byte[] head) {
        int start = afterSpace(head, begins(head, 0, 0xef, 0xbb, 0xbf) ? 3 : 0);
        if (start == head.length || head[start] != '{' && head[start] != '[') {
            return false;
        }
        int inner = afterSpace(head, start + 1);
        if (inner == head.length) {
            return true;
        }
        byte next = head[inner];
        return head[start] == '{' ? next == '"' || next == '}' : next == '{' || next == '[' || next == ']';
    }

    private static int afterSpace(byte[] head, int from) {
        int at = from;
        while (at < head.length && (head[at] == ' ' || head[at] == '\t' || head[at] == '\n' || head[at] == '\r' || head[at] == 0x1e)) {
            at++;
        }
        return at;
    }

    private static boolean begins(byte[] head, int at, String text) {
        return begins(head, at, text.chars().toArray());
    }

    private static boolean begins(byte[] head, int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (at + i >= head.length || (head[at + i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
