package tq.convert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import tq.trace.Trace;

/** A format that traces are written in. */
public interface TraceWriter {

    /** The trace in the format, as one JSON value; empty where the format has nothing to say of it. */
    Optional<JsonNode> written(Trace trace);

    /** What the format had no place for in the traces written so far, a sentence each. */
    List<String> losses();
}
