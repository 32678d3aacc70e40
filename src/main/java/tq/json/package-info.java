/**
 * Strict JSON over bytes: one pass makes a tape of where each value begins and ends, and values are decoded only when asked for.
 *
 * <p>{@link JsonStream} reads documents from a stream of any size, {@link JsonDocument} holds one of them, {@link JsonValue} looks
 * at a value inside it, {@link JsonText} prints. Nothing here knows of traces.
 *
 * <p>The grammar is RFC 8259 with two leniencies, each reported by {@link JsonDocument#warnings()}: {@code NaN}, {@code Infinity}
 * and {@code -Infinity} (Python writes them) are read as null, and strings may hold raw control characters (jq 1.6 takes them).
 */
package tq.json;
