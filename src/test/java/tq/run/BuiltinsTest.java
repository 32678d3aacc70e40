package tq.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.VersionRange;
import net.thisptr.jackson.jq.Versions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds {@link Builtins} against the loader of the library, so that an upgrade shows what it adds, drops and changes. */
class BuiltinsTest {

    private static final Version VERSION = Versions.JQ_1_7;
    private static final Map<String, Function> LIBRARY =
            new TreeMap<>(BuiltinFunctionLoader.getInstance().listFunctions(VERSION, Scope.newEmptyScope()));

    @Test
    void namesAreThoseOfTheLibrary() {
        assertEquals(LIBRARY.keySet(), new TreeSet<>(Builtins.rootScope().getLocalFunctions().keySet()));
    }

    @TestFactory
    List<DynamicTest> functionsInJavaAreOfTheSameClass() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : NativeBuiltins.NAMES) {
            tests.add(DynamicTest.dynamicTest(
                    name, () -> assertSame(LIBRARY.get(name).getClass(), NativeBuiltins.create(name).getClass())));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> functionsInJqHaveTheSameDefinition() throws IOException {
        Map<String, JqBuiltins.Definition> library = definitionsOfTheLibrary();
        assertEquals(library.keySet(), new TreeSet<>(JqBuiltins.NAMES));
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : JqBuiltins.NAMES) {
            tests.add(DynamicTest.dynamicTest(name, () -> {
                assertEquals(library.get(name), JqBuiltins.definitionOf(name));
                assertSame(LIBRARY.get(name).getClass(), JqBuiltins.create(name, Scope.newEmptyScope()).getClass());
            }));
        }
        return tests;
    }

    @Test
    void aFunctionCallsOthersThroughTheRootScope() throws IOException {
        assertEquals("[2,4]", run("[1, 2] | map(. * 2) | unique | sort"));
        assertEquals("{\"b\":[]}", run("{a: 1, b: [2]} | del(.a, .b[0])"));
        assertEquals("\"A1\"", run("\"a1\" | ascii_upcase | sub(\"x\"; \"y\")"));
        assertEquals("\"1 is [1]\"", run("[1] | \"\\(.[0]) is \\(@json)\""));
    }

    @Test
    void anOverrideAfterwardsIsSeenByTheOthers() throws IOException {
        Scope root = Builtins.rootScope();
        root.addFunction("sort_by/1", (scope, arguments, in, path, output, version) -> output.emit(in, path));
        List<JsonNode> results = new ArrayList<>();
        JsonQuery.compile("[2, 1] | sort", VERSION).apply(Scope.newChildScope(root), null, results::add);
        assertEquals("[[2,1]]", results.toString());
    }

    private static String run(String program) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        JsonQuery.compile(program, VERSION).apply(Scope.newChildScope(Builtins.rootScope()), null, results::add);
        assertEquals(1, results.size());
        return results.get(0).toString();
    }

    private static Map<String, JqBuiltins.Definition> definitionsOfTheLibrary() throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(JsonParser.Feature.ALLOW_YAML_COMMENTS);
        Map<String, JqBuiltins.Definition> definitions = new TreeMap<>();
        JsonNode file;
        try (InputStream in = Scope.class.getResourceAsStream("jq.json")) {
            file = mapper.readTree(in);
        }
        for (JsonNode function : file.get("functions")) {
            JsonNode range = function.get("version");
            if (range == null || VersionRange.valueOf(range.textValue()).contains(VERSION)) {
                List<String> parameters = new ArrayList<>();
                function.path("args").forEach(parameter -> parameters.add(parameter.textValue()));
                String name = function.get("name").textValue() + "/" + parameters.size();
                definitions.put(name, new JqBuiltins.Definition(function.get("body").textValue(), parameters));
            }
        }
        return definitions;
    }
}
