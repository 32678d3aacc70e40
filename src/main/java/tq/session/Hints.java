package tq.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tq.complete.CursorWord;
import tq.schema.Function;

/** A line about what stands at the cursor: a command, a stage, a function, a field. */
final class Hints {

    /** How far back a word is looked for that says what is being written. */
    private static final int MOST_WORDS = 8;

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
        if (text.endsWith("\n")) {
            return "the query goes on here; an empty line ends it";
        }
        CursorWord word = CursorWord.of(line);
        String before = word.before(line);
        Optional<Function> call = call(before);
        if (call.isPresent()) {
            return call.get().name() + "(…)  " + call.get().doc();
        }
        String typed = line.stripTrailing();
        if (typed.endsWith(")")) {
            return "";
        }
        Optional<String> named = word.quoted() ? Optional.empty() : suggestion(typed);
        return named.orElseGet(() -> keyword(word.text().isEmpty() ? typed : before));
    }

    /** What completion says of the last word, where that is whole. */
    private Optional<String> suggestion(String text) {
        String word = CursorWord.of(text).text();
        return word.isEmpty() ? Optional.empty() : session.complete(text).suggestions().stream().filter(suggestion -> suggestion.text().equals(word) && !suggestion.doc().isEmpty())
                .findFirst().map(suggestion -> word + "  " + suggestion.doc());
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

    /** What the reference says of the last word that it knows. */
    private String keyword(String text) {
        String rest = text.stripTrailing();
        for (int words = 0; words < MOST_WORDS && !rest.isEmpty(); words++) {
            CursorWord word = CursorWord.of(rest);
            String doc = word.quoted() || word.text().isEmpty() ? "" : session.words().doc(word.text().toLowerCase(Locale.ROOT));
            if (!doc.isEmpty()) {
                return doc;
            }
            rest = rest.substring(0, Math.min(word.from(), rest.length() - 1)).stripTrailing();
        }
        return "";
    }
}
