package tq.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tq.text.Suggestions;

/** All commands. A name may be cut short while it is unambiguous. */
final class Commands {

    private final List<Command> all = new ArrayList<>();

    void add(String name, String usage, String doc, String example, Command.Argument argument, Command.Action action) {
        all.add(new Command(name, usage, doc, example, argument, action));
    }

    List<Command> all() {
        return all;
    }

    /** The command that a word stands for; empty where it is none or might be several. */
    Optional<Command> find(String word) {
        if (word.equals("q")) {
            return find("quit"); // as in many programs, whatever else begins so
        }
        List<Command> beginning = all.stream().filter(command -> command.name().startsWith(word)).toList();
        Optional<Command> exact = beginning.stream().filter(command -> command.name().equals(word)).findFirst();
        return exact.or(() -> beginning.size() == 1 && !word.isEmpty() ? Optional.of(beginning.get(0)) : Optional.empty());
    }

    /** What is said of a word that is no command. */
    String unknown(String word) {
        List<String> names = all.stream().map(Command::name).toList();
        List<String> beginning = names.stream().filter(name -> !word.isEmpty() && name.startsWith(word)).map(name -> ":" + name).toList();
        String hint = beginning.isEmpty() ? Suggestions.didYouMean(word, names).map(near -> near.replace("`", "`:").replace("`:?", "`?")).orElse(":help lists them")
                : "it may be " + String.join(" or ", beginning);
        return "there is no command `:" + word + "`: " + hint;
    }
}
