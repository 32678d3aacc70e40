package tq.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Evidence cut to what is read at a glance: long texts, and long JSON as text. */
final class Excerpt {

    private static final int MOST = 300;

    private Excerpt() {
    }

    /** The same row with long values cut; what was cut says how much is missing. */
    static ObjectNode of(ObjectNode row) {
        ObjectNode out = row.deepCopy();
        List<String> names = new ArrayList<>();
        out.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode value = out.get(name);
            String text = value.isContainerNode() ? value.toString() : value.isTextual() ? value.textValue() : "";
            if (text.codePointCount(0, text.length()) > MOST) {
                int end = text.offsetByCodePoints(0, MOST);
                out.put(name, text.substring(0, end) + "… (" + (text.length() - end) + " characters more)");
            } else if (value.isContainerNode()) {
                out.put(name, text);
            }
        }
        return out;
    }
}
