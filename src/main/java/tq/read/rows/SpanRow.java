package tq.read.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.read.base.FlatNode;
import tq.read.base.FlatSpan;
import tq.read.base.Members;
import tq.read.base.SpanWords;
import tq.read.rows.Columns.Cell;
import tq.trace.AnyValues;
import tq.trace.Ids;

/**
 * A row of a table of spans, whatever its columns are called: Phoenix's ({@code context.span_id}, {@code span_kind},
 * {@code attributes.llm.model_name}), those of OpenTelemetry's exporter to ClickHouse ({@code SpanId}, {@code Timestamp},
 * {@code Duration}, {@code SpanAttributes}), a warehouse's own. Columns without a meaning become attributes.
 */
final class SpanRow {

    /** Columns that a span has no field for and that say nothing of what it did; a whole span is printed with them. */
    private static final Set<String> KEPT = Set.of("id", "tracestate", "flags", "traceflags", "droppedattributescount", "droppedeventscount", "droppedlinkscount");

    /** What columns of a span's content mean, in the words of the conventions. */
    private static final Map<String, String> CONTENT = Map.of("sessionid", "session.id", "userid", "user.id", "input", "input.value", "output", "output.value",
            "inputs", "input.value", "outputs", "output.value", "model", "gen_ai.request.model", "modelname", "gen_ai.request.model");

    private static final Set<String> OTEL_KINDS = Set.of("UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER");

    private final Columns columns;
    private final FlatNode span;

    private SpanRow(Columns columns, FlatNode span) {
        this.columns = columns;
        this.span = span;
    }

    /** Whether a row tells a span's id and when it began, is no log record and holds no other spans. */
    static boolean isSpan(JsonValue row) {
        Columns columns = new Columns(row);
        JsonValue id = columns.has("spanid", "context.spanid") ? columns.get("spanid", "context.spanid").value() : row.get("context").get("span_id");
        boolean named = id.kind() == JsonKind.STRING || id.kind() == JsonKind.NUMBER;
        return named && ColumnTimes.hasStart(columns) && !columns.has("childspans") && (columns.has("name", "spanname", "operationname") || !columns.has("body"));
    }

    /**
     * The span of a row.
     *
     * @param traceId for a row that does not name it itself; may be missing
     */
    static FlatSpan of(JsonValue row, JsonValue traceId) {
        Columns columns = new Columns(row);
        Columns ids = new Columns(columns.take("context").value());
        String own = id(columns.take("traceid", "context.traceid"), ids.get("traceid"));
        String id = id(columns.take("spanid", "context.spanid"), ids.get("spanid"));
        columns.takeBelow("context");
        String parent = Ids.of(columns.take("parentspanid", "parentid", "parent").value());
        FlatNode span = new FlatNode(own.isEmpty() ? Ids.of(traceId) : own, id, parent, columns.take("name", "spanname", "operationname").value());
        return new SpanRow(columns, span).read();
    }

    private static String id(Cell own, Cell inContext) {
        return Ids.of(own.isMissing() ? inContext.value() : own.value());
    }

    private FlatSpan read() {
        ColumnTimes.put(columns, span);
        status();
        RowEvents.read(columns, span);
        attributes();
        kind();
        process();
        rest();
        return span.span();
    }

    private void status() {
        Cell status = columns.take("status");
        JsonValue code = status.value().kind() == JsonKind.OBJECT ? Members.first(status.value(), "code", "status_code") : status.value();
        JsonValue message = Members.first(status.value(), "message", "description");
        Cell ownCode = columns.take("statuscode");
        Cell ownMessage = columns.take("statusmessage", "statusdescription");
        span.status(SpanWords.status(ownCode.isMissing() ? code : ownCode.value()).name(), ownMessage.isMissing() ? message.textOr("") : ownMessage.text());
    }

    private void attributes() {
        Cell attributes = columns.take("attributes", "spanattributes");
        JsonValue all = decoded(attributes.value());
        if (all.isMissing() && !attributes.text().isEmpty()) {
            span.attributes().put(attributes.name(), attributes.text()); // no JSON, and yet something
        }
        put(span.attributes(), all);
        columns.takeBelow("attributes", "spanattributes").forEach((key, value) -> NestedKeys.put(span.attributes(), key, RowNumbers.whole(value)));
    }

    /** OpenTelemetry's kinds and OpenInference's stand in columns of one name; the words tell which they are. */
    private void kind() {
        for (Cell kind : new Cell[] {columns.take("kind"), columns.take("spankind")}) {
            String word = SpanWords.kind(kind.value());
            if (kind.value().kind() == JsonKind.NUMBER || OTEL_KINDS.contains(word)) {
                span.text("kind", word);
            } else if (!word.isEmpty()) {
                span.attributes().putIfAbsent("openinference.span.kind", kind.value().toNode());
            }
        }
    }

    private void process() {
        JsonValue resource = decoded(columns.take("resource", "resourceattributes").value());
        put(span.resource(), Members.hasObject(resource, "attributes") ? resource.get("attributes") : resource);
        columns.takeBelow("resource", "resourceattributes").forEach((key, value) -> span.resource().putIfAbsent(key, value.toNode()));
        Cell service = columns.take("servicename", "service");
        if (!service.text().isEmpty()) {
            span.resource().putIfAbsent("service.name", service.value().toNode());
        }
        JsonValue scope = columns.take("scope", "instrumentationscope").value();
        String name = columns.take("scopename", "otelscopename").text();
        String version = columns.take("scopeversion", "otelscopeversion").text();
        span.scope(name.isEmpty() ? scope.get("name").textOr("") : name, version.isEmpty() ? scope.get("version").textOr("") : version);
    }

    private void rest() {
        for (Cell cell : columns.left()) {
            String name = Columns.plain(cell.name());
            if (KEPT.contains(name)) {
                span.set(cell.name(), cell.value().toNode());
            } else if (!cell.value().isText("")) {
                NestedKeys.put(span.attributes(), CONTENT.getOrDefault(name, cell.name()), RowNumbers.whole(cell.value()));
            }
        }
    }

    /** Where a table has no objects, a column holds the JSON text of one. */
    static JsonValue decoded(JsonValue value) {
        return value.kind() == JsonKind.STRING ? value.parsed().orElse(JsonValue.MISSING) : value;
    }

    /** The members of {@code {"k": v}}, or of OTLP's {@code [{"key": "k", "value": {"stringValue": v}}]}. */
    private static void put(ObjectNode all, JsonValue attributes) {
        for (JsonMembers members = attributes.members(); members.next();) {
            NestedKeys.put(all, members.key(), members.value().toNode());
        }
        for (JsonValue item : attributes.items()) {
            JsonNode value = AnyValues.node(item.get("value"));
            NestedKeys.put(all, item.get("key").textOr(""), value);
        }
    }
}
