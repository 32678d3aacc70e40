package tq.page;

import tq.render.HtmlText;

/** Markup as it grows. Data goes in through {@link #text}, {@link #name} and {@link #block}, and no other way. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    /** Markup as this code has it, never anything of the data. */
    Html markup(String markup) {
        out.append(markup);
        return this;
    }

    /** A number, also within a tag. */
    Html number(long number) {
        out.append(number);
        return this;
    }

    /** Data on one line. */
    Html name(String data) {
        out.append(HtmlText.oneLine(shortened(data)));
        return this;
    }

    /** Data with its lines, for an element that shows them; of long ones the beginning. */
    Html text(String data) {
        out.append(HtmlText.lines(shortened(data)));
        return this;
    }

    /** A name of ours and what the data has for it, in a list of such; nothing where that is empty. */
    Html fact(String name, String data) {
        return data.isEmpty() ? this : markup("<div><dt>").markup(name).markup("</dt><dd>").name(data).markup("</dd></div>");
    }

    private static String shortened(String data) {
        return data.length() <= Limits.SHORT ? data : beginning(data, Limits.SHORT) + "…";
    }

    /** Data in an element of its own, at most so many characters of it, and how many are not shown. */
    Html block(String data, int most) {
        return block("<pre>\n", data, most); // the first line end within pre is none
    }

    /** The same of what somebody wrote or said, and no machine. */
    Html prose(String data, int most) {
        return block("<pre class=\"prose\">\n", data, most);
    }

    private Html block(String tag, String data, int most) {
        String shown = data.length() <= most ? data : beginning(data, most);
        int left = data.length() - shown.length();
        if (!shown.isEmpty() || left == 0) {
            out.append(tag).append(HtmlText.lines(shown)).append("</pre>");
        }
        if (left > 0) {
            out.append("<p class=\"cut\">").append(Words.count(left, shown.isEmpty() ? "character" : "more character")).append(left == 1 ? " is" : " are").append(" left out here.</p>");
        }
        return this;
    }

    /** Does not end between the halves of a character. */
    private static String beginning(String text, int length) {
        boolean within = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) && Character.isLowSurrogate(text.charAt(length));
        return text.substring(0, within ? length - 1 : length);
    }

    int length() {
        return out.length();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
