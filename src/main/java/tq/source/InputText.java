package tq.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * The text of an input, expanded where it is compressed.
 *
 * @param stream all of it
 * @param head its first bytes
 * @param compressed whether the input holds other bytes than the text
 */
record InputText(InputStream stream, byte[] head, boolean compressed) {

    /**
     * Looks at the first bytes of an input.
     *
     * @throws InputException where they tell that it is something that tq can't read
     */
    static InputText of(InputStream in, ExpansionLimit limit) throws IOException {
        InputText plain = begun(in);
        return switch (Content.of(plain.head)) {
            case TEXT -> plain;
            case GZIP -> expanded(ExpandedStream.gzip(plain.stream, limit));
            case ZSTD -> expanded(ExpandedStream.zstd(plain.stream, limit));
            default -> throw new InputException(Problems.Kind.UNREADABLE, Content.of(plain.head).text());
        };
    }

    private static InputText expanded(InputStream in) throws IOException {
        InputText text = begun(in);
        Content content = Content.of(text.head);
        if (content != Content.TEXT) {
            throw new InputException(Problems.Kind.UNREADABLE, "is compressed; what is in it " + content.text());
        }
        return new InputText(text.stream, text.head, true);
    }

    private static InputText begun(InputStream in) throws IOException {
        byte[] head = new byte[Content.HEAD];
        int count = Math.max(0, in.read(head, 0, head.length));
        if (count > 0 && !Content.isPlain(head[0])) {
            count += in.readNBytes(head, count, head.length - count);
        }
        return new InputText(new SequenceInputStream(new ByteArrayInputStream(head, 0, count), in), Arrays.copyOf(head, count), false);
    }
}
