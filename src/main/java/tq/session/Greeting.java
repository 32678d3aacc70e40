package tq.session;

import java.util.ArrayList;
import java.util.List;
import tq.text.Folding;

/** What a session begins with: what is loaded, what stands out in it, and what to try. */
final class Greeting {

    /** A query, the sentence that its number of rows fits in, and whether it is something wrong. */
    private record Sign(String query, String one, String several) {
    }

    private static final List<Sign> SIGNS = List.of(
            new Sign("failed spans where no descendants (error)", "span failed by itself", "spans failed by themselves"),
            new Sign("feedback where trusted and value in (no, false)", "feedback says no", "feedbacks say no"),
            new Sign("assessments with error", "judge failed, and says nothing of its trace", "judges failed, and say nothing of their traces"),
            new Sign("retriever spans without documents", "retrieval found nothing", "retrievals found nothing"),
            new Sign("llm spans where finish_reason in (length, max_tokens)", "answer was cut off", "answers were cut off"));
    private static final int MOST_SIGNS = 3;

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
            long count = Figures.of(sign.query() + " | count", session.asked(), session.defined());
            if (count > 0 && found.size() < MOST_SIGNS) {
                found.add(sign);
                out.append("  ").append(count).append(' ').append(count == 1 ? sign.one() : sign.several()).append('\n');
            }
        }
        out.append("Try\n");
        found.forEach(sign -> out.append("  ").append(sign.query()).append('\n'));
        List.of("traces | select question, answer", ":timeline", ":help").stream().limit(Math.max(2, 3 - found.size())).forEach(line -> out.append("  ").append(line).append('\n'));
        return Folding.lines(out.toString(), session.screen().width());
    }
}
