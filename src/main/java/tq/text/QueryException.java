package tq.text;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A query that does not compile: its faults, in text order, and the text they are in. */
public final class QueryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SourceText source;
    private final transient List<Diagnostic> diagnostics;

    /** Takes at least one fault. */
    public QueryException(SourceText source, List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(d -> d.code().code() + ": " + d.message()).collect(Collectors.joining("; ")));
        this.source = source;
        this.diagnostics = diagnostics.stream().sorted(Comparator.comparingInt(d -> d.range().start())).toList();
    }

    public SourceText source() {
        return source;
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
