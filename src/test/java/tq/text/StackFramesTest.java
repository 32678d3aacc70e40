package tq.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackFramesTest {

    @Test
    void pythonPrintsTheInnermostFrameLast() {
        assertEquals(Optional.of("/srv/app/shop.py:41 in issue_refund"), StackFrames.origin("""
                Traceback (most recent call last):
                  File "/srv/app/main.py", line 7, in <module>
                    run()
                  File "/srv/app/shop.py", line 41, in issue_refund
                    raise ValueError("no")
                ValueError: no
                """));
    }

    @Test
    void othersPrintItFirst() {
        assertEquals(Optional.of("/srv/app/src/shop.ts:41 in issueRefund"), StackFrames.origin("""
                Error: no
                    at issueRefund (/srv/app/src/shop.ts:41:9)
                    at async main (file:///srv/app/src/main.ts:7:1)
                """));
        assertEquals(Optional.of("/srv/app/a.mjs:3"), StackFrames.origin("Error\n    at file:///srv/app/a.mjs:3:7\n"));
    }

    @Test
    void theLastCauseIsWhereItBegan() {
        assertEquals(Optional.of("Store.java:12 in com.shop.Store.read"), StackFrames.origin("""
                java.lang.IllegalStateException: no refund
                \tat com.shop.Refunds.issue(Refunds.java:41)
                Caused by: java.io.IOException: gone
                \tat com.shop.Store.read(Store.java:12)
                \t... 12 more
                """));
    }

    @Test
    void whatIsNoStackTraceHasNone() {
        assertEquals(Optional.empty(), StackFrames.origin("TimeoutError: deadline exceeded\nat noon"));
        assertEquals(Optional.empty(), StackFrames.origin("File \"" + "x".repeat(1 << 20)));
    }
}
