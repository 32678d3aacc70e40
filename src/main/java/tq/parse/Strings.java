package tq.parse;

/** The content of a quoted string. */
final class Strings {

    private Strings() {
    }

    /**
     * Takes the quotes off and the escapes out: {@code "a\nb"}, {@code 'it\'s'}, {@code """jq over
     * lines"""} (nothing is an escape there). A backslash before any other character stays, so that regular
     * expressions need no doubling.
     */
    static String unquote(String token) {
        if (token.startsWith("\"\"\"") && token.length() >= 6) {
            return token.substring(3, token.length() - 3);
        }
        String body = token.substring(1, token.length() - 1);
        if (body.indexOf('\\') < 0) {
            return body;
        }
        StringBuilder out = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '\\' || i + 1 == body.length()) {
                out.append(c);
                continue;
            }
            char next = body.charAt(++i);
            int plain = "\"\\/'".indexOf(next);
            int control = "bfnrt".indexOf(next);
            if (plain >= 0) {
                out.append(next);
            } else if (control >= 0) {
                out.append("\b\f\n\r\t".charAt(control));
            } else if (next == 'u' && isHex(body, i + 1)) {
                out.append((char) Integer.parseInt(body.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                out.append('\\').append(next);
            }
        }
        return out.toString();
    }

    private static boolean isHex(String text, int from) {
        if (from + 4 > text.length()) {
            return false;
        }
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
