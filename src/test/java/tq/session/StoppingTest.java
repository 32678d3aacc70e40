package tq.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tq.render.Theme;
import tq.run.Stop;

/** A query that would not end is ended from another thread, and the next one is right. */
class StoppingTest {

    private static final long STACK_BYTES = 256L << 20;

    private static Session opened() {
        Session session = new Session(() -> new Screen(100, true, Theme.NONE), new Settings(), InputStream.nullInputStream(), Runnable::run);
        session.load(List.of("testdata/traces/question-refund.json"));
        return session;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "spans | jq \"[range(0;infinite)]\"",
        "spans | jq \"last(range(0;infinite))\"",
        "spans | jq \"[limit(1e9; range(0;1e12))] | length\"",
        "spans | jq \"reduce range(0;1e12) as $i (0; . + $i)\"",
        "spans | jq \"(\\\"x\\\" * 60) | test(\\\"(x+x+)+y\\\")\"",
        "spans | jq \"(\\\"x\\\" * 60) | gsub(\\\"(x+x+)+y\\\"; \\\"z\\\")\"",
        "spans | jq \"first(range(0;infinite) | select(. < 0))\"",
    })
    void whatDoesNotEndIsEnded(String query) throws Exception {
        Session session = opened();
        Answer[] answer = new Answer[1];
        Thread thread = new Thread(null, () -> answer[0] = session.enter(query), "query", STACK_BYTES);
        thread.start();
        thread.join(300);
        assertTrue(thread.isAlive(), () -> "it had ended: " + answer[0]);
        Stop.ask(thread);
        thread.join(30_000);
        assertFalse(thread.isAlive(), "it goes on");
        assertEquals(Answer.Outcome.STOPPED, answer[0].outcome());
        assertEquals("11\n", session.enter("count spans").text());
        assertEquals("11\n", session.enter("_").text(), "what was stopped is not the last result");
    }

    @Test
    void aRegularExpressionThatTakesTooLongIsAFault() {
        Answer answer = opened().enter("spans | jq \"(\\\"x\\\" * 60) | test(\\\"(x+x+)+y\\\")\"");
        assertEquals(Answer.Outcome.FAILED, answer.outcome());
        assertEquals("tq: the regular expression `(x+x+)+y` takes too long on a text of 60 bytes\n", answer.text());
    }

    @Test
    void ordinaryMatchesAreAsTheyWere() {
        Session session = opened();
        session.enter(":format jsonl");
        assertEquals("[\"X\",\"x\"]\n", session.enter("traces | jq \"[\\\"aXbx\\\" | scan(\\\"x\\\"; \\\"i\\\")]\"").text());
        assertEquals("\"aécé\"\n", session.enter("traces | jq \"\\\"abcb\\\" | gsub(\\\"b\\\"; \\\"é\\\")\"").text());
        assertEquals("[0,2]\n", session.enter("traces | jq \"[\\\"éaé\\\" | match(\\\"é\\\"; \\\"g\\\").offset]\"").text());
    }
}
