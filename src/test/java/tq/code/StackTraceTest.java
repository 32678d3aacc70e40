package tq.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a stack trace leads, and which of several exceptions and files it means. */
class StackTraceTest {

    private static final String LINES = "\n".repeat(50);

    @TempDir
    Path folder;

    private CodeIndex index;

    @BeforeEach
    void someCode() throws IOException {
        for (String file : List.of("shop.py", "app/orders.py", "app/old/orders.py", "app/util.py", "src/shop.ts", "src/(cart)/page.tsx", "lib/index.js", "src/index.js", "cmd/shop.go",
                "refund/refund.go")) {
            Folders.put(folder, file, LINES);
        }
        Folders.put(folder, "java/com/shop/Refunds.java", "package com.shop;" + LINES);
        Folders.put(folder, "java/com/other/Refunds.java", "/* package com.no; */\npackage com.other;" + LINES);
        Folders.put(folder, "kotlin/Cart.kt", "@file:JvmName(\"Cart\")\npackage com.shop.cart\n" + LINES);
        index = CodeIndex.of(folder);
    }

    private void check(String places, String... lines) {
        assertEquals(places, Folders.text(index.frame(String.join("\n", lines))));
    }

    @Test
    void thePythonFrameAtTheEnd() {
        check("shop.py:41 issue_refund",
                "Traceback (most recent call last):",
                "  File \"/srv/app/shop.py\", line 7, in <module>",
                "    main()",
                "  File \"/srv/app/shop.py\", line 41, in issue_refund",
                "    httpx.get(url)",
                "  File \"/srv/app/venv/lib/python3.11/site-packages/httpx/shop.py\", line 3, in get",
                "    raise ValueError('File \"/srv/app/shop.py\", line 9, in no_frame')",
                "  File \"/usr/lib/python3.11/asyncio/shop.py\", line 5, in run",
                "  File \"<string>\", line 1, in <module>",
                "ValueError: no");
        check("shop.py:7", "  File \"/srv/app/shop.py\", line 7, in <module>");
        check("shop.py:7", "  File \"/srv/app/shop.py\", line 7");
    }

    @Test
    void ofChainedPythonExceptionsTheOneRaisedLast() {
        String[] cause = {"Traceback (most recent call last):", "  File \"/srv/app/shop.py\", line 3, in inner", "KeyError: 1", ""};
        for (String between : new String[] {"The above exception was the direct cause of the following exception:", "During handling of the above exception, another exception occurred:"}) {
            check("shop.py:9 outer", String.join("\n", cause), between, "", "Traceback (most recent call last):", "  File \"/srv/app/shop.py\", line 9, in outer", "RuntimeError");
        }
        check("shop.py:3 inner", String.join("\n", cause), "During handling of the above exception, another exception occurred:", "", "  File \"/x/site-packages/a.py\", line 9, in outer");
    }

    @Test
    void pythonGroupsOfExceptions() {
        check("shop.py:4 task", "  + Exception Group Traceback (most recent call last):", "  |   File \"/srv/app/shop.py\", line 9, in main", "  +-+---------------- 1 ----------------",
                "    |   File \"/srv/app/shop.py\", line 4, in task");
    }

    @Test
    void theLongestEndOfThePathDecides() {
        check("app/orders.py:5 f", "  File \"/srv/app/orders.py\", line 5, in f");
        check("app/old/orders.py:5 f", "  File \"C:\\work\\app\\old\\orders.py\", line 5, in f");
        check("app/old/orders.py:5 f, app/orders.py:5 f", "  File \"/srv/shop/orders.py\", line 5, in f");
        check("app/util.py:5 f", "  File \"/elsewhere/util.py\", line 5, in f");
        check("", "  File \"/srv/app/nothing.py\", line 5, in f");
    }

    @Test
    void aLineBeyondTheEndIsOut() {
        check("shop.py:9 f", "  File \"/srv/app/shop.py\", line 9, in f", "  File \"/srv/app/orders.py\", line 51, in g", "  File \"/srv/app/orders.py\", line 0, in g",
                "  File \"/srv/app/orders.py\", line 99999999999999999999, in g", "  File \"/srv/app/orders.py\", line x, in g");
        check("shop.py:50 f", "  File \"/srv/app/shop.py\", line 50, in f");
    }

