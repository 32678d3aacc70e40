package tq.manual;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tq.schema.Noun;
import tq.text.Suggestions;

/** The language reference, {@code language.md}, whole or what of it is about a word. */
public final class Reference {

    private static final String RESOURCE = "/tq/language.md";
    /** Its rows say again what later sections say better. */
    private static final String OVERVIEW = "In one page";
    /** Paragraphs that only mention a word; more would not help. */
    private static final int MOST_PARAGRAPHS = 6;

    private final String text;
    private final List<ReferenceSection> sections = new ArrayList<>();

    private Reference(String text) {
        this.text = text;
        List<String> lines = new ArrayList<>();
        int level = 0;
        boolean fenced = false;
        for (String line : text.split("\n", -1)) {
            if (!fenced && line.startsWith("#")) {
                add(level, lines);
                lines.clear();
                level = line.indexOf(' ');
            }
            fenced ^= line.startsWith("```");
            lines.add(line);
        }
        add(level, lines);
    }

    private void add(int level, List<String> lines) {
        if (level > 0) {
            sections.add(new ReferenceSection(level, lines));
        }
    }

    /** The one that tq brings. */
    public static Reference read() {
        try (InputStream in = Reference.class.getResourceAsStream(RESOURCE)) {
            return new Reference(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        return text;
    }

    /** The sections and rows about a word or a term of several; else those whose heading has it, else the paragraphs that name it; empty where there is nothing. */
    public Optional<String> about(String term) {
        String word = term.toLowerCase(Locale.ROOT).strip();
        Set<String> words = new LinkedHashSet<>(List.of(word));
        Noun.named(word).ifPresent(noun -> words.addAll(List.of(noun.plural(), noun.element().plural())));
        Optional<String> found = collect(section -> exact(section, words)).or(() -> collect(section -> inHeading(section, word))).or(() -> collect(section -> named(section, word)));
        int dot = word.indexOf('.');
        return found.isEmpty() && dot > 0 ? about(word.substring(0, dot)) : found;
    }

    /** One line about a word: {@code top 5 by duration: some of the rows}; empty where no table has it and no heading. */
    public Optional<String> line(String word) {
        for (ReferenceSection section : sections) {
            for (ReferenceSection.Row row : section.rows()) {
                if (row.names().contains(word)) {
                    return Optional.of(row.plain());
                }
            }
        }
        return sections.stream().filter(section -> section.names().contains(word) && !section.prose().isEmpty()).findFirst()
                .map(section -> section.prose().get(0).replace('\n', ' ').replace("`", "").strip().replaceFirst("(?<=[.:]) .*", ""));
    }

    /** The nearest word that there is something about, as a question. */
    public Optional<String> didYouMean(String term) {
        List<String> known = new ArrayList<>();
        for (ReferenceSection section : sections) {
            known.addAll(section.names());
            section.rows().forEach(row -> known.addAll(row.names()));
        }
        return Suggestions.didYouMean(term, known);
    }

    private Optional<String> collect(Function<ReferenceSection, Optional<String>> part) {
        List<String> found = new ArrayList<>();
        sections.forEach(section -> part.apply(section).ifPresent(found::add));
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", found));
    }

    /** The section, where its heading names one of the words, or those of its rows that do. */
    private Optional<String> exact(ReferenceSection section, Set<String> words) {
        if (section.names().stream().anyMatch(words::contains)) {
            return Optional.of(whole(section));
        }
        StringBuilder out = new StringBuilder();
        List<String> header = List.of();
        for (ReferenceSection.Row row : section.heading().equals(OVERVIEW) ? List.<ReferenceSection.Row>of() : section.rows()) {
            if (row.names().stream().noneMatch(words::contains)) {
                continue;
            }
            if (row.header() != header) {
                header = row.header();
                out.append('\n').append(String.join("\n", header)).append('\n');
            }
            out.append(row.line()).append('\n');
        }
        return out.length() == 0 ? Optional.empty() : Optional.of(section.lines().get(0) + "\n" + out);
    }

    private Optional<String> inHeading(ReferenceSection section, String word) {
        return mentions(section.heading().toLowerCase(Locale.ROOT), word) ? Optional.of(whole(section)) : Optional.empty();
    }

    /** The paragraphs in which the word is set as code. */
    private static Optional<String> named(ReferenceSection section, String word) {
        List<String> found = section.prose().stream().filter(paragraph -> Pattern.compile("`([^`]+)`").matcher(paragraph).results()
                .anyMatch(code -> mentions(code.group(1).toLowerCase(Locale.ROOT), word))).limit(MOST_PARAGRAPHS).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(section.lines().get(0) + "\n\n" + String.join("\n", found));
    }

    private static boolean mentions(String text, String word) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)").matcher(text).find();
    }

    /** The section, and the names of those below it. */
    private String whole(ReferenceSection section) {
        List<String> below = new ArrayList<>();
        for (int i = sections.indexOf(section) + 1; i < sections.size() && sections.get(i).level() > section.level(); i++) {
            if (sections.get(i).level() == section.level() + 1) {
                below.add("- " + sections.get(i).heading());
            }
        }
        return section.text() + (below.isEmpty() ? "" : "\nBelow it, each a topic of its own:\n\n" + String.join("\n", below) + "\n");
    }
}
