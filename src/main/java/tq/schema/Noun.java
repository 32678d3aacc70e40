package tq.schema;

import java.util.Locale;
import java.util.Optional;

/** What a row can be. */
public enum Noun {
    TRACES("trace"), SPANS("span"), EVENTS("event"), EXCEPTIONS("exception"), ASSESSMENTS("assessment"), FEEDBACK("feedback"),
    EXPECTATIONS("expectation"), MESSAGES("message"), DOCUMENTS("document"), LINKS("link"), SESSIONS("session");

    private final String singular;

    Noun(String singular) {
        this.singular = singular;
    }

    /** As in {@code where every span …}: {@code span}. */
    public String singular() {
        return singular;
    }

    /** As a query names it: {@code spans}. */
    public String plural() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The noun whose fields and elements these are: an exception is an event, feedback and expectations are assessments. */
    public Noun element() {
        return switch (this) {
            case EXCEPTIONS -> EVENTS;
            case FEEDBACK, EXPECTATIONS -> ASSESSMENTS;
            default -> this;
        };
    }

    /** The noun of that name, in the singular or plural; empty where it is none. */
    public static Optional<Noun> named(String word) {
        for (Noun noun : values()) {
            if (noun.plural().equals(word) || noun.singular.equals(word)) {
                return Optional.of(noun);
            }
        }
        return Optional.empty();
    }

    /** The noun of that plural name, as the syntax has it. */
    public static Noun of(String plural) {
        return valueOf(plural.toUpperCase(Locale.ROOT));
    }
}
