package tq.code;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import tq.trace.CodeOf;
import tq.trace.Span;
import tq.trace.SpanEvent;

/**
 * Spans in the code of a folder: what the tracer recorded of the place where it can be found there, else the function by the name that it recorded,
 * else the name of the span; and of exceptions the frame that lies inside.
 */
public record SpanCode(CodeIndex index) implements CodeOf {

    private static final String[] FILES = {"code.file.path", "code.filepath"};
    private static final String[] LINES = {"code.line.number", "code.lineno"};
    private static final String[] STACKS = {"exception.stacktrace"};

    @Override
    public List<String> function(Span span) {
        Optional<String> function = text(span.convention("function"));
        Optional<String> file = first(span, FILES);
        long line = first(span, LINES).filter(text -> text.matches("\\d{1,9}")).map(Long::parseLong).orElse(0L);
        List<CodePlace> recorded = file.isEmpty() ? List.of() : index.recorded(file.get(), line, function.orElse(""));
        return texts(recorded.isEmpty() ? index.named(span.name(), function) : recorded);
    }

    @Override
    public List<String> thrown(Span span) {
        Optional<String> stack = span.exception().map(SpanEvent::attributes).flatMap(attributes -> text(attributes.get(STACKS[0]))).or(() -> first(span, STACKS));
        return stack.map(index::frame).map(SpanCode::texts).orElse(List.of());
    }

    private static Optional<String> first(Span span, String[] keys) {
        for (String key : keys) {
            Optional<String> found = text(span.attributes().get(key));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static List<String> texts(List<CodePlace> places) {
        return places.stream().map(CodePlace::toString).toList();
    }
}