    @Test
    void theFirstFrameOfJavaScript() {
        check("src/shop.ts:41 issueRefund", "Error: at most 3 (three)", "    at fetch (node:internal/deps/undici:5:3)", "    at get (/srv/app/node_modules/x/src/shop.ts:1:2)",
                "    at async issueRefund (/srv/app/src/shop.ts:41:9)", "    at main (/srv/app/src/shop.ts:2:9)");
        check("src/shop.ts:41", "    at file:///srv/app/src/shop.ts:41:9");
        check("src/shop.ts:41", "    at async file:///srv/app/src/shop.ts?v=2:41:9", "    at async file:///srv/app/src/shop.ts:3:9");
        check("src/shop.ts:41 Shop.issue", "    at Shop.issue [as execute] (/srv/app/src/shop.ts:41)");
        check("src/shop.ts:41 Shop", "    at new Shop (webpack://shop/./src/shop.ts:41:9)");
        check("src/shop.ts:41", "    at Object.<anonymous> (C:\\srv\\app\\src\\shop.ts:41:9)");
        check("src/(cart)/page.tsx:4 Page", "    at Page (/srv/app/src/(cart)/page.tsx:4:1)");
        check("lib/index.js:4 f, src/index.js:4 f", "    at f (/srv/app/index.js:4:1)");
        check("", "    at JSON.parse (<anonymous>)", "    at native", "    at", "    at (", "    at f ()", "    at :1:2");
    }

    @Test
    void causesOfJavaScript() {
        check("src/shop.ts:9 inner", "Error: outer", "    at outer (/srv/app/src/shop.ts:3:1) {", "  [cause]: Error: inner", "      at inner (/srv/app/src/shop.ts:9:1)");
    }

    @Test
    void theLastCauseOfJava() {
        check("java/com/shop/Refunds.java:9 Refunds.inner", "com.shop.Oops: outer",
                "\tat com.shop.Refunds.outer(Refunds.java:3)",
                "\tSuppressed: java.io.IOException",
                "\t\tat com.shop.Refunds.close(Refunds.java:4)",
                "\t\tCaused by: java.io.IOException",
                "\t\t\tat com.shop.Refunds.close(Refunds.java:5)",
                "Caused by: com.shop.Oops: inner",
                "\tat java.base/java.util.List.of(Refunds.java:7)",
                "\tat org.lib.Refunds.outer(Refunds.java:8)",
                "\tat app//com.shop.Refunds.inner(Refunds.java:9) ~[app.jar:1.0]",
                "\tat com.shop.Refunds.outer(Refunds.java:2)",
                "\t... 12 more");
        check("java/com/shop/Refunds.java:3 Refunds.outer", "\tat com.shop.Refunds.outer(Refunds.java:3)", "Caused by: x", "\tat org.lib.A.b(A.java:1)", "\t... 12 more");
    }

    @Test
    void thePackageOfJavaDecides() {
        check("java/com/other/Refunds.java:2 Refunds.f", "\tat com.other.Refunds.f(Refunds.java:2)");
        check("kotlin/Cart.kt:4 Cart$add$1.invoke", "\tat com.shop.cart.Cart$add$1.invoke(Cart.kt:4)");
        check("", "\tat com.unknown.Refunds.f(Refunds.java:2)", "\tat Refunds.f(Refunds.java:2)", "\tat com.shop.Refunds.f(Native Method)", "\tat com.shop.Refunds.f(Refunds.java)");
    }

    @Test
    void belowThePanicOfGo() {
        check("refund/refund.go:9 Service.Issue", "goroutine 1 [running]:",
                "runtime/debug.Stack()", "\t/usr/local/go/src/runtime/debug/stack.go:26 +0x5e",
                "main.handle.func1()", "\t/srv/app/cmd/shop.go:41 +0x1d",
                "panic({0x1, 0x2})", "\t/usr/local/go/src/runtime/panic.go:770 +0x132",
                "github.com/acme/refund.(*Service).Issue(0xc000, {0x1, 0x2})", "\t/srv/app/refund/refund.go:9 +0x1d",
                "main.main()", "\t/srv/app/cmd/shop.go:5", "", "goroutine 7 [select]:", "main.other()", "\t/srv/app/cmd/shop.go:6 +0x1");
        check("cmd/shop.go:41 issue", "goroutine 1 [running]:", "main.issue(...)", "\t/srv/app/cmd/shop.go:41 +0x1d");
        check("cmd/shop.go:41 issue", "panic: no", "", "goroutine 1 [running]:", "main.issue(...)", "\t/srv/app/cmd/shop.go:41");
    }

    @Test
    void noStackTrace() {
        check("", "");
        check("", "ValueError: no");
        check("", "\u0000\uffff", "  File \"", "  File \"\", line ", "\t.go:", "at (:", "Caused by:", "Suppressed:");
    }

    @Test
    void recordedPlaces() {
        assertEquals("app/orders.py:5 f", Folders.text(index.recorded("app/orders.py", 5, "f")));
        assertEquals("src/shop.ts:5", Folders.text(index.recorded("/srv/src/shop.ts", 5, "")));
        assertEquals("lib/index.js:4, src/index.js:4", Folders.text(index.recorded("./index.js", 4, "")));
        assertEquals("", Folders.text(index.recorded("app/orders.py", 51, "f")));
        assertEquals("", Folders.text(index.recorded("/usr/lib/python3.11/shop.py", 5, "")));
        assertEquals("", Folders.text(index.recorded("", 5, "")));
        assertEquals("", Folders.text(index.recorded("///", Long.MAX_VALUE, "")));
    }
}
