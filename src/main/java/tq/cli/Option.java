package tq.cli;

import java.util.List;

/** The options of the command. Those that people know from jq keep its letters. One table. */
enum Option {
    EVAL(true, "-e", "--eval"),
    FILE(true, "-f", "--file"),
    PARAM(true, "--param"),
    FORMAT(true, "--format"),
    RAW(false, "-r", "--raw-output"),
    COMPACT(false, "-c", "--compact-output"),
    INDENT(true, "--indent"),
    TAB(false, "--tab"),
    SORT_KEYS(false, "-S", "--sort-keys"),
    ASCII(false, "-a", "--ascii-output"),
    VERTICAL(false, "--vertical"),
    CSV_RAW(false, "--csv-raw"),
    COLOR(true, "--color"),
    COLOR_ALWAYS(false, "-C", "--color-output"),
    COLOR_NEVER(false, "-M", "--monochrome-output"),
    PLAN(false, "--plan"),
    JQ(false, "--jq"),
    JQ_MAP(false, "--jq=map"),
    JQ_MERGE(false, "--jq=merge"),
    COMMAND(false, "--command"),
    CHECK(false, "--check"),
    TO(true, "--to"),
    FAIL_ON(true, "--fail-on"),
    SOURCE(true, "--source"),
    JOBS(true, "-j", "--jobs"),
    LIBRARY(true, "-L", "--library"),
    SET(true, "--set"),
    SAFE(false, "--safe"),
    PLAIN(false, "--plain"),
    EXIT_STATUS(false, "--exit-status"),
    STRICT(false, "--strict"),
    MAX_EXPANDED(true, "--max-expanded"),
    QUIET(false, "-q", "--quiet"),
    VERBOSE(false, "--verbose"),
    DEBUG(false, "--debug"),
    HELP(false, "-h", "--help"),
    VERSION(false, "-V", "--version");

    private final boolean takesValue;
    private final List<String> names;

    Option(boolean takesValue, String... names) {
        this.takesValue = takesValue;
        this.names = List.of(names);
    }

    /** Whether the word behind it is its value. */
    boolean takesValue() {
        return takesValue;
    }

    /** As written: {@code -e}, {@code --eval}. */
    List<String> names() {
        return names;
    }
}
