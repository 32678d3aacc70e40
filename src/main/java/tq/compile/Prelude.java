package tq.compile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions that bodies call, as jq: {@code prelude.jq} beside this class. A program gets only those that it needs,
 * with those that they need.
 */
public final class Prelude {

    private record Definition(String name, String text) {
    }

    /** Read when first wanted, since most runs need none of it and opening the jar for it takes 10 ms. */
    private static final class Loaded {
        private static final Prelude ALL = load();
    }

    private final Map<String, List<Definition>> byName = new LinkedHashMap<>();
    private final List<Definition> inOrder = new ArrayList<>();

    private static Prelude load() {
        try (InputStream in = Prelude.class.getResourceAsStream("prelude.jq")) {
            Prelude prelude = new Prelude();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("def ")) {
                    prelude.add(line);
                }
            }
            return prelude;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        int end = 4;
        while (isNamePart(line.charAt(end))) {
            end++;
        }
        Definition definition = new Definition(line.substring(4, end), line);
        byName.computeIfAbsent(definition.name(), name -> new ArrayList<>()).add(definition);
        inOrder.add(definition);
    }

    /** Whether a function of that name is defined. */
    static boolean defines(String name) {
        return Loaded.ALL.byName.containsKey(name);
    }

    /**
     * The definitions that a program calls, one a line.
     *
     * @param program jq text
     * @param known functions that the engine has by itself
     */
    public static String link(String program, Set<String> known) {
        Set<Definition> needed = Collections.newSetFromMap(new IdentityHashMap<>());
        Loaded.ALL.collect(program, known, needed);
        StringBuilder out = new StringBuilder();
        for (Definition definition : Loaded.ALL.inOrder) {
            if (needed.contains(definition)) {
                out.append(definition.text()).append('\n');
            }
        }
        return out.toString();
    }

    private void collect(String text, Set<String> known, Set<Definition> needed) {
        for (String name : names(text)) {
            if (known.contains(name)) {
                continue;
            }
            for (Definition definition : byName.getOrDefault(name, List.of())) {
                if (needed.add(definition)) {
                    collect(definition.text(), known, needed);
                }
            }
        }
    }

    /** The words of a jq text that may be functions: outside strings and comments, not after {@code .} or {@code $}, no keys. */
    public static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        StringBuilder open = new StringBuilder();
        char last = ' '; // the last character that is no space
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            char before = last;
            last = Character.isWhitespace(c) ? last : c;
            if (c == '"' || c == ')' && endsWith(open, '"')) {
                open.setLength(open.length() - (c == '"' ? 0 : 1));
                i = endOfString(text, i + 1, open);
            } else if (c == '#') {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else if (isNameStart(c)) {
                int start = i;
                while (i < text.length() && isNamePart(text.charAt(i))) {
                    i++;
                }
                boolean key = before == '{' || before == ',' && endsWith(open, '{');
                if (!key && before != '.' && before != '$') {
                    names.add(text.substring(start, i));
                }
            } else {
                if ("([{".indexOf(c) >= 0) {
                    open.append(c);
                } else if (")]}".indexOf(c) >= 0 && open.length() > 0) {
                    open.setLength(open.length() - 1);
                }
                i++;
            }
        }
        return names;
    }

    private static boolean endsWith(StringBuilder open, char last) {
        return open.length() > 0 && open.charAt(open.length() - 1) == last;
    }

    /** Past the closing quote, or into what is interpolated, which is program text: then a quote stays open. */
    private static int endOfString(String text, int start, StringBuilder open) {
        int i = start;
        while (i < text.length() && text.charAt(i) != '"') {
            if (text.startsWith("\\(", i)) {
                open.append('"');
                return i + 2;
            }
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || c >= '0' && c <= '9';
    }
}
