package tq.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that code gives to tracing win over functions of that name. */
class NamingsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "py | @mlflow.trace(name=\"x\", span_type='TOOL')\\ndef f(): pass\\ndef x(): pass | 2 f",
                "py | @mlflow.trace\\ndef x(): pass\\nclass A:\\n  def x(self): pass | 2 x",
                "py | @mlflow.trace(span_type='TOOL')\\n@cache\\nasync def x(): pass\\nclass A:\\n  def x(self): pass | 3 x",
                "py | @mlflow.trace(name=NAME)\\ndef x(): pass\\nclass A:\\n  def x(self): pass | 2 x, 4 A.x",
                "py | def f():\\n  with mlflow.start_span(\"x\") as s: pass | 2 f",
                "py | class A:\\n  def f(self):\\n    with mlflow.start_span(\\n        name='x'): pass | 3 A.f",
                "py | client.start_trace(f\"x\") | 1",
                "py | start_span(f\"{x}\")\\nstart_span(\"x\" + y)\\nstart_span('a' 'x')\\nstart_span(x, \"x\") |",
                "py | with tracer.start_as_current_span(\"x\", kind=1): pass | 1",
                "py | @tracer.start_as_current_span('x')\\ndef f(): pass | 2 f",
                "py | @tool(name=\"x\")\\ndef f(): pass | 2 f",
                "py | @tool('x', return_direct=True)\\ndef f(): pass | 2 f",
                "py | @workflow(name='x')\\nclass A:\\n  def f(self): pass | 2 A",
                "py | @traceable(run_type='tool', name='x')\\ndef f(): pass | 2 f",
                "py | @observe(name='x')\\ndef f(): pass | 2 f",
                "py | @function_tool(name_override='x')\\ndef f(): pass | 2 f",
                "py | @agent.tool(name='x')\\ndef f(): pass | 2 f",
                "py | with logfire.span('x', n=1): pass | 1",
                "py | graph.add_node('x', self.f)\\ndef f(state): pass | 1, 2 f",
                "py | graph.add_node('x', lambda s: s) | 1",
                "py | graph.add_node(x)\\ndef x(s): pass | 2 x",
                "py | Agent(model=m, name='x')\\nfind_agent(name='x') | 1",
                "py | create_react_agent(model, tools, name='x') | 1",
                "py | class Refund(BaseTool):\\n  name: str = 'x'\\n  def f(self): name = 'x' | 2 Refund",
                "py | class Refund(Model):\\n  name: str = 'x' |",
                "py | logger.trace('x')\\nprint(name='x')\\n# start_span('x')\\ns = \"start_span('x')\" |",
                "py | def trace(name='x'): pass |",
                "ts | const f = mlflow.trace(async (q) => q, { name: \"x\" }); | 1 f",
                "ts | mlflow.trace(f, { 'a': 1, name: 'x' })\\nfunction f() {} | 1, 2 f",
                "ts | mlflow.trace(x)\\nfunction x() {}\\nclass A { x() {} } | 1, 2 x, 3 A.x",
                "ts | mlflow.withSpan((s) => { a({ name: 'y' }) }, { spanType: 'A', name: `x` }) | 1",
                "ts | function f() { const s = mlflow.startSpan({ name: 'x' }) } | 1 f",
                "ts | function f() { const s = mlflow.startSpan({ name }); tracer.startSpan(`x${1}`) } |",
                "ts | tracer.startActiveSpan('x', async (span) => {}) | 1",
                "ts | class A { @mlflow.trace({ name: 'x' }) f() {} } | 1 A.f",
                "ts | const f = traceable(async () => {}, { name: 'x' }) | 1 f",
                "ts | const t = tool(async ({ a }) => a, { name: 'x', schema: z.object({ name: z.string() }) }) | 1 t",
                "ts | const t = tool({ schema: z.object({ name: z.string('x') }) }) |",
                "ts | const tools = { x: tool({ execute: async (a) => a }) } | 1",
                "ts | new Agent({ name: 'x' }) | 1",
                "ts | server.registerTool('x', { title: 'T' }, f)\\nfunction f() {} | 1",
                "ts | graph.addNode('x', f).addEdge('x', END)\\nconst f = async (s) => s | 1, 2 f",
                "ts | /* startSpan({ name: 'x' }) */ const s = \"startSpan({ name: 'x' })\" |",
                "java | class A { @WithSpan(\"x\") public void f() { } } | 1 A.f",
                "java | class A { @WithSpan(value = \"x\", kind = B)\\n @Other({1, 2}) public Map<C, D> f() { } } | 2 A.f",
                "java | class A { @WithSpan void x() { } void y(int x) { } } | 1 A.x",
                "java | class A { void f() { tracer\\n.spanBuilder(\"x\").startSpan(); } } | 2 A.f",
                "java | class A { @Tool(name = \"x\", value = \"y\") String f() { } String x() { } } | 1 A.f",
                "java | class A { @Tool(\"x\") String f() { } } |",
                "kt | class A { @WithSpan(\"x\") suspend fun f() = 1 } | 1 A.f",
                "kt | fun f() { tracer.spanBuilder(\"x\").startSpan() } | 1 f",
                "go | func f() { ctx, span := tracer.Start(ctx, \"x\", o()) } | 1 f",
                "go | func f() { otel.Tracer(\"y\").Start(ctx, `x`) } | 1 f",
                "go | func f() { s.Start(\"x\") } |",
            })
    void explicitNames(String ending, String code, String places) throws Exception {
        CodeIndex index = Folders.index(folder, "f." + ending, code.replace("\\n", "\n"));
        String found = Folders.text(index.named("x", Optional.empty())).replace("f." + ending + ":", "");
        assertEquals(Optional.ofNullable(places).orElse(""), found, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get_weather | 1",
                "execute_tool get_weather | 1",
                "get_weather.tool | 1",
                "get_weather.task | 1",
                "Tool.get_weather | 1",
                "running tool: get_weather | 1",
                "running tool get_weather | 1",
                "tool get_weather | 1",
                "get_weather_1 | 1",
                "get_weather_12 | 1",
                "execute_tool get_weather_2 | 1",
                "item_1 | 2",
                "item_10 | 5",
                "item | ",
                "item_2 | ",
                "support.workflow | 4",
                "invoke_agent support | 4",
                "get_weather_ | ",
                "get_weather_x | ",
                "ChatOpenAI | ",
                "Completions | ",
                "LLM | ",
                "chat gpt-4o | ",
                "_1 | ",
                "1 | ",
                "'' | ",
                ".tool | ",
                "Tool. | ",
                ". | ",
                "# | ",
                "weather | ",
            })
    void derivedNames(String name, String line) throws Exception {
        CodeIndex index = Folders.index(folder, "f.py", "def get_weather(): pass\ndef item_1(): pass\n@workflow(name='support')\ndef f(): pass\ndef item_10(): pass\n");
        String expected = line == null ? "" : "f.py:" + line;
        assertEquals(expected, index.named(name, Optional.empty()).stream().map(CodePlace::toString).reduce("", String::concat));
    }

    /** What a span says of its function decides among names given alike, and against functions that merely are called as the span. */
    @Test
    void theFunctionOfASpanDecides() throws Exception {
        Folders.put(folder, "a.py", "@mlflow.trace(name='x')\ndef f(): pass\n@mlflow.trace(name='x')\ndef g(): pass\ndef x(): pass\n");
        Folders.put(folder, "b.py", "def h():\n  with logfire.span('x'): pass\ndef k(): pass\n");
        CodeIndex index = CodeIndex.of(folder);
        assertEquals("a.py:2 f, a.py:4 g, b.py:2 h", Folders.text(index.named("x", Optional.empty())));
        assertEquals("a.py:4 g", Folders.text(index.named("x", Optional.of("g"))));
        assertEquals("b.py:2 h", Folders.text(index.named("x", Optional.of("h"))));
        assertEquals("b.py:3 k", Folders.text(index.named("x", Optional.of("k"))));
        assertEquals("a.py:5 x", Folders.text(index.named("y", Optional.of("x"))), "of that function, not of its name");
        assertEquals("", Folders.text(index.named("k", Optional.of("unknown"))));
        for (String none : new String[] {"", " ", "<lambda>", "h.<locals>.<lambda>", "<module>"}) {
            assertEquals("b.py:3 k", Folders.text(index.named("k", Optional.of(none))));
            assertEquals("a.py:2 f, a.py:4 g, b.py:2 h", Folders.text(index.named("x", Optional.of(none))));
        }
    }

    /** Of a function handed over the one in the same file, else all. */
    @Test
    void functionsAreHandedOver() throws Exception {
        Folders.put(folder, "a.py", "def f(): pass\n");
        Folders.put(folder, "b.py", "def f(): pass\n");
        Folders.put(folder, "graph.py", "g.add_node('far', f)\n");
        Folders.put(folder, "own.py", "def f(): pass\ng.add_node('near', f)\n");
        CodeIndex index = CodeIndex.of(folder);
        assertEquals("a.py:1 f, b.py:1 f, graph.py:1, own.py:1 f", Folders.text(index.named("far", Optional.empty())));
        assertEquals("own.py:1 f, own.py:2", Folders.text(index.named("near", Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | a/f.py:1 x, a/g.py:1 x, b/f.py:1 x, java/A.java:2 A.x, java/two/A.java:2 A.x, kt/G.kt:2 x, lib/__init__.py:1 x",
                "f.x | a/f.py:1 x, b/f.py:1 x",
                "a.f.x | a/f.py:1 x",
                "shop.a.f.x | a/f.py:1 x",
                "lib.x | lib/__init__.py:1 x",
                "A.x | java/A.java:2 A.x, java/two/A.java:2 A.x",
                "com.shop.A.x | java/A.java:2 A.x",
                "com.shop.two.A.x | java/two/A.java:2 A.x",
                "com.shop.A#x | java/A.java:2 A.x",
                "com.shop.GKt.x | kt/G.kt:2 x",
                "B.x |",
            })
    void modulesAndPackages(String name, String places) throws Exception {
        for (String file : new String[] {"a/f.py", "a/g.py", "b/f.py", "lib/__init__.py"}) {
            Folders.put(folder, file, "def x(): pass\n");
        }
        Folders.put(folder, "java/A.java", "package com.shop;\nclass A { void x() { } }\n");
        Folders.put(folder, "java/two/A.java", "package com.shop.two;\nclass A { void x() { } }\n");
        Folders.put(folder, "kt/G.kt", "package com.shop\nfun x() { }\n");
        assertEquals(Optional.ofNullable(places).orElse(""), Folders.text(CodeIndex.of(folder).named("any", Optional.of(name))));
    }

    /** A name that was numbered is still given to its function. */
    @Test
    void numberedNamesOfAFunction() throws Exception {
        CodeIndex index = Folders.index(folder, "f.py", "@mlflow.trace(name='x')\ndef f(): pass\nclass A:\n  def f(self): pass\n");
        assertEquals("f.py:2 f", Folders.text(index.named("x_3", Optional.of("f"))));
        assertEquals("f.py:2 f, f.py:4 A.f", Folders.text(index.named("y", Optional.of("f"))));
    }
}
