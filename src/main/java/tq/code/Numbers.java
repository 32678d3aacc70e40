package tq.code;

/** Numbers of lines in stack traces. */
final class Numbers {

    private static final int MOST_DIGITS = 9;

    private Numbers() {
    }

    /** A number of up to nine digits and nothing else; 0 for all other text. */
    static long number(String text) {
        boolean isNumber = !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Long.parseLong(text) : 0;
    }
}
