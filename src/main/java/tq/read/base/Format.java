package tq.read.base;

import tq.json.JsonValue;

/** One way to write traces as JSON. */
public interface Format {

    /** Whether a document, or an item of a list, is written so; told by its keys alone. */
    boolean reads(JsonValue value);

    /** Hands on what is in it. */
    void read(JsonValue value, Reading reading) throws NotATraceException;
}
