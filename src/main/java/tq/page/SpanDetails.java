package tq.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import tq.render.Unit;
import tq.render.ValueText;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.SpanEvent;
import tq.trace.Times;
import tq.trace.content.Message;
import tq.trace.content.Messages;

/** What a row of the waterfall opens to: what went wrong, what went in and came out, figures and events. */
final class SpanDetails {

    private static final List<String> EXCEPTION = List.of("exception.type", "exception.message", "exception.stacktrace");
    private static final int MOST_MESSAGES = 100;
    private static final int MOST_EVENTS = 50;
    private static final int MOST_EVENT_CHARACTERS = 4_000;

    private final Span span;
    private final JsonNode row;
    private final int most;
    private final Html out;

    /**
     * Of one span.
     *
     * @param row its fields
     * @param most characters shown of a value
     */
    SpanDetails(Span span, JsonNode row, int most, Html out) {
        this.span = span;
        this.row = row;
        this.most = most;
        this.out = out;
    }

    void write() {
        out.markup("<div class=\"body\">");
        failure();
        facts();
        boolean spoken = messages();
        out.markup(spoken ? "<details class=\"raw\"><summary>Inputs and outputs as recorded</summary>" : "");
        value("Inputs", row.path("inputs"));
        value("Outputs", row.path("outputs"));
        out.markup(spoken ? "</details>" : "");
        events();
        out.markup("</div>");
    }

    private void failure() {
        String message = row.path("message").asText("");
        if (!message.isEmpty()) {
            out.markup("<h5>Message</h5>").block(message, most);
        }
        StringBuilder told = new StringBuilder();
        for (String field : EXCEPTION) {
            String part = row.path(field).asText("");
            if (!part.isEmpty() && !(field.equals("exception.message") && part.equals(message))) {
                told.append(told.length() == 0 ? "" : "\n").append(part);
            }
        }
        if (told.length() > 0) {
            out.markup("<h5>Exception</h5>").block(told.toString(), most);
        }
    }

    private void facts() {
        out.markup("<dl class=\"facts\">");
        long offset = TraceRow.nanos(row, "offset");
        long self = TraceRow.nanos(row, "self");
        out.fact("Began", offset == Times.NONE ? "" : "+" + Words.duration(offset));
        out.fact("Own time", span.trace().isLeaf(span) || self == Times.NONE ? "" : Words.duration(self));
        out.fact("First token after", Words.duration(TraceRow.nanos(row, "time_to_first_token")));
        out.fact("Model", text("model"));
        out.fact("Provider", text("provider"));
        out.fact("Tool", text("tool").equals(span.name()) ? "" : text("tool"));
        out.fact("Finish reason", text("finish_reason"));
        out.fact("Tokens", Words.tokens(row.path("tokens")));
        out.fact("Cost", Words.cost(row.path("cost")));
        if (!span.parentId().isEmpty()) {
            out.markup("<div><dt>Path</dt><dd class=\"path\">").name(text("path")).markup("</dd></div>");
        }
        out.fact("Span", span.id());
        out.markup("</dl>");
    }

    private String text(String field) {
        JsonNode value = row.path(field);
        return value.isMissingNode() ? "" : ValueText.cell(value, Unit.NONE);
    }

    /** What a model read and wrote; false where nothing tells it. */
    private boolean messages() {
        List<Message> messages = Messages.of(span);
        if (messages.isEmpty()) {
            return false;
        }
        out.markup("<h5>Messages</h5><ol class=\"messages\">");
        for (Message message : messages.subList(0, Math.min(MOST_MESSAGES, messages.size()))) {
            out.markup(message.direction().equals(Message.INPUT) ? "<li>" : "<li class=\"written\">").markup("<b>").name(message.role()).markup("</b>");
            if (!message.content().isEmpty()) {
                out.prose(message.content(), most);
            }
            for (JsonNode call : message.toolCalls()) {
                out.markup("<span class=\"part\">asks for</span> <b>").name(call.path("name").asText("")).markup("</b>");
                out.block(ValueText.block(call.path("arguments")), most);
            }
            out.markup("</li>");
        }
        out.markup("</ol>");
        if (messages.size() > MOST_MESSAGES) {
            out.markup("<p class=\"cut\">" + Words.count(messages.size() - MOST_MESSAGES, "more message") + " left out here.</p>");
        }
        return true;
    }

    private void value(String title, JsonNode value) {
        if (!value.isMissingNode()) {
            out.markup("<h5>").markup(title).markup("</h5>").block(ValueText.block(value), most);
        }
    }

    private void events() {
        List<SpanEvent> events = span.events();
        if (events.isEmpty()) {
            return;
        }
        out.markup("<h5>Events</h5><ol class=\"events\">");
        for (SpanEvent event : events.subList(0, Math.min(MOST_EVENTS, events.size()))) {
            out.markup("<li><b>").name(event.name()).markup("</b> ");
            if (event.time() != Times.NONE && span.trace().firstStart() != Times.NONE) {
                out.markup("<span class=\"part\">+").markup(Words.duration(event.time() - span.trace().firstStart())).markup("</span>");
            }
            JsonNode attributes = event.attributes().decodedPlain();
            if (!event.name().equals("exception") && !Nodes.isEmpty(attributes)) { // an exception is shown above
                out.block(ValueText.block(attributes), Math.min(most, MOST_EVENT_CHARACTERS));
            }
            out.markup("</li>");
        }
        out.markup("</ol>");
        if (events.size() > MOST_EVENTS) {
            out.markup("<p class=\"cut\">" + Words.count(events.size() - MOST_EVENTS, "more event") + " left out here.</p>");
        }
    }
}
