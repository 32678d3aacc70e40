package tq.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import tq.profile.ProfileTables;
import tq.render.Column;
import tq.render.Format;
import tq.render.RenderOptions;
import tq.render.Renderer;
import tq.render.Shape;
import tq.render.Unit;
import tq.render.UnitText;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.text.TerminalText;
import tq.trace.Trace;
import tq.trace.rows.RowReader;

/** What is loaded, in a few lines, in a table, or field by field. */
final class Overview {

    private static final List<String> FIELDS = List.of("name", "state", "duration", "span_count", "error_count", "tokens.total", "question");

    private final Session session;

    Overview(Session session) {
        this.session = session;
    }

    /** {@code 12 traces (2 in state ERROR), 140 spans (3 failed), 52,310 tokens, 7 assessments}. */
    String summary() {
        SortedMap<Integer, Trace> traces = session.asked();
        List<JsonNode> rows = rows(traces, List.of("state", "duration", "span_count", "error_count", "tokens.total"));
        List<String> parts = new ArrayList<>();
        if (rows.size() == 1) {
            parts.add("1 trace in state " + TerminalText.oneLine(rows.get(0).path("state").asText("unknown")));
            if (rows.get(0).path("duration").isNumber()) {
                parts.add(UnitText.duration(rows.get(0).path("duration").doubleValue() / 1e6, session.screen().unicode()));
            }
        } else {
            long failed = rows.stream().filter(row -> row.path("state").asText().equals("ERROR")).count();
            parts.add(number(rows.size(), "trace") + (failed > 0 ? " (" + grouped(failed) + " in state ERROR)" : ""));
        }
        long failed = sum(rows, "error_count");
        parts.add(number(sum(rows, "span_count"), "span") + (failed > 0 ? " (" + grouped(failed) + " failed)" : ""));
        long tokens = sum(rows, "tokens.total");
        if (tokens > 0) {
            parts.add(grouped(tokens) + " tokens");
        }
        parts.add(number(traces.values().stream().mapToLong(trace -> trace.assessments().size()).sum(), "assessment"));
        return String.join(", ", parts) + "\n";
    }

    private static long sum(List<JsonNode> rows, String field) {
        return rows.stream().mapToLong(row -> row.path(field).asLong()).sum();
    }

    private static String number(long count, String noun) {
        return grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static List<JsonNode> rows(SortedMap<Integer, Trace> traces, List<String> fields) {
        RowReader reader = new RowReader(Noun.TRACES, fields.stream().map(field -> FieldRef.own(Noun.TRACES, field)).toList());
        List<JsonNode> rows = new ArrayList<>();
        traces.forEach((number, trace) -> reader.rows(trace, number).forEach(row -> rows.add(RowReader.settled(row))));
        return rows;
    }

    /** A line for each trace, with the number by which it is named. */
    String traces() {
        SortedMap<Integer, Trace> asked = session.asked();
        if (asked.isEmpty()) {
            return "nothing is loaded: :load FILE\n";
        }
        Shape shape = new Shape(List.of(new Column("n", Unit.COUNT), new Column("name", Unit.NONE), new Column("state", Unit.STATUS), new Column("duration", Unit.DURATION),
                new Column("spans", Unit.COUNT), new Column("failed", Unit.COUNT), new Column("tokens", Unit.COUNT), new Column("question", Unit.NONE)), false);
        StringBuilder out = new StringBuilder();
        Renderer table = Renderer.of(Format.TABLE, shape, session.presentation(Format.TABLE, false).options(), out);
        int shown = 0;
        List<JsonNode> rows = rows(asked, FIELDS);
        try {
            for (Map.Entry<Integer, Trace> trace : asked.entrySet()) {
                if (shown < session.settings().limit()) {
                    table.row(line(trace.getKey(), rows.get(shown++)));
                }
            }
            table.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out + (shown < rows.size() ? (session.screen().unicode() ? "… " : "... ") + (rows.size() - shown) + " more traces (:limit off shows all)\n" : "");
    }

    private static ObjectNode line(int number, JsonNode row) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("n", number);
        line.set("name", row.path("name"));
        line.set("state", row.path("state"));
        if (row.path("duration").isNumber()) {
            line.put("duration", row.path("duration").doubleValue() / 1e6);
        }
        line.set("spans", row.path("span_count"));
        line.set("failed", row.path("error_count"));
        line.set("tokens", row.path("tokens.total"));
        line.set("question", row.path("question"));
        line.properties().removeIf(member -> member.getValue().isMissingNode());
        return line;
    }

    /** As {@code tq schema} shows it. */
    String schema() {
        StringBuilder out = new StringBuilder();
        RenderOptions options = session.presentation(Format.TABLE, false).options();
        try {
            ProfileTables.write(session.vocabulary().profile().rows(session.loaded().tally()), Format.TABLE, options, TerminalText.oneLine(String.join(" ", session.loaded().words())), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
