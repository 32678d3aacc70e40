package tq.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tq.text.TerminalText;

/**
 * A page read as strictly as can be: of tags only those that the code writes, with attributes whose every value is one that
 * the code makes, all closed in order, and in the text no character that a browser would take for anything but text.
 */
final class Markup {

    /** What may stand in each attribute. Nothing of the data fits. */
    private static final Map<String, Pattern> ATTRIBUTES = new TreeMap<>();
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:=\"[^\"<>]*\")?)*)(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-zA-Z-]+)(?:=\"([^\"<>]*)\")?");
    private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt|quot|#39);");
    private static final Set<String> VOID = Set.of("meta", "br", "input", "rect");
    private static final Set<String> ELEMENTS = Set.of("html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4", "h5", "p", "nav", "main", "section", "dl", "dt",
            "dd", "div", "span", "b", "i", "em", "small", "code", "kbd", "pre", "article", "ol", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "svg", "rect", "br", "label",
            "input", "select", "option", "button", "script");

    static {
        attribute("id", "t\\d+(-[0-9a-f]{16})?|f\\d+|(summary|findings|models|traces)(-title)?|tools|filter|type|failed|next|open|close|keys|single|said");
        attribute("href", "#(t\\d+(-[0-9a-f]{16})?|f\\d+|summary|findings|models|traces)");
        attribute("class", "[a-z0-9]+( [a-z0-9]+)*");
        attribute("x", "\\d{1,3}(\\.\\d+)?%");
        attribute("width", "\\d{1,3}(\\.\\d+)?%");
        attribute("y|height", "\\d+%");
        attribute("data-ms", "\\d+(\\.\\d+)?");
        attribute("data-do", "in|out|left|right|all");
        attribute("hidden|open|checked", "");
        attribute("role", "group|region|search|status");
        attribute("type", "button|checkbox|search");
        attribute("tabindex", "0");
        attribute("scope", "col|row");
        attribute("lang", "en");
        attribute("charset", "utf-8");
        attribute("value", "");
        attribute("autocomplete", "off");
        attribute("spellcheck", "false");
        attribute("placeholder", "text in a span");
        attribute("name", "viewport|color-scheme|referrer");
        attribute("http-equiv", "Content-Security-Policy");
        attribute("content", "width=device-width, initial-scale=1|light dark|no-referrer|default-src 'none'; style-src '[\\w+/=-]+'; script-src '[\\w+/=-]+'; base-uri 'none'; form-action 'none'");
        attribute("aria-hidden", "true");
        attribute("aria-live", "polite");
        attribute("aria-labelledby", "(summary|findings|models|traces)-title");
        attribute("aria-label", "Spans|Zoom|Zoom in|Zoom out|Earlier|Later|Whole trace|Evidence|Parts of the page");
    }

    private static void attribute(String names, String values) {
        for (String name : names.split("\\|")) {
            ATTRIBUTES.put(name, Pattern.compile(values));
        }
    }

    /** The text of the page between its tags, decoded; style and script are not in it. */
    final String text;
    final String style;
    final String script;
    final Set<String> ids = new HashSet<>();
    final List<String> links = new ArrayList<>();
    final Map<String, Integer> counts = new TreeMap<>();

    private Markup(String page) {
        assertTrue(page.startsWith("<!DOCTYPE html>\n"));
        StringBuilder between = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        String[] raw = {"", ""};
        Matcher tags = TAG.matcher(page);
        int at = "<!DOCTYPE html>".length();
        while (at < page.length()) {
            int next = page.indexOf('<', at);
            next = next < 0 ? page.length() : next;
            between.append(decoded(page.substring(at, next))).append(' ');
            at = next;
            if (at < page.length()) {
                tags.region(at, page.length());
                assertTrue(tags.lookingAt(), "no tag of ours: " + page.substring(at, Math.min(page.length(), at + 120)));
                at = tags.end();
                String name = tags.group(2);
                tag(name, tags.group(1).isEmpty(), tags.group(3), !tags.group(4).isEmpty(), open);
                if (tags.group(1).isEmpty() && (name.equals("style") || name.equals("script"))) {
                    int end = page.indexOf("</" + name + ">", at);
                    raw[name.equals("style") ? 0 : 1] += page.substring(at, end);
                    at = end;
                }
            }
        }
        assertTrue(open.isEmpty(), "not closed: " + open);
        assertEquals(1, counts.get("style"));
        assertEquals(1, counts.get("script"));
        this.text = between.toString();
        this.style = raw[0];
        this.script = raw[1];
    }

    /** Reads a page, or fails. */
    static Markup of(String page) {
        return new Markup(page);
    }

    private void tag(String name, boolean begins, String attributes, boolean closed, Deque<String> open) {
        assertTrue(ELEMENTS.contains(name), name);
        if (!begins) {
            assertEquals(open.isEmpty() ? "nothing" : open.pop(), name, "closed out of order");
            assertEquals("", attributes);
            return;
        }
        counts.merge(name, 1, Integer::sum);
        Matcher each = ATTRIBUTE.matcher(attributes);
        int end = 0;
        while (each.find()) {
            assertEquals(end, each.start());
            end = each.end();
            String value = each.group(2) == null ? "" : each.group(2);
            Pattern allowed = ATTRIBUTES.get(each.group(1));
            if (allowed == null || !allowed.matcher(value).matches()) {
                fail(name + " has " + each.group());
            }
            if (each.group(1).equals("id")) {
                assertTrue(ids.add(value), () -> "twice: " + value);
            }
            if (each.group(1).equals("href")) {
                links.add(value.substring(1));
            }
        }
        assertEquals(attributes.length(), end);
        if (!closed && !VOID.contains(name)) {
            open.push(name);
        }
    }

    private static String decoded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (TerminalText.isUnsafe(text, i) && c != '\n' && c != '\t') {
                fail(String.format("U+%04x is sent", (int) c));
            }
            if (c == '&') {
                assertTrue(ENTITY.matcher(text).region(i, text.length()).lookingAt(), text);
            }
            assertFalse(c == '>', text);
        }
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }
}
