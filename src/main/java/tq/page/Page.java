package tq.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What stands around the content: one style, one script, and a policy that lets nothing else of either kind run, nothing be loaded and
 * nothing be sent, whatever the content holds.
 */
final class Page {

    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("page.js");
    private static final String POLICY = "default-src 'none'; style-src '" + Anchors.policyHash(STYLE) + "'; script-src '" + Anchors.policyHash(SCRIPT)
            + "'; base-uri 'none'; form-action 'none'";

    private Page() {
    }

    static void begin(String title, String version, Html out) {
        out.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n");
        out.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        out.markup("<meta name=\"referrer\" content=\"no-referrer\">\n<title>").name(title).markup("</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n");
        out.markup("<a class=\"skip\" href=\"#traces\">Skip to the traces</a>\n<header>\n<h1>").name(title).markup("</h1>\n<p class=\"part\">tq ").name(version).markup("</p>\n");
        out.markup("<nav aria-label=\"Parts of the page\"><a href=\"#summary\">Summary</a> <a href=\"#findings\">Findings</a> <a href=\"#models\">Models</a> <a href=\"#traces\">Traces</a></nav>\n");
        out.markup("</header>\n<main>\n");
    }

    /** A part of the page with a heading. */
    static void section(String id, String title, Html out) {
        out.markup("<section id=\"" + id + "\" aria-labelledby=\"" + id + "-title\">\n<h2 id=\"" + id + "-title\">" + title + "</h2>\n");
    }

    static void end(Html out) {
        out.markup("</main>\n<script>" + SCRIPT + "</script>\n</body>\n</html>\n");
    }

    /** Line ends as the browser has them when it compares the hash. */
    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
