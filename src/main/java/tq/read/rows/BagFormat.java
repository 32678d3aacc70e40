package tq.read.rows;

import java.util.List;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.Format;
import tq.read.base.Reading;
import tq.trace.TracePart;

/**
 * The attributes of one span without its ids and times, as fixtures and playgrounds keep them:
 * {@code {"scopeName": "…", "spanName": "llm_call", "attributes": {…}}}. Each is a trace of one span.
 */
public final class BagFormat implements Format {

    @Override
    public boolean reads(JsonValue value) {
        Columns columns = new Columns(value);
        JsonKind attributes = columns.get("attributes", "spanattributes").value().kind();
        return (attributes == JsonKind.OBJECT || attributes == JsonKind.ARRAY) && columns.has("spanname", "name", "scopename") && !columns.has("spanid", "traceid", "id", "key");
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        reading.part(TracePart.whole("", JsonValue.MISSING, List.of(SpanRow.of(value, JsonValue.MISSING)), reading.origin("attributes of a span")));
    }
}
