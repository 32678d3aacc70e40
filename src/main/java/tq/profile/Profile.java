package tq.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.schema.Noun;
import tq.source.Tally;
import tq.trace.Attributes;
import tq.trace.Span;
import tq.trace.SpanEvent;
import tq.trace.Trace;

/**
 * What is in traces: how many of each element there are, which fields and keys they have, with what values, and what a field
 * was read from. Traces come one after another and are let go.
 */
public final class Profile {

    private static final List<Noun> NOUNS = List.of(Noun.TRACES, Noun.SPANS, Noun.EVENTS, Noun.MESSAGES, Noun.DOCUMENTS, Noun.ASSESSMENTS, Noun.LINKS);
    /** Keys of events are told apart for so many names of events. */
    private static final int MOST_NAMES = 1_000;
    private static final String OTHER_NAMES = "(others)";

    private final Map<Noun, NounFields> nouns = new EnumMap<>(Noun.class);
    private final Keys keys = new Keys();
    private final Map<String, Long> formats = new LinkedHashMap<>();
    private final Map<String, Long> spansOf = new LinkedHashMap<>();
    private final Map<String, Long> eventNames = new LinkedHashMap<>();
    private long spans;
    private long events;

    public Profile() {
        NOUNS.forEach(noun -> nouns.put(noun, new NounFields(noun)));
    }

    /** Takes the next trace. */
    public void add(Trace trace) {
        formats.merge(trace.origin().format(), 1L, Long::sum);
        spansOf.merge(trace.origin().format(), (long) trace.spans().size(), Long::sum);
        nouns.values().forEach(noun -> noun.add(trace, keys));
        for (Span span : trace.spans()) {
            addKeys(Noun.SPANS, "", span.attributes(), ++spans);
            span.events().forEach(this::addEvent);
        }
    }

    private void addEvent(SpanEvent event) {
        String collapsed = Keys.collapsed(event.name());
        String name = eventNames.size() < MOST_NAMES || eventNames.containsKey(collapsed) ? collapsed : OTHER_NAMES;
        eventNames.merge(name, 1L, Long::sum);
        addKeys(Noun.EVENTS, name, event.attributes(), ++events);
    }

    private void addKeys(Noun noun, String name, Attributes attributes, long element) {
        for (String key : attributes.keys()) {
            JsonNode value = attributes.get(key);
            keys.add(noun, name, "attributes", key, value, attributes.isJsonText(key) ? Kinds.JSON_TEXT : Kinds.of(value), element);
        }
    }

    /**
     * What was found: a row for each kind of element, for what is odd, for each field, for each key, and for queries that fit.
     * <pre>
     * {"noun": "span", "count": 24, "from": {"OTLP": 24}}
     * {"note": "2 spans have a parent that is not here", "query": "orphan spans"}
     * {"noun": "span", "field": "model", "count": 15, "of": 24, "type": "text", "from": {"gen_ai.response.model": 15}, …}
     * {"noun": "span", "field": "attributes.llm.system", "count": 17, "of": 24, "holds": {"text": 17}, …}
     * </pre>
     *
     * @param tally of the source that the traces came from, with their details
     */
    public List<ObjectNode> rows(Tally tally) {
        List<ObjectNode> rows = new ArrayList<>(counts(tally));
        rows.addAll(Questions.aboutOdd(tally, keys.left()));
        for (NounFields noun : nouns.values()) {
            if (noun.elements() > 0) {
                rows.addAll(noun.rows());
            }
        }
        for (NounFields noun : nouns.values()) {
            rows.addAll(keys.rows(noun.noun(), noun.noun() == Noun.EVENTS ? eventNames : Map.of("", noun.elements())));
        }
        rows.addAll(Questions.fitting(rows));
        return rows;
    }

    /**
     * The values of a field, or of a key behind an open one, with how often each occurs, the most frequent first; none of a field
     * that holds prose, and of one with very many values only the first that came.
     *
     * @param field {@code type}, {@code attributes.llm.system}
     */
    public Map<String, Long> values(Noun noun, String field) {
        NounFields own = nouns.get(noun.element());
        Optional<Values> values = own == null ? Optional.empty() : own.find(field).or(() -> keys.find(noun.element(), field));
        return values.map(Values::frequent).orElse(Map.of());
    }

    /** How many elements have a field; of an open one see {@link #keys}. */
    public long count(Noun noun, String field) {
        NounFields own = nouns.get(noun.element());
        return own == null ? 0 : own.find(field).map(Values::count).orElse(0L);
    }

    /** The keys behind an open field, such as {@code attributes}, with how many elements have each, the most frequent first. */
    public Map<String, Long> keys(Noun noun, String field) {
        return keys.of(noun.element(), field);
    }

    private List<ObjectNode> counts(Tally tally) {
        Map<String, Long> files = new LinkedHashMap<>();
        tally.filesOf().forEach((format, names) -> files.put(format, (long) names.size()));
        List<ObjectNode> rows = new ArrayList<>();
        rows.add(count("file", tally.filesOf().values().stream().flatMap(names -> names.stream()).distinct().count(), files));
        rows.add(count("JSON document", tally.documents(), tally.documentsOf()));
        ObjectNode traces = count("trace", nouns.get(Noun.TRACES).elements(), formats);
        if (!traces().values("start").least().isMissingNode()) {
            traces.set("min", traces().values("start").least());
            JsonNode end = traces().values("end").greatest();
            traces.set("max", end.isMissingNode() ? traces().values("start").greatest() : end);
        }
        rows.add(traces);
        rows.add(count("span", nouns.get(Noun.SPANS).elements(), spansOf));
        rows.add(count("event", nouns.get(Noun.EVENTS).elements(), Map.of()));
        if (tally.logRecords() > 0) {
            rows.add(count("log record", tally.logRecords(), Map.of()));
        }
        for (Noun noun : List.of(Noun.MESSAGES, Noun.DOCUMENTS, Noun.ASSESSMENTS, Noun.LINKS)) {
            rows.add(count(noun.singular(), nouns.get(noun).elements(), nouns.get(noun).sources()));
        }
        rows.add(counted("session"));
        rows.add(counted("user"));
        return rows;
    }

    private NounFields traces() {
        return nouns.get(Noun.TRACES);
    }

    private static ObjectNode count(String noun, long count, Map<String, Long> from) {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("noun", noun).put("count", count);
        if (!from.isEmpty()) {
            row.set("from", Values.counts(from));
        }
        return row;
    }

    /** Sessions and users are what traces name. */
    private ObjectNode counted(String field) {
        Values values = traces().values(field);
        ObjectNode row = count(field, values.distinct(), Map.of());
        return values.hasMore() ? row.put("more", true) : row;
    }
}
