package tq.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tq.session.Answer;
import tq.session.Session;

/** Entries of the interactive mode that come from a pipe, one after another, without a prompt. */
final class Dictation {

    private final Console console;
    private boolean failed;
    private boolean left;
    private long entries;

    Dictation(Console console) {
        this.console = console;
    }

    /** Answers all entries; empty where there was none. */
    int run(Session session, List<String> files) throws IOException, UsageException {
        tell(session.load(files));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8))) {
            StringBuilder entry = new StringBuilder();
            for (String line = lines.readLine(); line != null && !left; line = lines.readLine()) {
                entry.append(entry.length() == 0 ? "" : "\n").append(line);
                if (session.isComplete(entry.toString())) {
                    answer(session, entry);
                }
            }
            answer(session, entry);
        }
        if (entries == 0) {
            throw new UsageException("no query: ask with --eval, as in tq --eval 'spans where error' " + files.get(0) + ", or without a pipe, to talk about the files");
        }
        return failed ? ExitCode.FAILURE : ExitCode.OK;
    }

    private void answer(Session session, StringBuilder entry) throws IOException {
        if (!entry.toString().isBlank() && !left) {
            entries++;
            tell(session.enter(entry.toString()));
        }
        entry.setLength(0);
    }

    private void tell(Answer answer) throws IOException {
        failed |= answer.outcome() == Answer.Outcome.FAILED;
        left |= answer.outcome() == Answer.Outcome.LEAVE;
        if (answer.outcome() == Answer.Outcome.FAILED) {
            console.out().flush();
            console.err().print(answer.text());
        } else {
            console.print(answer.text());
        }
        console.out().flush();
    }
}
