package tq.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.schema.Conventions;
import tq.schema.Field;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.schema.ValueType;
import tq.trace.Trace;
import tq.trace.rows.RowReader;

/** The fields of one noun, over all its elements. */
final class NounFields {

    /** What would say nothing here: all text, elements that have rows of their own, an id that another noun has. */
    private static final Map<Noun, Set<String>> LEFT_OUT = Map.of(Noun.TRACES, Set.of("spans", "assessments"), Noun.SPANS, Set.of("events", "links", "trace_id"));
    /** Of what people count by hand, more values are told apart. */
    private static final Set<String> COUNTED = Set.of("session", "user");
    private static final int MOST_COUNTED = 10_000;
    private static final int LONGEST_COUNTED = 1_000;

    private final Noun noun;
    private final Map<Field, Values> fields = new LinkedHashMap<>();
    private final List<String> open = new ArrayList<>();
    private final RowReader reader;
    private final Map<String, Long> sources = new LinkedHashMap<>();
    private long elements;

    NounFields(Noun noun) {
        this.noun = noun;
        List<FieldRef> refs = new ArrayList<>();
        for (Field field : Schema.fields(noun).values()) {
            if (field.reach() == Field.Reach.KEYS) {
                open.add(field.name());
            } else if (!field.name().equals("text") && !LEFT_OUT.getOrDefault(noun, Set.of()).contains(field.name())) {
                fields.put(field, COUNTED.contains(field.name()) ? new Values(MOST_COUNTED, LONGEST_COUNTED) : new Values(Values.MOST, Values.LONGEST));
                refs.add(FieldRef.own(noun, field.name()));
            }
        }
        open.stream().filter(name -> !isReadByKey(name)).forEach(name -> refs.add(FieldRef.own(noun, name)));
        switch (noun) {
            case TRACES, SPANS -> fields.keySet().forEach(field -> refs.add(FieldRef.own(noun, FieldRef.SOURCE + field.name())));
            case MESSAGES, DOCUMENTS -> refs.add(FieldRef.own(noun, FieldRef.SOURCE));
            default -> { }
        }
        this.reader = new RowReader(noun, refs);
    }

    /** The attributes of spans and events are read where they stand, since rows have them decoded. */
    private boolean isReadByKey(String field) {
        return field.equals("attributes") && noun != Noun.LINKS;
    }

    /** Takes the elements of a trace, and hands on the keys of their open fields. */
    void add(Trace trace, Keys keys) {
        ArrayNode rows = reader.rows(trace, 0);
        for (JsonNode row : rows) {
            elements++;
            fields.forEach((field, values) -> add(field, values, row));
            String source = row.path(FieldRef.SOURCE).asText("");
            if (!source.isEmpty()) {
                sources.merge(source, 1L, Long::sum);
            }
            for (String name : open) {
                row.path(name).properties().forEach(member -> keys.add(noun, "", name, member.getKey(), member.getValue(), Kinds.looked(member.getValue()), elements));
            }
        }
    }

    private void add(Field field, Values values, JsonNode row) {
        JsonNode value = row.path(field.name());
        if (Values.isEmpty(value)) {
            return;
        }
        if (field.type() == ValueType.TIME) {
            values.addTime(value, elements, source(field, value, row));
        } else {
            values.add(value, Kinds.of(value), elements, source(field, value, row));
        }
    }

    private String source(Field field, JsonNode value, JsonNode row) {
        String told = row.path(FieldRef.SOURCE + field.name()).asText("");
        if (!told.isEmpty() || noun != Noun.SPANS || Conventions.keys(field.name()).isEmpty()) {
            return told;
        }
        return field.type() == ValueType.TYPE && value.asText().equals("UNKNOWN") ? "nothing" : "inferred";
    }

    Noun noun() {
        return noun;
    }

    /** How many elements there were. */
    long elements() {
        return elements;
    }

    /** What the elements were read from, where they stand in attributes. */
    Map<String, Long> sources() {
        return sources;
    }

    /** The values of a field. */
    Values values(String name) {
        return find(name).orElseThrow();
    }

    /** The same, where it is looked at. */
    Optional<Values> find(String name) {
        return Schema.field(noun, name).map(fields::get);
    }

    /** A row for each field: {@code {"noun": "span", "field": "model", "count": 15, "of": 24, "type": "text", "from": {…}, …}}. */
    List<ObjectNode> rows() {
        List<ObjectNode> rows = new ArrayList<>();
        fields.forEach((field, values) -> {
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("noun", noun.singular()).put("field", field.name()).put("count", values.count()).put("of", elements);
            row.put("type", Kinds.word(field.type()));
            values.describe(row, field.type() == ValueType.ANY);
            if (field.type().numeric() || field.type() == ValueType.TIME) {
                row.remove(List.of("distinct", "more", "values"));
            }
            for (String key : field.type() == ValueType.DURATION && values.count() > 0 ? List.of("example", "min", "max") : List.<String>of()) {
                row.set(key, millis(row.path(key)));
            }
            rows.add(row);
        });
        return rows;
    }

    /** Milliseconds, as durations are printed elsewhere. */
    private static JsonNode millis(JsonNode nanos) {
        BigDecimal millis = nanos.decimalValue().movePointLeft(6).stripTrailingZeros();
        return millis.scale() <= 0 ? JsonNodeFactory.instance.numberNode(millis.longValue()) : DecimalNode.valueOf(millis);
    }
}
