package tq.json;

/** What a {@link JsonValue} is. {@code NaN} and the infinities are {@code NULL}; {@code MISSING} is the answer for an absent member. */
public enum JsonKind { OBJECT, ARRAY, STRING, NUMBER, TRUE, FALSE, NULL, MISSING }
