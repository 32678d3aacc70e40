package tq.diagnose;

import java.util.Locale;
import java.util.Optional;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** Something went wrong that somebody will have noticed, or should have. */
    ERROR,
    /** Something that a person should look at: it is rarely meant so. */
    WARNING,
    /** Worth to know. */
    INFO;

    /** The severity of a header or an option, in any case: {@code warning}. */
    public static Optional<Severity> named(String word) {
        for (Severity severity : values()) {
            if (severity.word().equalsIgnoreCase(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    /** As it is written: {@code error}, {@code warning}, {@code info}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is as bad as another, or worse. */
    public boolean reaches(Severity other) {
        return compareTo(other) <= 0;
    }
}
