package tq.code;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a function of a tracing or agent library is given the name of the spans that it makes.
 *
 * @param position of the argument that is the name, from 0; {@link #NONE} where it is none
 * @param keys under which the name may be given: {@code start_span(name="x")}, {@code startSpan({ name: "x" })}
 * @param function the position of the function that is traced; {@link #NONE} where none is
 * @param isNamedByFunction whether spans have the name of the function where no other is given
 */
record NamingRule(int position, Set<String> keys, int function, boolean isNamedByFunction) {

    static final int NONE = -1;

    private static final Set<String> NAME = Set.of("name");

    /** Opens a span: {@code start_span("x")}, {@code start_span(name="x")}. */
    private static final NamingRule SPAN = new NamingRule(0, NAME, NONE, false);
    /** The same after a context: {@code tracer.Start(ctx, "x")}. */
    private static final NamingRule SPAN_IN_CONTEXT = new NamingRule(1, NAME, NONE, false);
    /** Traces a function, which comes as an argument or is decorated: {@code trace(fn, {name: "x"})}, {@code @trace(name="x")}. */
    private static final NamingRule WRAPPER = new NamingRule(NONE, NAME, 0, true);
    /** The same, and the name may come first: {@code @tool("x")}. */
    private static final NamingRule NAMED_WRAPPER = new NamingRule(0, Set.of("name", "id", "name_override"), 0, true);
    /** A function under a name: {@code add_node("x", fn)}. */
    private static final NamingRule NODE = new NamingRule(0, NAME, 1, false);
    /** Makes an agent or a tool: {@code Agent(name="x")}. */
    private static final NamingRule MAKER = new NamingRule(NONE, Set.of("name", "id"), NONE, false);
    private static final NamingRule JAVA_ANNOTATION = new NamingRule(0, Set.of("name", "value"), NONE, true);

    private static final Map<String, NamingRule> RULES = new HashMap<>();

    static {
        put(SPAN, "start_span", "start_span_no_context", "start_trace", "start_as_current_span", "start_observation", "start_as_current_observation", "start_generation",
                "start_as_current_generation", "update_current_span", "update_name", "span", "custom_span", "function_span", "agent_span", "startSpan", "startActiveSpan",
                "startInactiveSpan", "startSpanManual", "startTrace", "startObservation", "startActiveObservation", "spanBuilder", "updateName", "instrument");
        put(SPAN_IN_CONTEXT, "Start", "StartSpan");
        put(WRAPPER, "withSpan", "withTask", "withWorkflow", "withTool", "withAgent", "observe", "from_function", "from_defaults", "kernel_function", "tool_plain", "Tool");
        put(NAMED_WRAPPER, "trace", "traceable", "tool", "task", "workflow", "agent", "entrypoint", "function_tool", "createTool", "dynamicTool");
        put(NODE, "add_node", "addNode", "add_component", "registerTool");
        put(JAVA_ANNOTATION, "WithSpan", "NewSpan", "Observed", "Traced");
    }

    private static void put(NamingRule rule, String... callees) {
        List.of(callees).forEach(callee -> RULES.put(callee, rule));
    }

    /** The rule for a call or a decorator by its last word: {@code start_span} of {@code mlflow.start_span("x")}. */
    static Optional<NamingRule> of(String callee) {
        NamingRule rule = RULES.get(callee);
        return rule == null && isMaker(callee) ? Optional.of(MAKER) : Optional.ofNullable(rule);
    }

    /** {@code Agent}, {@code RefundTool}, {@code create_react_agent}; what finds or calls an agent or a tool is none. */
    private static boolean isMaker(String callee) {
        if (!callee.endsWith("gent") && !callee.endsWith("ool")) {
            return false;
        }
        String word = callee.toLowerCase(Locale.ROOT);
        boolean isKind = word.endsWith("agent") || word.endsWith("tool");
        return isKind && (Character.isUpperCase(callee.charAt(0)) || word.startsWith("create") || word.startsWith("make") || word.startsWith("add") || word.startsWith("define"));
    }

    /** Whether what such a call gives is the function that it was given, traced: {@code const x = traceable(async () => …)}. */
    static boolean makesFunctions(String callee) {
        NamingRule rule = RULES.get(callee);
        return rule == WRAPPER || rule == NAMED_WRAPPER;
    }
}
