package tq.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a user can set, by command, in the configuration file, or for one run; each value is a word. */
public enum Setting {
    /** See {@link Format}. */
    FORMAT("table", "how rows are shown", "table", "full", "jsonl", "json", "csv", "tsv", "markdown", "html", "raw", "tree", "timeline", "folded"),
    /** How many rows are shown at most. */
    LIMIT("1000", "how many rows are shown at most: a number, or off", "NUMBER", "off"),
    /** The columns of tables. */
    COLUMNS("all", "the columns of tables, with commas between them, or all", "NAMES", "all"),
    /** One line a column. */
    VERTICAL("auto", "one line a column: when the screen is narrow, always, or never", "auto", "on", "off"),
    /** How long a query took. */
    TIMING("off", "how long each query took and what it read", "on", "off"),
    /** Pages of long results. */
    PAGER("on", "long results one page at a time", "on", "off"),
    /** What is shown while typing. */
    HINTS("on", "a line about what stands at the cursor, and suggestions from history", "on", "off"),
    /** Colours. */
    THEME("dark", "colours", "dark", "light", "none"),
    /** Keys of the line editor. */
    EDITING("inputrc", "keys of the line editor: as ~/.inputrc says, or others", "inputrc", "emacs", "vi"),
    /** No way to the outside. */
    SAFE("off", "no files are written and no programs started; it cannot be turned off again", "on", "off");

    private final String standard;
    private final String doc;
    private final List<String> choices;

    Setting(String standard, String doc, String... choices) {
        this.standard = standard;
        this.doc = doc;
        this.choices = List.of(choices);
    }

    /** As it is written: {@code format}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value that holds until another is set. */
    public String standard() {
        return standard;
    }

    /** One line for help. */
    public String doc() {
        return doc;
    }

    /** The words that it takes; one in capitals stands for many. */
    public List<String> choices() {
        return choices;
    }

    /** Finds one by its word. */
    public static Optional<Setting> named(String word) {
        for (Setting setting : values()) {
            if (setting.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    /** The value in its own form; empty where it takes no such value. */
    Optional<String> value(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (choices.contains(word)) {
            return Optional.of(word);
        }
        if (this == LIMIT) {
            return word.matches("[1-9][0-9]{0,8}") ? Optional.of(word) : Optional.empty();
        }
        return this == COLUMNS && !text.isBlank() ? Optional.of(text.strip()) : Optional.empty();
    }
}
