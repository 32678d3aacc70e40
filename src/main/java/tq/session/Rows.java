package tq.session;

import java.io.IOException;
import java.util.Map;
import tq.plan.Defined;
import tq.run.RunException;
import tq.text.QueryException;
import tq.text.SourceText;

/** Single rows of what was asked last. */
final class Rows {

    private final Session session;

    Rows(Session session) {
        this.session = session;
    }

    /** A row in full, as JSON over several lines. */
    Answer show(int number) throws QueryException, RunException, IOException {
        String query = Defined.LAST + " | skip " + (number - 1) + " | limit 1";
        Answer answer = session.again(new SourceText("query", query), CommandTable.inFull(session));
        return answer.text().isEmpty() ? Answer.failed("tq: the last result has no row " + number) : answer;
    }
}
