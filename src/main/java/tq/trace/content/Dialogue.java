package tq.trace.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.Trace;
import tq.trace.TraceInfo;

/**
 * What a person asked and what was answered in a trace: as its top span says, else as the calls of models below it do. Some libraries
 * write on the top span nothing, or only the name of an object: {@code StopEvent(result=…)}.
 */
public final class Dialogue {

    /** What Python prints of a data class, also in a list. */
    private static final Pattern DATA = Pattern.compile("(?s)\\[?[A-Z]\\w*\\((\\)|\\w+=.*)");

    private Dialogue() {
    }

    /** The text; missing for none. */
    public static JsonNode question(Trace trace) {
        TraceInfo info = trace.info();
        JsonNode inputs = of(trace, Contents.INPUTS);
        JsonNode preview = info.decodedPreview("request");
        return first(Texts.question(inputs, Nodes.MISSING, preview), () -> asked(trace), () -> Texts.question(inputs, info.preview("request"), preview));
    }

    /** The text; missing for none, as of a run that failed before it answered. */
    public static JsonNode answer(Trace trace) {
        TraceInfo info = trace.info();
        JsonNode outputs = of(trace, Contents.OUTPUTS);
        JsonNode preview = info.decodedPreview("response");
        boolean failed = trace.top().map(top -> top.status() == Span.Status.ERROR).orElse(false);
        return first(Texts.answer(outputs, Nodes.MISSING, preview), () -> failed ? Nodes.MISSING : answered(trace), () -> Texts.answer(outputs, info.preview("response"), preview));
    }

    /** What the span says; else what its models say; else the preview as it is, which may be JSON. */
    private static JsonNode first(JsonNode told, Supplier<JsonNode> byModels, Supplier<JsonNode> previewed) {
        if (told.isTextual() && !ChatShapes.isObjectName(told.textValue()) && !DATA.matcher(told.textValue()).matches()) {
            return told;
        }
        JsonNode said = byModels.get();
        return said.isMissingNode() ? previewed.get() : said;
    }

    private static JsonNode of(Trace trace, String field) {
        return trace.top().map(top -> Contents.of(top, field)).orElse(Nodes.MISSING);
    }

    /** What the first call of a model read last from a person. */
    private static JsonNode asked(Trace trace) {
        for (Span span : inTime(trace)) {
            List<Message> read = Messages.of(span);
            for (int i = read.size() - 1; i >= 0; i--) {
                Message message = read.get(i);
                if (message.direction().equals(Message.INPUT) && message.role().equals(Roles.USER) && !message.content().isEmpty()) {
                    return Nodes.text(message.content());
                }
            }
        }
        return Nodes.MISSING;
    }

    /** What the last call of a model wrote; nothing where it asked for a tool. */
    private static JsonNode answered(Trace trace) {
        List<Span> spans = inTime(trace);
        for (int i = spans.size() - 1; i >= 0; i--) {
            List<Message> written = Messages.of(spans.get(i));
            Message last = written.isEmpty() ? null : written.get(written.size() - 1);
            if (last != null && last.direction().equals(Message.OUTPUT)) {
                return last.toolCalls().isMissingNode() ? Nodes.text(last.content()) : Nodes.MISSING;
            }
        }
        return Nodes.MISSING;
    }

    private static List<Span> inTime(Trace trace) {
        return trace.spans().stream().sorted(Comparator.comparingLong(Span::start)).toList();
    }
}
