package tq.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tq.plan.RowType;
import tq.render.Column;
import tq.render.Shape;
import tq.render.Unit;
import tq.schema.ValueType;

/** What a plan knows of its results, in the words of the renderers. */
public final class Shapes {

    private Shapes() {
    }

    public static Shape of(RowType rows) {
        if (rows instanceof RowType.Record record) {
            List<Column> columns = new ArrayList<>();
            for (Map.Entry<String, ValueType> column : record.columns().entrySet()) {
                columns.add(new Column(column.getKey(), unit(column.getValue())));
            }
            return new Shape(columns, false);
        }
        if (rows instanceof RowType.Value value) {
            return new Shape(List.of(new Column("value", unit(value.type()))), value.single());
        }
        return Shape.FREE;
    }

    private static Unit unit(ValueType type) {
        return switch (type) {
            case DURATION -> Unit.DURATION;
            case TIME -> Unit.TIME;
            case TOKENS -> Unit.COUNT;
            case COST -> Unit.COST;
            case PERCENT -> Unit.PERCENT;
            case ENUM -> Unit.STATUS;
            default -> Unit.NONE;
        };
    }
}
