package tq.session;

import java.util.Optional;

/**
 * What becomes of an entry.
 *
 * @param text what is shown, with colours where they are wanted, and otherwise harmless for a terminal; may be empty
 * @param outcome how it ended
 * @param line what the next line begins with, for one that is to be edited again
 */
public record Answer(String text, Outcome outcome, Optional<String> line) {

    /** How an entry ended. */
    public enum Outcome {
        /** It was answered. */
        DONE,
        /** It was wrong, or it failed; the text says why. */
        FAILED,
        /** It was stopped. */
        STOPPED,
        /** {@link Answer#line} is to be written anew in an editor. */
        EDIT,
        /** The files are watched: {@link Session#awaitChange} has the next answer. */
        WATCH,
        /** The session is over. */
        LEAVE
    }

    static Answer done(String text) {
        return new Answer(text, Outcome.DONE, Optional.empty());
    }

    static Answer failed(String text) {
        return new Answer(text.endsWith("\n") ? text : text + "\n", Outcome.FAILED, Optional.empty());
    }
}
