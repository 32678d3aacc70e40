package tq.schema;

/** What a value is, as far as it is known before a query runs. In rows a duration is a whole number of nanoseconds. */
public enum ValueType {
    /** Text. */
    STRING("text"),
    /** Text of a known set, compared without case and prefixes. */
    ENUM("one of a few words"),
    /** Text of an open set that is compared without case: span types. */
    TYPE("a span type"),
    /** A number without a unit. */
    NUMBER("a number"),
    /** A number of tokens of a model, which no sum counts twice. */
    TOKENS("a number of tokens"),
    /** US dollars, which no sum counts twice. */
    COST("an amount of US dollars"),
    /** A length of time. */
    DURATION("a duration"),
    /** A point in time; in rows RFC 3339 text in UTC with nine decimals, so that the order of text is the order of time. */
    TIME("a time"),
    /** True or false. */
    BOOLEAN("true or false"),
    /** A share of a hundred. */
    PERCENT("a percentage"),
    /** A JSON object. */
    OBJECT("an object"),
    /** A JSON list. */
    LIST("a list"),
    /** Whatever the data holds. */
    ANY("any value");

    private final String described;

    ValueType(String described) {
        this.described = described;
    }

    /** In a user's words: {@code a duration}. */
    public String described() {
        return described;
    }

    /** Whether values are numbers in rows. */
    public boolean numeric() {
        return this == NUMBER || this == TOKENS || this == COST || this == DURATION || this == PERCENT;
    }

    /** Whether values are text that compares with words and strings. */
    public boolean textual() {
        return this == STRING || this == ENUM || this == TYPE;
    }

    /** Whether only the data shows what a value is. */
    public boolean open() {
        return this == ANY || this == OBJECT || this == LIST;
    }
}
