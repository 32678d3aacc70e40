package tq.session;

import java.util.ArrayList;
import java.util.List;
import tq.Tq;
import tq.text.Folding;

/** What a session begins with: what is loaded, what stands out in it, and what to try. */
final class Greeting {

    /**
     * A query and the sentence that its number of rows fits in.
     *
     * @param deep whether what spans returned must be read for it
     */
    private record Sign(String query, boolean deep, String one, String several) {
    }

    private static final List<Sign> SIGNS = List.of(
            new Sign("failed spans where no descendants (error)", false, "span failed by itself", "spans failed by themselves"),
            new Sign("feedback where trusted and value in (no, false)", false, "feedback says no", "feedbacks say no"),
            new Sign("assessments with error", false, "judge failed, and says nothing of its trace", "judges failed, and say nothing of their traces"),
            new Sign("retriever spans without documents", true, "retrieval found nothing", "retrievals found nothing"),
            new Sign("llm spans where finish_reason in (length, max_tokens)", true, "answer was cut off", "answers were cut off"));
    private static final int MOST_SIGNS = 3;
    /** Of more spans, what they returned would take longer to read than one likes to wait for a greeting. */
    private static final int MOST_SPANS = 20_000;

    private final Session session;

    Greeting(Session session) {
        this.session = session;
    }

    String text() {
        if (session.loaded().traces().isEmpty()) {
            return "tq asks questions of AI traces. Load some with :load FILE, or leave with Ctrl-D. :help says more.\n";
        }
        StringBuilder out = new StringBuilder(new Overview(session).summary());
        List<Sign> found = new ArrayList<>();
        for (Sign sign : SIGNS) {
            boolean asked = found.size() < MOST_SIGNS && !(sign.deep() && session.loaded().spans() >= MOST_SPANS);
            long count = asked ? Tq.rows(sign.query() + " | count", session.asked(), session.defined()).get(0).asLong() : 0;
            if (count > 0) {
                found.add(sign);
                out.append("  ").append(count).append(' ').append(count == 1 ? sign.one() : sign.several()).append('\n');
            }
        }
        out.append("Try\n");
        found.forEach(sign -> out.append("  ").append(sign.query()).append('\n'));
        List.of("traces | select question, answer", ":diagnose", ":timeline", ":help").stream().limit(Math.max(2, 4 - found.size())).forEach(line -> out.append("  ").append(line).append('\n'));
        return Folding.lines(out.toString(), session.screen().width());
    }
}
