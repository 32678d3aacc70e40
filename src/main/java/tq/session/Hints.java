package tq.session;

import java.util.List;
import java.util.Optional;
import tq.schema.Function;

/** A line about what stands at the cursor: a command, a stage, a function, a field. */
final class Hints {

    private final Session session;

    Hints(Session session) {
        this.session = session;
    }

    String at(String text) {
        String line = text.stripLeading();
        if (line.startsWith(":")) {
            Optional<Command> command = session.commands().find(line.substring(1).split("\\s", 2)[0]);
            return command.map(found -> ":" + found.name() + (found.usage().isEmpty() ? "" : " " + found.usage()) + "  " + found.doc()).orElse("");
        }
        if (line.startsWith(".")) {
            return "jq over each trace";
        }
        CursorWord word = CursorWord.of(line);
        String before = word.before(line);
        Optional<Function> call = call(before);
        if (call.isPresent()) {
            return call.get().name() + "(…)  " + call.get().doc();
        }
        if (!word.text().isEmpty() && !word.quoted()) {
            List<Suggestion> exact = session.complete(line).suggestions().stream().filter(suggestion -> suggestion.text().equals(word.text()) && !suggestion.doc().isEmpty()).toList();
            if (!exact.isEmpty()) {
                return word.text() + "  " + exact.get(0).doc();
            }
        }
        String keyword = lastWord(before);
        return keyword.isEmpty() ? "" : session.words().doc(keyword);
    }

    /** The function whose brackets are open. */
    private static Optional<Function> call(String before) {
        int depth = 0;
        for (int i = before.length() - 1; i >= 0; i--) {
            char c = before.charAt(i);
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth < 0) {
                CursorWord name = CursorWord.of(before.substring(0, i));
                return Optional.ofNullable(Function.all().get(name.text()));
            }
        }
        return Optional.empty();
    }

    private static String lastWord(String before) {
        String text = before.stripTrailing();
        CursorWord word = CursorWord.of(text);
        return word.quoted() ? "" : word.text().toLowerCase(java.util.Locale.ROOT);
    }
}
