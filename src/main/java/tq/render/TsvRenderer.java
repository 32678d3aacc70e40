package tq.render;

import tq.text.TerminalText;

/** Tab-separated lines with a header, escaped as jq's {@code @tsv} does, so that each row is exactly one line. */
final class TsvRenderer extends SeparatedRenderer {
    private final boolean terminal;

    TsvRenderer(Shape shape, RenderOptions options, Appendable sink) {
        super('\t', shape, options, sink);
        this.terminal = options.terminal();
    }

    @Override
    String textCell(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\\' -> out.append("\\\\");
                default -> out.append(c);
            }
        }
        return terminal ? TerminalText.oneLine(out.toString()) : out.toString();
    }

    @Override
    String jsonCell(String json) {
        return textCell(json);
    }

    @Override
    String emptyLine() {
        return "";
    }
}
