package tq.read.langfuse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.Format;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.trace.Ids;
import tq.trace.Span;
import tq.trace.TracePart;

/**
 * Langfuse's traces: {@code {"trace": {…}, "observations": […]}} as its interface downloads it, a trace with the observations and
 * scores in it as its API answers, and traces, observations and scores one by one, in pages or as lines of an export. These are
 * gathered by the trace's id; scores may stand in a file of their own.
 */
public final class LangfuseFormat implements Format {

    private static final String NAME = "Langfuse";
    private static final String[] SCORES = {"scores", "corrections"};

    @Override
    public boolean reads(JsonValue value) {
        LangfuseRow row = new LangfuseRow(value);
        return Members.hasList(value, "observations") || row.isTrace() || row.isObservation() || row.isScore();
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        LangfuseRow row = new LangfuseRow(value);
        if (Members.hasList(value, "observations") || row.isTrace()) {
            readTrace(value, Members.hasObject(value, "trace") ? value.get("trace") : value, reading);
        } else if (row.isObservation()) {
            String id = Ids.ofTrace(row.id("traceId"));
            reading.part(TracePart.scattered(id, LangfuseTrace.infoIn(row, id), List.of(LangfuseObservation.span(row, id)), List.of(), reading.origin(NAME)));
        } else {
            readScore(row, reading);
        }
    }

    private static void readScore(LangfuseRow score, Reading reading) {
        String trace = Ids.ofTrace(LangfuseScore.trace(score));
        if (trace.isEmpty() && LangfuseScore.observation(score).isEmpty()) {
            reading.left("scores of no trace", 1);
        } else {
            reading.part(TracePart.added(trace, List.of(LangfuseScore.assessment(score)), List.of(), reading.origin(NAME)));
        }
    }

    private static void readTrace(JsonValue document, JsonValue trace, Reading reading) {
        List<Span.Parts> spans = new ArrayList<>();
        String id = Ids.ofTrace(new LangfuseRow(trace).id("id"));
        observations(document, trace, reading).forEach(observation -> spans.add(LangfuseObservation.span(observation, id)));
        if (id.isEmpty()) {
            reading.scattered(spans, NAME);
        } else {
            JsonValue info = LangfuseTrace.info(new LangfuseRow(trace), id);
            reading.part(TracePart.scattered(id, info, spans, scores(document, trace), reading.origin(NAME)));
        }
    }

    /** Those beside the trace have all their members, those in it often only some; a page of traces has but their ids. */
    private static List<LangfuseRow> observations(JsonValue document, JsonValue trace, Reading reading) {
        Map<String, LangfuseRow> observations = new LinkedHashMap<>();
        int bad = 0;
        for (JsonValue list : places(document, trace, "observations")) {
            for (JsonValue item : list.items()) {
                LangfuseRow row = new LangfuseRow(item);
                String id = row.id("id");
                if (item.kind() == JsonKind.OBJECT) {
                    observations.putIfAbsent(id.isEmpty() ? "#" + observations.size() : id, row);
                }
                bad += item.kind() == JsonKind.OBJECT || item.kind() == JsonKind.STRING ? 0 : 1;
            }
        }
        if (bad > 0) {
            reading.loss(bad + " observations left out: not objects");
        }
        return List.copyOf(observations.values());
    }

    private static List<JsonValue> scores(JsonValue document, JsonValue trace) {
        List<JsonValue> scores = new ArrayList<>();
        for (String key : SCORES) {
            for (JsonValue list : places(document, trace, key)) {
                for (JsonValue score : list.items()) {
                    if (score.kind() == JsonKind.OBJECT) {
                        scores.add(LangfuseScore.assessment(new LangfuseRow(score)));
                    }
                }
            }
        }
        return scores;
    }

    private static List<JsonValue> places(JsonValue document, JsonValue trace, String key) {
        return trace == document ? List.of(trace.get(key)) : List.of(document.get(key), trace.get(key));
    }
}
