package tq.cli;

import java.io.IOException;
import java.util.List;
import tq.manual.Reference;

/** {@code tq help}: the options; {@code tq help language}: the whole reference; {@code tq help WORD}: what it says about a word. */
final class HelpCommand {

    private final Console console;

    HelpCommand(Console console) {
        this.console = console;
    }

    int run(List<String> words) throws UsageException, IOException {
        console.print(text(String.join(" ", words)));
        console.out().flush();
        return ExitCode.OK;
    }

    private static String text(String term) throws UsageException {
        if (term.isBlank()) {
            return Help.text();
        }
        Reference reference = Reference.read();
        if (term.equals("language")) {
            return reference.text();
        }
        return reference.about(term).orElseThrow(() -> new UsageException("the reference says nothing about `" + term + "`"
                + reference.didYouMean(term).map(near -> "; " + near).orElse("") + " (tq help language prints all of it)"));
    }
}
