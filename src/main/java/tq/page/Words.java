package tq.page;

import com.fasterxml.jackson.databind.JsonNode;
import tq.render.Unit;
import tq.render.UnitText;
import tq.render.ValueText;
import tq.trace.Nodes;
import tq.trace.Times;

/** Figures with their units, as the page has them. */
final class Words {

    /** What stands for a figure that nothing tells. It is not 0. */
    static final String UNKNOWN = "unknown";

    private Words() {
    }

    /** {@code 1 span}, {@code 1,200 spans}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return UnitText.of(Nodes.number(number), Unit.COUNT, true);
    }

    /** {@code 1.2 s}; empty for {@link Times#NONE}. */
    static String duration(long nanos) {
        return nanos == Times.NONE ? "" : UnitText.duration(nanos / 1e6, true);
    }

    /** {@code 15 (12 in, 3 out)}; empty where nothing is known. */
    static String tokens(JsonNode tokens) {
        StringBuilder parts = new StringBuilder();
        for (String[] part : new String[][] {{"input", "in"}, {"output", "out"}, {"cache_read", "from cache"}, {"cache_write", "to cache"}, {"reasoning", "reasoning"}}) {
            JsonNode value = tokens.path(part[0]);
            if (value.isNumber() && (value.asLong() > 0 || part[0].equals("input") || part[0].equals("output"))) {
                parts.append(parts.length() == 0 ? "" : ", ").append(number(value.asLong())).append(' ').append(part[1]);
            }
        }
        String total = tokens.path("total").isNumber() ? number(tokens.path("total").asLong()) : "";
        return parts.length() == 0 ? total : total.isEmpty() ? parts.toString() : total + " (" + parts + ")";
    }

    /** Whether it is a number that can be added to others. */
    static boolean isFinite(JsonNode number) {
        return number.isNumber() && Double.isFinite(number.doubleValue());
    }

    /** {@code $0.0123}; empty where it is not known. */
    static String cost(JsonNode cost) {
        return isFinite(cost) ? ValueText.cell(cost, Unit.COST) : "";
    }
}
