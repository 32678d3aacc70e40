package tq.render;

import java.util.List;

/** Text that does harm when a terminal gets it as it is. */
final class HostileText {
    private HostileText() {}

    record Payload(String what, String text) {
        @Override
        public String toString() {
            return what;
        }
    }

    static final List<Payload> PAYLOADS = List.of(
            new Payload("red", "\u001b[31mred\u001b[0m"),
            new Payload("clear screen", "\u001b[2J\u001b[H"),
            new Payload("reset", "\u001bc"),
            new Payload("cursor up and erase", "\u001b[1A\u001b[2K"),
            new Payload("alternate screen", "\u001b[?1049h"),
            new Payload("hidden text", "\u001b[8msecret\u001b[28m"),
            new Payload("cursor report", "\u001b[6n"),
            new Payload("device attributes", "\u001b[c"),
            new Payload("title", "\u001b]0;owned\u0007"),
            new Payload("title ended by ST", "\u001b]2;owned\u001b\\"),
            new Payload("title report", "\u001b[21t"),
            new Payload("clipboard", "\u001b]52;c;cm0gLXJmIH4=\u0007"),
            new Payload("clipboard query", "\u001b]52;c;?\u001b\\"),
            new Payload("link", "\u001b]8;;http://evil.example\u001b\\click\u001b]8;;\u001b\\"),
            new Payload("notification", "\u001b]9;hello\u0007"),
            new Payload("iTerm file", "\u001b]1337;File=name=eA==:AAAA\u0007"),
            new Payload("DCS", "\u001bP$q\"p\u001b\\"),
            new Payload("APC", "\u001b_Gf=100;AAAA\u001b\\"),
            new Payload("privacy message", "\u001b^x\u001b\\"),
            new Payload("mouse on", "\u001b[?1000h"),
            new Payload("bracketed paste end", "\u001b[201~rm -rf ~\n"),
            new Payload("C1 CSI", "\u009b31mred"),
            new Payload("C1 OSC", "\u009d0;owned\u009c"),
            new Payload("C1 DCS", "\u0090q\u009c"),
            new Payload("C1 NEL", "a\u0085b"),
            new Payload("all C1", c1()),
            new Payload("all C0", c0()),
            new Payload("NUL", "a\u0000b"),
            new Payload("bell", "\u0007\u0007"),
            new Payload("backspace", "ERROR\b\b\b\b\bOK   "),
            new Payload("carriage return", "status: ERROR\rstatus: OK   "),
            new Payload("line ends", "a\r\nb\nc\u000bd\u000ce"),
            new Payload("tabs", "a\tb\t\tc"),
            new Payload("shift out", "\u000eabc\u000f"),
            new Payload("DEL", "abc\u007f\u007f"),
            new Payload("override", "user\u202egnp.exe"),
            new Payload("embeddings", "\u202aa\u202bb\u202cc\u202dd"),
            new Payload("isolates", "\u2066a\u2067b\u2068c\u2069"),
            new Payload("marks", "\u200ea\u200fb\u061cc"),
            new Payload("line separator", "a\u2028b\u2029c"),
            new Payload("byte order mark", "\ufeffa\ufeff"),
            new Payload("lone high surrogate", "a\ud83d"),
            new Payload("lone low surrogate", "\ude80a"),
            new Payload("swapped surrogates", "\ude80\ud83d"),
            new Payload("escape after an emoji", "🚀\u001b[2J"),
            new Payload("escape of JSON", "\"\\\u001b\\u001b"),
            new Payload("formula", "=cmd|' /C calc'!A0\u001b[0m"),
            new Payload("tab formula", "\t=1+1"),
            new Payload("Markdown", "|![x](http://e.x)|\u001b[1m\n| - |"));

    private static String c0() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x20; c++) {
            all.append(c);
        }
        return all.toString();
    }

    private static String c1() {
        StringBuilder all = new StringBuilder();
        for (char c = 0x80; c < 0xa0; c++) {
            all.append(c);
        }
        return all.toString();
    }
}
