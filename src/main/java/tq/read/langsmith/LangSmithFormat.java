package tq.read.langsmith;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tq.json.JsonKind;
import tq.json.JsonValue;
import tq.read.base.Format;
import tq.read.base.Members;
import tq.read.base.Reading;
import tq.trace.Ids;
import tq.trace.TracePart;

/**
 * LangSmith's runs: one by one, in a list, with the runs below in {@code child_runs}, or as its SDKs send them, {@code {"post": […],
 * "patch": […]}}, where a run stands in the one when it starts and in the other when it ends.
 */
public final class LangSmithFormat implements Format {

    private static final String[] BATCH = {"post", "patch"};

    @Override
    public boolean reads(JsonValue value) {
        return isRun(value) || isBatch(value) || isRun(value.get("runs").at(0));
    }

    private static boolean isRun(JsonValue value) {
        return value.get("run_type").kind() == JsonKind.STRING || value.get("dotted_order").kind() == JsonKind.STRING;
    }

    private static boolean isBatch(JsonValue value) {
        for (String key : BATCH) {
            JsonValue first = value.get(key).at(0);
            if (isRun(first) || Members.has(first, "id") && Members.has(first, "trace_id")) {
                return true;
            }
        }
        return Members.hasList(value, "post") && Members.hasList(value, "patch") && value.get("post").size() + value.get("patch").size() == 0;
    }

    @Override
    public void read(JsonValue value, Reading reading) {
        List<LangSmithRun> runs = new ArrayList<>();
        if (isRun(value)) {
            add(value, "", "", runs);
        }
        int bad = 0;
        for (String key : new String[] {"post", "patch", "runs"}) {
            for (JsonValue run : isRun(value) ? List.<JsonValue>of() : value.get(key).items()) {
                bad += run.kind() == JsonKind.OBJECT ? 0 : 1;
                add(run, "", "", runs);
            }
        }
        if (bad > 0) {
            reading.loss(bad + " runs left out: not objects");
        }
        hand(runs, reading);
    }

    private static void add(JsonValue value, String trace, String parent, List<LangSmithRun> runs) {
        if (value.kind() == JsonKind.OBJECT) {
            LangSmithRun run = LangSmithRun.of(value, trace, parent);
            runs.add(run);
            for (JsonValue child : value.get("child_runs").items()) {
                add(child, run.traceId().textOr(""), run.id().textOr(""), runs);
            }
        }
    }

    /** The end of a run may leave out the trace, which its start names. */
    private static void hand(List<LangSmithRun> runs, Reading reading) {
        Map<String, String> traces = new HashMap<>();
        runs.forEach(run -> traces.merge(run.id().textOr(""), run.traceId().textOr(""), (first, second) -> first.isEmpty() ? second : first));
        int lost = 0;
        for (LangSmithRun each : runs) {
            String trace = traces.get(each.id().textOr(""));
            LangSmithRun run = each.traceId().isMissing() ? LangSmithRun.of(each.run(), trace, each.parent().textOr("")) : each;
            if (trace.isEmpty() && !Members.has(run.run(), "start_time")) {
                lost++;
            } else {
                reading.part(TracePart.scattered(Ids.ofTrace(run.traceId().textOr("")), run.info(), List.of(run), List.of(), reading.origin("LangSmith")));
            }
        }
        if (lost > 0) {
            reading.loss(lost + " of " + runs.size() + " runs left out: they name neither a trace nor a start");
        }
    }
}
