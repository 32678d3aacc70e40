package tq.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tq.schema.Noun;
import tq.schema.ValueType;

/** What the rows at one point of a query are. */
public sealed interface RowType {

    /**
     * Whole elements, with columns that {@code set} put beside and paths that {@code drop} took away.
     *
     * @param dropped paths of the printed element: {@code [attributes, mlflow.spanInputs]}
     */
    record Element(Noun noun, Map<String, ValueType> extras, List<List<String>> dropped) implements RowType {
        public Element {
            extras = new LinkedHashMap<>(extras);
            dropped = List.copyOf(dropped);
        }
    }

    /** Objects with these columns, in this order. */
    record Record(Map<String, ValueType> columns) implements RowType {
        public Record {
            columns = new LinkedHashMap<>(columns);
        }
    }

    /** Bare values; {@code single} for the one figure of {@code count} and its kin. */
    record Value(ValueType type, boolean single) implements RowType {
    }

    /** Anything at all: what raw jq gives. */
    record Unknown() implements RowType {
    }
}
