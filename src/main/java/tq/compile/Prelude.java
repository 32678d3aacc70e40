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
import java.util.Optional;
import java.util.Set;

/**
 * The functions that bodies call, as jq: {@code prelude.jq} beside this class. A program gets only those that it needs,
 * with those that they need.
 */
public final class Prelude {

    /**
     * A function.
     *
     * @param text its {@code def}, on one line
     */
    record Definition(String name, String text) {

        /** Whether it is no function but a value that is bound once, to the variable of this name; else empty. */
        Optional<String> binds() {
            return name.startsWith(BOUND) ? Optional.of(name.substring(BOUND.length())) : Optional.empty();
        }

        /** What is defined, without {@code def} and the name. */
        String body() {
            return text.substring(text.indexOf(':') + 2, text.length() - 1);
        }
    }

    /** The name of a definition {@code def bound_children: …;} that programs write as {@code (…) as $children}. */
    private static final String BOUND = "bound_";

    /** Read when first wanted, since most runs need none of it and opening the jar for it takes 10 ms. */
    private static final class Loaded {
        private static final Prelude ALL = load();
    }

    private final Map<String, List<Definition>> byName = new LinkedHashMap<>();

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
    }

    /** The variables that programs bind where they need them. */
    static Set<String> bound() {
        Set<String> bound = new LinkedHashSet<>();
        Loaded.ALL.byName.values().forEach(definitions -> definitions.forEach(definition -> definition.binds().ifPresent(bound::add)));
        return bound;
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
        StringBuilder out = new StringBuilder();
        needed(program, known).forEach(definition -> out.append(definition.text()).append('\n'));
        return out.toString();
    }

    /** The definitions that a program calls or whose variables it reads, with those that they need, each after those. */
    static List<Definition> needed(String program, Set<String> known) {
        List<Definition> needed = new ArrayList<>();
        Loaded.ALL.collect(program, known, Collections.newSetFromMap(new IdentityHashMap<>()), needed);
        return needed;
    }

    private void collect(String text, Set<String> known, Set<Definition> met, List<Definition> needed) {
        List<String> names = new ArrayList<>(names(text));
        variables(text).forEach(variable -> names.add(BOUND + variable));
        for (String name : names) {
            for (Definition definition : known.contains(name) ? List.<Definition>of() : byName.getOrDefault(name, List.of())) {
                if (met.add(definition)) {
                    collect(definition.text(), known, met, needed);
                    needed.add(definition);
                }
            }
        }
    }

    /** The variables that a jq text reads or binds. */
    static Set<String> variables(String text) {
        Set<String> variables = new LinkedHashSet<>();
        for (int i = text.indexOf('$'); i >= 0; i = text.indexOf('$', i + 1)) {
            int end = i + 1;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            variables.add(text.substring(i + 1, end));
        }
        return variables;
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
