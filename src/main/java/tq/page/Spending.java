package tq.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tq.trace.Span;
import tq.trace.Trace;
import tq.trace.Usage;

/** Tokens and cost by model, no call counted twice; see {@link tq.trace.CountedOnce}. */
final class Spending {

    /** A model's name may be any text. */
    private static final int MOST_MODELS = 100;
    /** Responses that are remembered, so that a call which stands in two traces counts once. */
    private static final int MOST_RESPONSES = 200_000;
    private static final List<String> TOKENS = List.of("input", "output", "cache_read", "total");

    private final Map<String, Sum> models = new HashMap<>();
    private final Set<String> responses = new HashSet<>();

    /** What the calls of one model come to. */
    private static final class Sum {
        private final Map<String, Long> tokens = new HashMap<>();
        private long calls;
        private long priced;
        private BigDecimal cost = BigDecimal.ZERO;

        private long total() {
            return tokens.getOrDefault("total", 0L);
        }
    }

    /** Adds the calls of a trace; {@code rows} are its spans by position. */
    void add(Trace trace, ArrayNode rows) {
        Set<String> answered = new HashSet<>();
        for (Span span : counted(trace, span -> !span.tokens().isMissingNode(), answered)) {
            Sum sum = sum(rows.get(span.position()));
            sum.calls++;
            for (String name : TOKENS) {
                if (span.tokens().path(name).isNumber()) {
                    sum.tokens.merge(name, span.tokens().path(name).asLong(), Long::sum);
                }
            }
        }
        for (Span span : counted(trace, span -> Words.isFinite(Usage.cost(span, "cost")), answered)) {
            Sum sum = sum(rows.get(span.position()));
            sum.calls += span.tokens().isMissingNode() ? 1 : 0;
            sum.priced++;
            sum.cost = sum.cost.add(Usage.cost(span, "cost").decimalValue());
        }
        if (responses.size() < MOST_RESPONSES) {
            responses.addAll(answered);
        }
    }

    private List<Span> counted(Trace trace, Predicate<Span> has, Set<String> answered) {
        List<Span> counted = new ArrayList<>();
        for (Span span : Usage.counted(trace, has)) {
            String response = Usage.responseId(span);
            if (response.isEmpty() || !responses.contains(response)) {
                counted.add(span);
            }
            if (!response.isEmpty()) {
                answered.add(response);
            }
        }
        return counted;
    }

    private Sum sum(JsonNode row) {
        String model = row.path("model").asText("");
        return models.computeIfAbsent(models.containsKey(model) || models.size() < MOST_MODELS ? model : "other models", name -> new Sum());
    }

    /** A table, the model with most tokens first. */
    void write(Html out) {
        if (models.isEmpty()) {
            out.markup("<p class=\"none\">No span tells of tokens or cost.</p>\n");
            return;
        }
        out.markup("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"models-title\"><table><thead><tr><th scope=\"col\">Model</th>");
        for (String column : new String[] {"Calls", "Input", "Output", "From cache", "Tokens", "Cost"}) {
            out.markup("<th scope=\"col\" class=\"n\">" + column + "</th>");
        }
        out.markup("</tr></thead><tbody>\n");
        models.entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, Sum> entry) -> -entry.getValue().total()).thenComparing(Map.Entry::getKey))
                .forEach(entry -> row(entry.getKey(), entry.getValue(), out));
        out.markup("</tbody></table></div>\n<p class=\"note\">Each call of a model counts once: a span that only repeats what the spans below it used adds nothing.</p>\n");
    }

    private static void row(String model, Sum sum, Html out) {
        out.markup("<tr><th scope=\"row\">");
        out.markup(model.isEmpty() ? "<span class=\"none\">not told</span>" : "").name(model).markup("</th><td class=\"n\">" + Words.number(sum.calls) + "</td>");
        for (String name : TOKENS) {
            Long tokens = sum.tokens.get(name);
            out.markup("<td class=\"n\">").markup(tokens != null ? Words.number(tokens) : name.equals("cache_read") ? "–" : Words.UNKNOWN).markup("</td>");
        }
        out.markup("<td class=\"n\">").markup(sum.priced == 0 ? Words.UNKNOWN : Words.cost(DecimalNode.valueOf(sum.cost)));
        if (sum.priced > 0 && sum.priced < sum.calls) {
            out.markup("<br><small>" + Words.count(sum.calls - sum.priced, "call") + " unknown</small>");
        }
        out.markup("</td></tr>\n");
    }
}
