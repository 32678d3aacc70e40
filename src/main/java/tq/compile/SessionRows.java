package tq.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.jq.Jq;
import tq.schema.FieldRef;

/** Sessions to jq: the rows of all traces grouped by the session that they name. */
final class SessionRows {

    private final List<FieldRef> fields;

    SessionRows(List<FieldRef> fields) {
        this.fields = fields;
    }

    /** {@code map(select(.session != null)) | [groups(.session) | {id: …}]}. */
    Jq lower() {
        Map<String, Jq> columns = new LinkedHashMap<>();
        for (FieldRef field : fields) {
            columns.put(field.key(), field(field.field()));
        }
        Jq named = Jq.call("map", Jq.call("select", Jq.binary("!=", new Jq.Field("session"), Jq.literal(null))));
        return Jq.pipe(named, new Jq.ArrayOf(List.of(Jq.pipe(Jq.call("groups", new Jq.Field("session")), new Jq.ObjectOf(columns)))));
    }

    private Jq field(String name) {
        return switch (name) {
            case "id" -> Jq.pipe(new Jq.At(0), new Jq.Field("session"));
            case "user" -> Jq.pipe(all("user", "values"), new Jq.At(0));
            case "turns" -> Jq.call("length");
            case "start" -> Jq.pipe(all("start", "values"), Jq.call("smallest"));
            case "end" -> Jq.pipe(all("end", "values"), Jq.call("largest"));
            case "duration" -> Jq.call("nanos_between", field("start"), field("end"));
            case "error" -> Jq.binary(">", field("error_count"), Jq.literal(0L));
            case "error_count" -> Jq.pipe(Jq.call("map", Jq.call("select", new Jq.Field("error"))), Jq.call("length"));
            case "traces" -> all("id", "values");
            case "assessments" -> new Jq.ArrayOf(List.of(Jq.pipe(new Jq.Each(), new Jq.Field("assessments"), new Jq.Each())));
            case "tokens" -> tokens("input", "output", "total", "cache_read", "cache_write", "reasoning");
            case FieldRef.PLACE -> Jq.call("map", Jq.pipe(new Jq.Field(FieldRef.PLACE), new Jq.At(0)));
            case FieldRef.ELEMENT -> whole();
            default -> Jq.pipe(all(name, "numbers"), Jq.call("sum_if_any"));
        };
    }

    private static Jq all(String field, String kind) {
        return Jq.call("map", Jq.pipe(new Jq.Field(field), Jq.call(kind)));
    }

    private Jq tokens(String... kinds) {
        Map<String, Jq> tokens = new LinkedHashMap<>();
        for (String kind : kinds) {
            tokens.put(kind, field("tokens." + kind));
        }
        return Jq.pipe(new Jq.ObjectOf(tokens), Jq.call("known_only"));
    }

    private Jq whole() {
        Map<String, Jq> whole = new LinkedHashMap<>();
        for (String name : List.of("id", "user", "turns", "start", "end")) {
            whole.put(name, field(name));
        }
        whole.put("duration", Jq.pipe(field("duration"), Jq.call("milliseconds")));
        whole.put("tokens", tokens("input", "output", "total"));
        for (String name : List.of("cost", "error_count", "traces", "assessments")) {
            whole.put(name, field(name));
        }
        return new Jq.ObjectOf(whole);
    }
}
