package tq.trace;

import java.util.List;

/** Finds spans in source code. Places are {@code shop/refunds.py:41}, in the order of file and line; several where nothing tells which it is. */
public interface CodeOf {

    /** Knows no code. */
    CodeOf NOTHING = new CodeOf() {
        @Override
        public List<String> function(Span span) {
            return List.of();
        }

        @Override
        public List<String> thrown(Span span) {
            return List.of();
        }
    };

    /** Where the function stands that made a span. */
    List<String> function(Span span);

    /** Where the exception of a span was thrown. */
    List<String> thrown(Span span);
}
