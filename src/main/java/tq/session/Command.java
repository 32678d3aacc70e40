package tq.session;

import java.io.IOException;
import tq.run.RunException;
import tq.text.QueryException;

/**
 * What a line that begins with a colon can do.
 *
 * @param name without the colon: {@code load}
 * @param usage what follows the name: {@code FILE…}; may be empty
 * @param doc one line for help
 * @param example a line that works on any trace
 * @param argument what its argument is, for completion
 * @param action does it
 */
record Command(String name, String usage, String doc, String example, Argument argument, Action action) {

    /** What an argument is. */
    enum Argument { NONE, FILES, FILE, TOPIC, QUERY, LIBRARY, SETTING, FORMAT, NUMBER, LIMIT, TRACE, SPAN, SWITCH, COLUMNS, LEVEL, TEXT }

    /** Does what a command says. */
    interface Action {
        /** Takes what follows the name, without blanks around it. */
        Answer run(String argument) throws QueryException, RunException, IOException;
    }
}
