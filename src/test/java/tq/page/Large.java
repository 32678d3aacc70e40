package tq.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tq.json.JsonText;
import tq.trace.Nodes;

/** One trace of many spans, as an agent that runs for long leaves it. */
final class Large {

    private static final String[] TYPES = {"AGENT", "CHAIN", "LLM", "TOOL", "RETRIEVER"};

    private Large() {
    }

    /** One in fifty spans failed; each has some hundred characters of inputs and outputs. */
    static String trace(int spans) {
        SplittableRandom random = new SplittableRandom(7);
        ObjectNode trace = Nodes.object();
        trace.putObject("info").put("trace_id", "tr-large").put("state", "ERROR");
        ArrayNode list = trace.putObject("data").putArray("spans");
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < spans; i++) {
            while (open.size() > 8 || open.size() > 1 && random.nextInt(3) == 0) {
                open.remove(open.size() - 1);
            }
            ObjectNode span = list.addObject().put("trace_id", "tr-large").put("span_id", String.format("%016x", i + 1)).put("name", "step_" + i);
            span.put("parent_span_id", open.isEmpty() ? null : String.format("%016x", open.get(open.size() - 1) + 1));
            long start = 1_700_000_000_000_000_000L + i * 10_000_000L;
            span.put("start_time_unix_nano", start).put("end_time_unix_nano", i == 0 ? start + spans * 10_000_000L : start + 1_000_000L + random.nextInt(60_000_000));
            boolean failed = i % 50 == 49;
            span.putObject("status").put("code", failed ? "STATUS_CODE_ERROR" : "STATUS_CODE_OK").put("message", failed ? "no answer within 5 s" : "");
            String type = TYPES[random.nextInt(TYPES.length)];
            ObjectNode inputs = Nodes.object().put("question", "what is number " + i + "?").put("context", "lorem ipsum dolor sit amet ".repeat(8));
            ObjectNode attributes = span.putObject("attributes").put("mlflow.spanType", "\"" + type + "\"").put("mlflow.spanInputs", JsonText.COMPACT.of(inputs));
            attributes.put("mlflow.spanOutputs", JsonText.COMPACT.of(Nodes.object().put("answer", "number " + i + " is " + i * 7)));
            if (type.equals("LLM")) {
                attributes.put("mlflow.chat.tokenUsage", "{\"input_tokens\": 100, \"output_tokens\": 10, \"total_tokens\": 110}").put("gen_ai.request.model", "\"example-model\"");
            }
            open.add(i);
        }
        return JsonText.COMPACT.of(trace);
    }
}
