package tq.trace.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tq.schema.Conventions;
import tq.trace.Flattened;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.content.Contents;

/**
 * The tools that a model was offered, in one shape: {@code [{"name": "search", "description": "…", "parameters": {JSON schema}}]}. Read from the
 * conventions' attributes, else from the request that stands in the inputs.
 */
public final class ToolsOffered {

    private static final String[] IN_REQUESTS = {"tools", "functions"};
    /** Objects of a request that hold more of it. */
    private static final String[] WITHIN = {"kwargs", "invocation_params", "config", "options", "model_request_parameters"};
    /** What is said of one tool stands within. */
    private static final String[] WRAPPERS = {"function", "toolSpec", "tool"};
    private static final String[] SCHEMAS = {"parameters", "input_schema", "inputSchema", "parameters_json_schema", "parametersJsonSchema", "json_schema"};

    private ToolsOffered() {
    }

    /** The tools; missing where none are recorded, an empty list where that is recorded. */
    public static JsonNode of(Span span) {
        for (String key : Conventions.keys("tools")) {
            int member = key.indexOf('/');
            JsonNode stored = member < 0 ? Flattened.value(span.attributes(), key) : span.attributes().get(key.substring(0, member)).path(key.substring(member + 1));
            if (stored.isArray()) {
                return tools(stored);
            }
        }
        JsonNode listed = inRequest(Contents.of(span, Contents.INPUTS));
        return listed.isArray() ? tools(listed) : Nodes.MISSING;
    }

    private static JsonNode inRequest(JsonNode request) {
        JsonNode tools = Nodes.first(request, IN_REQUESTS);
        for (String name : WITHIN) {
            tools = tools.isArray() ? tools : Nodes.first(request.path(name), IN_REQUESTS);
        }
        return tools;
    }

    private static ArrayNode tools(JsonNode list) {
        ArrayNode tools = Nodes.array();
        for (JsonNode stored : list) {
            add(tools, Nodes.decodeContainer(stored));
        }
        return tools;
    }

    private static void add(ArrayNode tools, JsonNode stored) {
        JsonNode declarations = Nodes.first(stored, "functionDeclarations", "function_declarations");
        if (declarations.isArray()) { // Gemini has several in one
            declarations.forEach(declaration -> add(tools, declaration));
            return;
        }
        JsonNode inner = Nodes.decodeContainer(Nodes.first(stored, WRAPPERS));
        if (!inner.isObject() && stored.path("json_schema").isTextual()) { // OpenInference has the whole tool as JSON text
            inner = Nodes.decodeContainer(stored.path("json_schema"));
        }
        if (inner.isObject()) {
            add(tools, inner);
            return;
        }
        ObjectNode tool = tools.addObject();
        Nodes.put(tool, "name", stored.isTextual() ? stored : Nodes.word(stored.path("name")));
        Nodes.put(tool, "description", Nodes.word(stored.path("description")));
        JsonNode schema = Nodes.decodeContainer(Nodes.first(stored, SCHEMAS));
        Nodes.put(tool, "parameters", schema.path("json").isObject() ? schema.path("json") : schema);
    }
}
