package tq.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a function in each language, and what only looks like one. */
class DefinitionsTest {

    @TempDir
    Path folder;

    private void check(String ending, String code, String name, String places) throws Exception {
        CodeIndex index = Folders.index(folder, "f." + ending, code.replace("\\n", "\n").replace("\\t", "\t"));
        String found = Folders.text(index.named(name, Optional.empty())).replace("f." + ending + ":", "");
        assertEquals(Optional.ofNullable(places).orElse(""), found, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "def x(): pass | x | 1 x",
                "async def x(a,\\n  b): pass | x | 1 x",
                "def x[T](a: T): pass | x | 1 x",
                "class A:\\n  def x(self): pass\\ndef x(): pass | A.x | 2 A.x",
                "class A:\\n  def x(self): pass\\ndef x(): pass | x | 2 A.x, 3 x",
                "class A(B):\\n  class C:\\n    def x(self): pass\\n  def y(self): pass | C.x | 3 C.x",
                "class A(B):\\n  class C:\\n    def x(self): pass\\n  def y(self): pass | y | 4 A.y",
                "class A:\\n  def y(self):\\n    def x(): pass | A.y.<locals>.x | 3 x",
                "if True:\\n  def x(): pass\\nelse:\\n  def x(): pass | x | 2 x, 4 x",
                "@deco(a=1)\\n@other\\ndef x(): pass | x | 3 x",
                "# def x(): | x |",
                "\"\"\"\\ndef x(): pass\\n\"\"\"\\n'''def x():''' | x |",
                "s = 'def x():' | x |",
                "s = r'\\\\'\\ndef x(): pass | x | 2 x",
                "s = 'it'\"'s\\n\"\\ndef x(): pass | x | 3 x",
                "s = f'''{a}''' ; b = rb'y'\\ndef x(): pass | x | 2 x",
                "class A:\\n  y = 1 + \\\\\\n2\\n  def x(self): pass | A.x | 4 A.x",
                "undef x() | x |",
                "x = lambda: 1\\nx() | x |",
            })
    void python(String code, String name, String places) throws Exception {
        check("py", code, name, places);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "function x() {} | x | 1 x",
                "export default async function* x<T>(a: T): AsyncGenerator<{ a: T }> {} | x | 1 x",
                "function x(a: string): void;\\nfunction x(a: any) {} | x | 2 x",
                "const x = async (a) => {} | x | 1 x",
                "export const x = async <T,>(a: T): Promise<T> => a; | x | 1 x",
                "const x: Handler<{ a: 1 }> = (a) => { return a } | x | 1 x",
                "let x = a => a | x | 1 x",
                "const x = function () {} | x | 1 x",
                "exports.x = async function (a) {} | x | 1 x",
                "const x = traceable(async (a) => {}, { name: n }) | x | 1 x",
                "const x = (a + b) * 2 | x |",
                "const x = other(async (a) => {}) | x |",
                "const x = 1, y = x(2) | x |",
                "class A {\\n  x() {}\\n} | x | 2 A.x",
                "class A {\\n  @Deco() private static async x(a: B): Promise<{ c: D }> {}\\n} | A.x | 2 A.x",
                "class A { #x() {} } | x | 1 A.x",
                "class A extends B<C> implements D { x = async (a) => {} } | A.x | 1 A.x",
                "class A { y = 1; get x() { return this.y; } } | x | 1 A.x",
                "abstract class A { abstract x(): void;\\n  y(): { a: number } { this.x(); } } | y | 2 A.y",
                "abstract class A { abstract x(): void; } | x |",
                "interface A { x(a: string): void; y: (b: string) => { c: string } } | x |",
                "interface A { y: (b: string) => { c: string } } | y | 1 y",
                "const tools = { async x(a) {}, y: async (b) => b, z: function () {} } | x | 1 x",
                "const tools = { async x(a) {}, y: async (b) => b, z: function () {} } | y | 1 y",
                "const tools = { async x(a) {}, y: async (b) => b, z: function () {} } | z | 1 z",
                "function f(x: (a) => void, y = () => {}) {} | x |",
                "class A { f(y = () => {}) {} } | y |",
                "const A = class extends B { x() {} } | A.x | 1 A.x",
                "export default class { x() {} } | x | 1 x",
                "f(class extends B { x() {} }) | x | 1 x",
                "class A { constructor() { const x = () => {} } } | x | 1 x",
                "a.class = { x() {} } | x | 1 x",
                "if (x(1)) {} | x |",
                "x(1)\\n{ y } | x |",
                "const a = b ? x(1) : { c } | x |",
                "// function x() {} | x |",
                "/* function x() {} */ | x |",
                "const s = `function x() {} ${y({ a: `function x() {}` })} function x() {}` | x |",
                "const s = `${ `a` }`; function x() {} | x | 1 x",
                "const r = /[/\"'`]/g; function x() {} | x | 1 x",
                "const r = a / b; function x() {} // c / d | x | 1 x",
                "const e = <p>Don't do it</p>\\nfunction x() {} | x | 2 x",
            })
    void script(String code, String name, String places) throws Exception {
        check("tsx", code, name, places);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "class A { void x() {} } | x | 1 A.x",
                "class A { @B(c = { 1 }) public static <T extends C> Map<String, List<T>> x(T a) throws D, E { } } | A.x | 1 A.x",
                "record A(int b) { int[] x() { return null; } } | A.x | 1 A.x",
                "enum A { B { void x() { } }; } | x | 1 A.x",
                "interface A { void x(); default void y() { x(); } } | x |",
                "class A { class B { void x() {} } void y() { new C() { void z() {} }; } } | B.x | 1 B.x",
                "class A { class B { void x() {} } void y() { new C() { void z() {} }; } } | z | 1 z",
                "class A { public x() { } } | x |",
                "class A { void y() { new x() { }; return x(); } } | x |",
                "class A { void y() { if (x(1)) { } else if (x(2)) { } } } | x |",
                "class A { char c = '\"'; void x() { } char d = '\\''; } | x | 1 A.x",
                "class A { String s = \"\"\"\\n void x() { }\\n \"\"\"; } | x |",
                "class A { /** void x() { } */ // void x() { }\\n } | x |",
            })
    void java(String code, String name, String places) throws Exception {
        check("java", code, name, places);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "fun x() {} | x | 1 x",
                "class A(val b: Int) {\\n  suspend fun <T> x(a: T): T = a\\n} | A.x | 2 A.x",
                "data class A(val b: Int)\\nfun x() {} | x | 2 x",
                "object A : B() { override fun x() { } } | A.x | 1 A.x",
                "fun List<Order>.x() = map { it }\\nfun y() {} | x | 1 x",
                "fun `x y`() {} | x y | 1 x y",
                "val s = \"\"\"fun x() {}\"\"\" /* /* */ fun x() {} */ | x |",
                "val f = fun(a: Int) { x() } | x |",
            })
    void kotlin(String code, String name, String places) throws Exception {
        check("kt", code, name, places);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "func x() { } | x | 1 x",
                "package shop\\nfunc x[T any](a T) (int, error) { } | shop.x | 2 x",
                "func (s *Service[K]) x(a interface{}) error { } | Service.x | 1 Service.x",
                "func (s Service) x() { } | github.com/shop/refund.(Service).x | 1 Service.x",
                "func (s *Service) x() { } | main.(*Service).x | 1 Service.x",
                "func (s *Service) x() { }\\nfunc x() { } | x | 1 Service.x, 2 x",
                "var s = `func x() { }` // func x() | x |",
                "var f = func(a int) { x() } | x |",
                "type T struct {\\n\\tf func(a int)\\n\\tx []int\\n} | x |",
            })
    void go(String code, String name, String places) throws Exception {
        check("go", code, name, places);
    }
}
