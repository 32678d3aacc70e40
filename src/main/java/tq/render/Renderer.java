package tq.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Objects;

/**
 * Writes the rows of one result: {@link #row} for each, then {@link #end} once. Used for one result only.
 *
 * <p>JSON, JSONL and RAW write each row at once, and CSV and TSV do when the columns are known beforehand. Tables and
 * Markdown, and rows without known columns, are held until the end, since widths and columns depend on all of them.
 */
public interface Renderer {
    /**
     * Takes the next row.
     *
     * @throws IOException when the sink fails, for one because the reader of a pipe has gone; stop then
     */
    void row(JsonNode row) throws IOException;

    /**
     * Writes what is left. Without any row this gives {@code []} in JSON, the header where columns are known, else
     * nothing.
     *
     * @throws IOException when the sink fails
     */
    void end() throws IOException;

    /**
     * A renderer for one result.
     *
     * @param sink takes whole lines; neither buffered, flushed nor closed here
     */
    static Renderer of(Format format, Shape shape, RenderOptions options, Appendable sink) {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(sink, "sink");
        boolean flat = (format == Format.TREE || format == Format.TIMELINE) && !TreeRenderer.fits(shape) || format == Format.FOLDED && !FoldedRenderer.fits(shape);
        return switch (flat ? Format.TABLE : format) {
            case TABLE -> table(shape, options, sink);
            case JSONL -> new LinesRenderer(false, options, sink);
            case JSON -> new JsonArrayRenderer(options, sink);
            case CSV -> new CsvRenderer(shape, options, sink);
            case TSV -> new TsvRenderer(shape, options, sink);
            case MARKDOWN -> new MarkdownRenderer(shape, options, sink);
            case HTML -> new HtmlRenderer(shape, options, sink);
            case FULL -> new FullRenderer(shape, options, sink);
            case FOLDED -> new FoldedRenderer(sink);
            case TREE -> new TreeRenderer(shape, false, options, sink);
            case TIMELINE -> new TreeRenderer(shape, true, options, sink);
            case RAW -> new LinesRenderer(true, options, sink);
        };
    }

    private static Renderer table(Shape shape, RenderOptions options, Appendable sink) {
        if (shape.scalar()) {
            return new ScalarRenderer(shape, options, sink);
        }
        return options.isVertical()
                ? new VerticalRenderer(shape, options, sink)
                : new TableRenderer(shape, options, sink);
    }
}
