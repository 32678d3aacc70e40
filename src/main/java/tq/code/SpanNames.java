package tq.code;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Of the name of a span the names that a library may have made it of. */
final class SpanNames {

    private static final List<String> BEFORE = List.of("execute_tool ", "invoke_agent ", "invoke_workflow ", "agent_run ", "running tool: ", "running tool ", "tool ", "Tool.");
    private static final List<String> BEHIND = List.of(".tool", ".task", ".workflow", ".agent");

    private SpanNames() {
    }

    /** The name itself, then {@code get_weather} of {@code execute_tool get_weather}, of {@code get_weather.tool}, of {@code get_weather_1}. */
    static List<String> of(String name) {
        Set<String> names = new LinkedHashSet<>(List.of(name));
        String base = name;
        for (String before : BEFORE) {
            base = base.startsWith(before) ? base.substring(before.length()) : base;
        }
        for (String behind : BEHIND) {
            base = base.endsWith(behind) ? base.substring(0, base.length() - behind.length()) : base;
        }
        names.add(base);
        names.add(withoutNumber(base));
        return List.copyOf(names);
    }

    /** Clients of MLflow before 3.18 numbered spans that were named alike. */
    private static String withoutNumber(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
            end--;
        }
        return end > 1 && end < name.length() && name.charAt(end - 1) == '_' ? name.substring(0, end - 1) : name;
    }
}
