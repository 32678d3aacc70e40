package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tq.plan.Watch;
import tq.schema.Noun;
import tq.text.Suggestions;
import tq.trace.Trace;
import tq.trace.rows.RowReader;

/** Watches the rows of a run for what its query takes for granted, and says at the end what was not so. */
final class Notes {

    /** Keys remembered for naming near ones; more would not help. */
    private static final int MOST_KEYS = 500;

    private final Map<Watch, Set<String>> missing = new LinkedHashMap<>();
    private final List<Watch> counted = new ArrayList<>();
    private final Set<Watch> unmet = new LinkedHashSet<>();
    private long tracesSeen;
    private long spanless;
    private long rowsSeen;
    private long unset;
    private long totals;
    private String firstTotal = "";

    Notes(List<Watch> watches) {
        for (Watch watch : watches) {
            switch (watch.kind()) {
                case UNSET, TOTAL, SPANS -> counted.add(watch);
                case FROM -> unmet.add(watch);
                default -> missing.put(watch, new TreeSet<>());
            }
        }
    }

    /** Looks at the rows of a trace, by their noun. */
    void observe(Trace trace, long number, Map<Noun, ArrayNode> tables) {
        tables.values().forEach(rows -> rowsSeen += rows.size());
        tracesSeen++;
        missing.entrySet().removeIf(entry -> isThere(entry.getKey(), entry.getValue(), trace, tables.get(entry.getKey().rows())));
        unmet.removeIf(watch -> RowReader.isCalled(trace, watch.ref(), number));
        for (Watch watch : counted) {
            switch (watch.kind()) {
                case UNSET -> tables.get(watch.rows()).forEach(row -> unset += row.path("status").asText().equals("UNSET") ? 1 : 0);
                case TOTAL -> total(trace);
                default -> spanless += trace.lacksSpans() ? 1 : 0;
            }
        }
    }

    /** Takes over what was seen of later traces. */
    void and(Notes later) {
        missing.keySet().retainAll(later.missing.keySet());
        missing.forEach((watch, others) -> later.missing.get(watch).stream().limit(Math.max(0, MOST_KEYS - others.size())).forEach(others::add));
        unmet.retainAll(later.unmet);
        tracesSeen += later.tracesSeen;
        spanless += later.spanless;
        rowsSeen += later.rowsSeen;
        unset += later.unset;
        totals += later.totals;
        firstTotal = firstTotal.isEmpty() ? later.firstTotal : firstTotal;
    }

    private static boolean isThere(Watch watch, Set<String> others, Trace trace, ArrayNode rows) {
        for (JsonNode row : rows) {
            JsonNode value = row.path(watch.ref().key());
            boolean there = switch (watch.kind()) {
                case KEY -> !value.isMissingNode();
                case MEMBER -> value.has(watch.name());
                default -> value.asText().equalsIgnoreCase(watch.name());
            };
            if (there) {
                return true;
            }
            if (others.size() < MOST_KEYS && watch.kind() == Watch.Kind.MEMBER) {
                value.fieldNames().forEachRemaining(others::add);
            } else if (others.size() < MOST_KEYS && watch.kind() == Watch.Kind.TYPE && value.isTextual()) {
                others.add(value.textValue());
            }
        }
        if (others.size() < MOST_KEYS && watch.kind() == Watch.Kind.KEY) {
            others.addAll(RowReader.keys(trace, watch.ref()));
        }
        return false;
    }

    private void total(Trace trace) {
        RowReader.doubtfulTotal(trace).ifPresent(doubt -> {
            totals++;
            firstTotal = firstTotal.isEmpty() ? doubt : firstTotal;
        });
    }

    /** Traces that the query names and that were not loaded: a sentence each. */
    List<String> unmet() {
        String loaded = tracesSeen + (tracesSeen == 1 ? " is" : " are") + " loaded" + (tracesSeen == 0 ? "" : tracesSeen == 1 ? ", @1" : ", @1 to @" + tracesSeen);
        return unmet.stream().map(watch -> "there is no trace " + watch.name() + "; " + loaded).toList();
    }

    /** What to tell; of rows nothing where there were none at all. */
    List<String> all() {
        List<String> notes = new ArrayList<>();
        if (spanless > 0) {
            notes.add((spanless == tracesSeen ? tracesSeen == 1 ? "the trace is" : "all " + tracesSeen + " traces are" : spanless + " of " + tracesSeen + " traces are")
                    + " here without spans (fetched without them?), so nothing is known of those");
        }
        if (rowsSeen == 0) {
            return notes;
        }
        missing.forEach((watch, others) -> notes.add(note(watch, others)));
        if (unset > 0) {
            notes.add("`status = OK` leaves out what has the status UNSET (" + unset + " here), which is what many libraries write for success; `not error` takes both");
        }
        if (totals > 0) {
            notes.add(firstTotal + (totals > 1 ? " (and so in " + (totals - 1) + " more)" : ""));
        }
        return notes;
    }

    private static String note(Watch watch, Set<String> others) {
        if (watch.kind() == Watch.Kind.TYPE) {
            return "no span has the type " + watch.name() + "; the types here are " + String.join(", ", others);
        }
        String near = Suggestions.nearest(watch.name(), others).map(key -> "; did you mean `" + key + "`?")
                .orElse(others.isEmpty() ? "" : "; keys here are " + String.join(", ", others.stream().limit(8).toList()) + (others.size() > 8 ? " …" : ""));
        String field = watch.kind() == Watch.Kind.KEY ? watch.ref().key() : watch.ref().key() + "." + watch.name();
        return "nothing has `" + field + "`" + near;
    }
}
