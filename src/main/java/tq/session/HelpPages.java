package tq.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.manual.PlainPage;
import tq.text.Folding;
import tq.text.TerminalText;

/** What {@code :help} shows. */
final class HelpPages {

    private static final String OVERVIEW = """
            A query says which rows, and what becomes of them:

              failed spans                                   spans that ended with an error
              spans where duration > 1s | sort duration desc
              llm spans | stats count, sum(tokens.total) by model
              feedback where value = no | select name, rationale
              traces | select name, question, answer

            TAB shows what may come next, with the values that occur. _ is the last result: _ | count by name
            let slow = spans where duration > 2s   gives rows a name.   .info.state   is jq over each trace.

            """;

    private static final Map<String, String> SIGNS = Map.of(
            "_", "_ is the last result, and a source like others: _ | count by name\n",
            "|", "| stands before each stage: spans | sort duration desc | limit 3. An entry that begins with it goes on with the last result.\n",
            ".", "An entry that begins with a dot is jq, over each trace that is loaded: .info.state, .data.spans | length\n",
            ";", "; ends an entry, or stands between two queries of one.\n");
    /** Beside the names of commands or settings there are this many columns for what they do. */
    private static final int LEAST_RIGHT = 34;

    private final Session session;

    HelpPages(Session session) {
        this.session = session;
    }

    /** The overview, a command, a setting, or what the reference says about a word. */
    String about(String topic) {
        if (topic.isEmpty()) {
            return folded(OVERVIEW) + commands() + folded("\n:help where, :help duration, :help :load … say more, :help in one page has the language at a glance; :set shows the settings.\nKeys: TAB completes, Ctrl-R searches what was asked before, Ctrl-C stops a query, Ctrl-D leaves.\n");
        }
        if (SIGNS.containsKey(topic)) {
            return folded(SIGNS.get(topic));
        }
        String word = topic.startsWith(":") ? topic.substring(1) : topic;
        Optional<Command> command = session.commands().find(word);
        if (command.isPresent() && (topic.startsWith(":") || session.words().about(topic).isEmpty())) {
            return folded(command(command.get()));
        }
        Optional<String> setting = Setting.named(word).filter(found -> session.words().about(topic).isEmpty()).map(found -> folded(line(found)));
        return setting.or(() -> session.words().about(topic).map(page -> PlainPage.of(page, session.screen().width()))).orElseGet(() -> folded("there is nothing about `" + TerminalText.oneLine(topic) + "`"
                + session.words().didYouMean(topic).map(near -> "; " + near).orElse("") + "\n"));
    }

    private static String command(Command command) {
        return ":" + command.name() + (command.usage().isEmpty() ? "" : " " + command.usage()) + "\n  " + command.doc() + "\n  example: " + command.example() + "\n";
    }

    private String commands() {
        List<String> left = session.commands().all().stream().map(command -> ":" + command.name() + (command.usage().isEmpty() ? "" : " " + command.usage())).toList();
        return table(left, session.commands().all().stream().map(Command::doc).toList());
    }

    /** All settings with their values. */
    String settings() {
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            left.add(setting.word() + " = " + session.settings().get(setting));
            right.add(setting.doc() + " (" + String.join(", ", setting.choices()) + ")");
        }
        return table(left, right);
    }

    private String line(Setting setting) {
        return setting.word() + " = " + session.settings().get(setting) + "\n  " + setting.doc() + "\n  :set " + setting.word() + " " + String.join(" | ", setting.choices()) + "\n";
    }

    /** Two columns; on a narrow screen one below the other. */
    private String table(List<String> left, List<String> right) {
        int screen = session.screen().width();
        int width = left.stream().mapToInt(String::length).max().orElse(0);
        boolean narrow = screen > 0 && screen < width + LEAST_RIGHT;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < left.size(); i++) {
            String gap = narrow ? "\n      " : " ".repeat(width - left.get(i).length() + 2);
            String lines = "  " + left.get(i) + gap + right.get(i);
            out.append(narrow ? Folding.lines(lines, screen) : Folding.line(lines, screen, width + 4)).append('\n');
        }
        return out.toString();
    }

    private String folded(String text) {
        return Folding.lines(text, session.screen().width());
    }
}
