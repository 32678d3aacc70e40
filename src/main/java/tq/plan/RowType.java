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
     * @param name another name of the row itself, before its fields: {@code call} after {@code as call}; else empty
     * @param dropped paths of the printed element: {@code [attributes, mlflow.spanInputs]}
     */
    record Element(Noun noun, String name, Map<String, ValueType> extras, List<List<String>> dropped) implements RowType {
        public Element {
            extras = new LinkedHashMap<>(extras);
            dropped = List.copyOf(dropped);
        }

        /** Plain elements. */
        static Element of(Noun noun) {
            return new Element(noun, "", Map.of(), List.of());
        }

        Element withExtras(Map<String, ValueType> others) {
            return new Element(noun, name, others, dropped);
        }
    }

    /** Two elements of one noun, each under its name, with columns that {@code set} put beside. */
    record Pair(String left, String right, Noun noun, Map<String, ValueType> extras) implements RowType {
        public Pair {
            extras = new LinkedHashMap<>(extras);
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

    /** No row: what stands alone is about all that is loaded, as in {@code assert}. */
    record Loaded() implements RowType {
    }

    /** Anything at all: what raw jq gives. */
    record Unknown() implements RowType {
    }
}
