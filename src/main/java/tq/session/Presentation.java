package tq.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import tq.plan.Plan;
import tq.plan.Resolver.Output;
import tq.render.Column;
import tq.render.Format;
import tq.render.RenderOptions;
import tq.render.Renderer;
import tq.render.Shape;
import tq.render.Unit;
import tq.render.UnitText;
import tq.report.Shapes;
import tq.text.TerminalText;

/**
 * How the answers of plans are written.
 *
 * @param format of rows
 * @param given whether the format was asked for, so that even a drawing is written in it
 * @param columns those that are to be shown of rows that have some of them; empty for all
 */
public record Presentation(Format format, boolean given, RenderOptions options, List<String> columns) {

    public Presentation {
        columns = List.copyOf(columns);
    }

    /** All columns. */
    public Presentation(Format format, boolean given, RenderOptions options) {
        this(format, given, options, List.of());
    }

    /** What whole elements are to become in this format. */
    public Output output() {
        return switch (format) {
            case TABLE, CSV, TSV, MARKDOWN, HTML -> Output.COLUMNS;
            case FOLDED -> Output.STACKS;
            case TREE -> Output.TREE;
            case TIMELINE -> Output.TIMELINE;
            default -> Output.ELEMENTS;
        };
    }

    /** For the rows of one plan. */
    public Renderer renderer(Plan plan, Appendable sink) {
        Shape shape = Shapes.of(plan.flow().rows());
        List<Column> chosen = new ArrayList<>();
        columns.forEach(name -> shape.columns().stream().filter(column -> column.name().equals(name)).forEach(chosen::add));
        return Renderer.of(formatOf(plan), chosen.isEmpty() || output() != Output.COLUMNS ? shape : new Shape(chosen, false), options, sink);
    }

    /** A query that ends in a drawing is drawn, unless a format is asked for. */
    private Format formatOf(Plan plan) {
        boolean draws = plan.purpose() == Plan.Purpose.TREE || plan.purpose() == Plan.Purpose.TIMELINE;
        if (draws && !given) {
            return plan.purpose() == Plan.Purpose.TREE ? Format.TREE : Format.TIMELINE;
        }
        return !draws && (format == Format.TREE || format == Format.TIMELINE) ? Format.TABLE : format;
    }

    /** What stands above one of several tables: the rows asked for; other formats have no place for it. */
    public String title(Plan plan) {
        String source = TerminalText.oneLine(plan.text());
        return format == Format.TABLE ? source + "\n" : format == Format.MARKDOWN ? "## " + source + "\n\n" : "";
    }

    /** Whether a plan is a part of an assertion. */
    public static boolean asserts(Plan plan) {
        return plan.purpose() == Plan.Purpose.NONE || plan.purpose() == Plan.Purpose.HOLDS;
    }

    /**
     * Whether an assertion does not hold.
     *
     * @param rows how many rows it gave
     * @param last the last of them
     */
    public static boolean failed(Plan plan, long rows, JsonNode last) {
        return plan.purpose() == Plan.Purpose.NONE ? rows > 0 : plan.purpose() == Plan.Purpose.HOLDS && !last.path("holds").booleanValue();
    }

    /** That an assertion does not hold, and how far it is from that. */
    public String failure(Plan plan, long rows, JsonNode last) {
        String text = "assertion failed: " + TerminalText.oneLine(plan.text());
        if (plan.purpose() == Plan.Purpose.HOLDS) {
            JsonNode found = last.path("found");
            boolean duration = Shapes.of(plan.flow().rows()).columns().get(1).unit() == Unit.DURATION && found.isNumber();
            return text + (found.isNull() || found.isMissingNode() ? "" : " (found " + (duration ? UnitText.duration(found.doubleValue(), options.unicode()) : found) + ")");
        }
        return text + " (" + rows + (rows == 1 ? " row)" : " rows)");
    }
}
