package tq.diagnose;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import tq.trace.Trace;

/**
 * What a check found at one place.
 *
 * @param trace the id of the trace; empty where it is about no single one, as of a session
 * @param span the id of the span; empty where it is about the trace as a whole
 * @param path the names from the root to that span: {@code support_agent > search}; empty without one
 * @param evidence rows without the columns that say where, one or more: {@code [{"exception.type": "TimeoutError"}]}; durations are
 *     milliseconds
 * @param origin where the trace was read; empty where there is none
 * @param code places in the code, such as {@code shop/refunds.py:41}: where its exception was thrown, else where its function stands; several
 *     where nothing tells which it is, none where no code is known
 */
public record Finding(Check check, String trace, String span, String path, List<ObjectNode> evidence, Optional<Trace.Origin> origin, List<String> code) {

    public Finding {
        evidence = List.copyOf(evidence);
        code = List.copyOf(code);
    }

    /** One of a trace whose code is not known. */
    public Finding(Check check, String trace, String span, String path, List<ObjectNode> evidence, Optional<Trace.Origin> origin) {
        this(check, trace, span, path, evidence, origin, List.of());
    }

    /** A query that shows more of it: {@code run error-origins}. */
    public String query() {
        return "run " + check.name();
    }
}
