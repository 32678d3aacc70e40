package tq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tq.cli.Calls.Call;

/** Entries from a pipe: no prompt, JSON lines, and an exit status that tells. */
class DictationTest {

    private static final String REFUND = "testdata/traces/question-refund.json";

    @Test
    void entriesAreAnsweredOneAfterAnother() {
        Call call = Calls.piped("count spans\n:format csv\nspans | count by type |\n  limit 1\n.info.state\n", REFUND);
        assertEquals("11\ntype,count\nAGENT,1\nvalue\nOK\n", call.out());
        assertEquals(0, call.status());
        assertEquals("", call.err());
    }

    @Test
    void whatGoesWrongIsToldOnStandardErrorAndDoesNotEndIt() {
        Call call = Calls.piped("spans where durration > 2s\ncount spans\n:frob\n", REFUND);
        assertEquals("11\n", call.out());
        assertTrue(call.err().contains("did you mean `duration`?") && call.err().contains("there is no command `:frob`"), call.err());
        assertEquals(ExitCode.FAILURE, call.status());
    }

    @Test
    void leavingLeaves() {
        assertEquals("11\n", Calls.piped("count spans\nexit\ncount traces\n", REFUND).out());
    }

    @Test
    void theLastEntryNeedsNoEnd() {
        assertEquals("11\n", Calls.piped("count spans", REFUND).out());
        assertEquals(ExitCode.FAILURE, Calls.piped("spans where", REFUND).status());
    }

    @Test
    void noEntryAtAllIsAMistake() {
        Call call = Calls.piped("", REFUND);
        assertEquals(ExitCode.USAGE, call.status());
        assertTrue(call.err().contains("no query: ask with --eval"), call.err());
    }
}
