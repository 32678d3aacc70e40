package tq.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text that say what it is about, so that two texts can be held against each other: in lower case, without endings, without
 * those that any text has. {@code "What is our refund policy?"} has {@code refund} and {@code policy}, and so has
 * {@code "Policies: refunds within 30 days"}, with {@code 30} and {@code day}. Of scripts that put no blanks between words, pairs of characters
 * stand for words.
 */
public final class Terms {

    private static final int SHORTEST = 3;
    /** Longer ones are ids, keys and encoded data: they are compared as they are. */
    private static final int LONGEST_STEM = 24;
    /** Of Katakana, though Unicode gives it to no script. */
    private static final int LONG_VOWEL = 0x30fc;
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,'\u2019\u00a0\u202f]\\d+)*");
    private static final Map<String, String> CURRENCIES = Map.ofEntries(Map.entry("$", "usd"), Map.entry("usd", "usd"), Map.entry("dollar", "usd"), Map.entry("dollars", "usd"),
            Map.entry("€", "eur"), Map.entry("eur", "eur"), Map.entry("euro", "eur"), Map.entry("euros", "eur"), Map.entry("£", "gbp"), Map.entry("gbp", "gbp"), Map.entry("chf", "chf"),
            Map.entry("franken", "chf"), Map.entry("francs", "chf"), Map.entry("¥", "jpy"), Map.entry("yen", "jpy"), Map.entry("%", "percent"), Map.entry("percent", "percent"),
            Map.entry("prozent", "percent"), Map.entry("km", "km"), Map.entry("kg", "kg"), Map.entry("cm", "cm"), Map.entry("kw", "kw"));
    private static final Map<String, Long> TIMES = Map.of("k", 1_000L, "thousand", 1_000L, "million", 1_000_000L, "millionen", 1_000_000L, "millions", 1_000_000L, "billion", 1_000_000_000L);
    private static final Pattern QUANTITY = Pattern.compile("((?:EUR|USD|GBP|CHF|[$€£¥]) ?)?(\\d+(?:[.,'\u2019]\\d+)*)(?:[ \u00a0-]?(%|\\p{L}{1,20}))?");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}(?:([.,'\u2019\u00a0\u202f])\\d{3})(?:\\1\\d{3})*");
    private static final Map<String, String> SPELT = Map.ofEntries(Map.entry("one", "1"), Map.entry("two", "2"), Map.entry("three", "3"), Map.entry("four", "4"),
            Map.entry("five", "5"), Map.entry("six", "6"), Map.entry("seven", "7"), Map.entry("eight", "8"), Map.entry("nine", "9"), Map.entry("ten", "10"),
            Map.entry("eleven", "11"), Map.entry("twelve", "12"), Map.entry("fourteen", "14"), Map.entry("fifteen", "15"), Map.entry("twenty", "20"),
            Map.entry("thirty", "30"), Map.entry("forty", "40"), Map.entry("fifty", "50"), Map.entry("sixty", "60"), Map.entry("ninety", "90"), Map.entry("hundred", "100"));

    /** Read when first wanted. */
    private static final class Common {
        private static final Set<String> WORDS = load();

        private static Set<String> load() {
            try (InputStream in = Terms.class.getResourceAsStream("common-words.txt")) {
                Set<String> words = new HashSet<>();
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                    if (!line.startsWith("#")) {
                        Collections.addAll(words, line.split(" "));
                    }
                }
                return words;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final int MOST_KNOWN = 10_000;
    /** Words met last: the texts of a trace share most of theirs. */
    private static final ThreadLocal<Map<String, String>> KNOWN = ThreadLocal.withInitial(HashMap::new);

    private Terms() {
    }

    /** The terms of a text in the order in which they first stand. */
    public static Set<String> of(String text) {
        Set<String> terms = new LinkedHashSet<>();
        addTo(terms, text);
        return terms;
    }

    /** Adds the terms of a text to others. */
    public static void addTo(Set<String> terms, String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!Character.isLetterOrDigit(c)) {
                i += Character.charCount(c);
                continue;
            }
            int end = i + Character.charCount(c);
            boolean joined = isJoined(c);
            while (end < text.length() && goesOn(text.codePointAt(end), joined)) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (joined) {
                pairs(terms, text.substring(i, end));
            } else {
                word(terms, text.substring(i, end));
            }
            i = end;
        }
    }

    private static boolean goesOn(int c, boolean joined) {
        return c < 0x80 ? !joined && Character.isLetterOrDigit(c) : Character.isLetterOrDigit(c) && isJoined(c) == joined;
    }

    /** Of a script without blanks. */
    private static boolean isJoined(int c) {
        if (c < 0x0e00 || c == LONG_VOWEL) {
            return c == LONG_VOWEL;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static void pairs(Set<String> terms, String run) {
        int[] points = run.codePoints().toArray();
        for (int i = 0; i + 1 < points.length; i++) {
            boolean particles = Character.UnicodeScript.of(points[i]) == Character.UnicodeScript.HIRAGANA && Character.UnicodeScript.of(points[i + 1]) == Character.UnicodeScript.HIRAGANA;
            if (!particles) {
                terms.add(new String(points, i, 2));
            }
        }
    }

    private static void word(Set<String> terms, String written) {
        Map<String, String> known = KNOWN.get();
        String term = known.get(written);
        if (term == null) {
            if (known.size() == MOST_KNOWN) {
                known.clear();
            }
            term = term(written.toLowerCase(Locale.ROOT));
            known.put(written, term);
        }
        if (!term.isEmpty()) {
            terms.add(term);
        }
    }

    /** What a word stands for; empty of one that says nothing. */
    private static String term(String word) {
        if (SPELT.containsKey(word)) {
            return SPELT.get(word);
        }
        boolean figures = Character.isDigit(word.charAt(0));
        if (figures && word.chars().allMatch(Character::isDigit)) {
            return withoutZeros(word);
        }
        return (word.length() >= SHORTEST || figures) && !Common.WORDS.contains(word) ? stem(word) : "";
    }

    /** Without the endings of English, which leave the words of other languages alike where they are alike: {@code policies, shipping, refunded}. */
    static String stem(String word) {
        if (word.length() > LONGEST_STEM || word.length() <= SHORTEST) {
            return word;
        }
        String stem = word;
        if (stem.endsWith("ies") && stem.length() > 4) {
            stem = stem.substring(0, stem.length() - 3) + "y";
        } else if (stem.endsWith("sses") || stem.endsWith("xes") || stem.endsWith("ches") || stem.endsWith("shes")) {
            stem = stem.substring(0, stem.length() - 2);
        } else if (stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us") && !stem.endsWith("is")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        for (String ending : new String[] {"ment", "ing", "able", "ed", "er"}) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= SHORTEST) {
                return undoubled(stem.substring(0, stem.length() - ending.length()));
            }
        }
        return stem.endsWith("e") && stem.length() > SHORTEST + 1 ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String undoubled(String stem) {
        int last = stem.length() - 1;
        boolean doubled = last > 1 && stem.charAt(last) == stem.charAt(last - 1) && "aeioulsz".indexOf(stem.charAt(last)) < 0;
        return doubled ? stem.substring(0, last) : stem.endsWith("e") && stem.length() > SHORTEST ? stem.substring(0, last) : stem;
    }

    /**
     * The numbers in a text, each as plain digits: {@code "1,250 of 30.50"} has {@code 1250} and {@code 30.5}. Figures that are part of a word, such as
     * those of an id, are none; a word for a number is one.
     */
    public static Set<String> numbers(String text) {
        Set<String> numbers = new LinkedHashSet<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            if (!isPartOfWord(text, matcher.start(), matcher.end()) && !isMarker(text, matcher.start(), matcher.end())) {
                numbers.add(plain(matcher.group()));
            }
        }
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (SPELT.containsKey(word) && !word.equals("one")) {
                numbers.add(SPELT.get(word));
            }
        }
        return numbers;
    }

    /**
     * The numbers in a text by what they measure: the word behind them, without its ending, or a currency. {@code "30 days for $1.5 million"} has
     * {@code {day: [30], usd: [1500000]}}.
     */
    public static Map<String, Set<String>> quantities(String text) {
        Map<String, Set<String>> quantities = new LinkedHashMap<>();
        Matcher matcher = QUANTITY.matcher(text);
        while (matcher.find()) {
            String before = matcher.group(1) == null ? "" : matcher.group(1).strip().toLowerCase(Locale.ROOT);
            String behind = matcher.group(3) == null ? "" : matcher.group(3).toLowerCase(Locale.ROOT);
            if (before.isEmpty() && isPartOfWord(text, matcher.start(2), matcher.end(2))) {
                continue;
            }
            String number = plain(matcher.group(2));
            if (TIMES.containsKey(behind)) {
                number = new BigDecimal(number).multiply(BigDecimal.valueOf(TIMES.get(behind))).stripTrailingZeros().toPlainString();
            }
            String unit = !before.isEmpty() ? before : behind;
            if (CURRENCIES.containsKey(unit)) {
                unit = CURRENCIES.get(unit);
            } else if (unit.length() < SHORTEST || TIMES.containsKey(unit) || Common.WORDS.contains(unit)) {
                continue;
            }
            quantities.computeIfAbsent(stem(unit), any -> new LinkedHashSet<>()).add(number);
        }
        return quantities;
    }

    /** Letters before figures, or figures behind the letters behind them, make a word of both: {@code A17}, {@code 7f3b}, but not {@code 30kg}. */
    private static boolean isPartOfWord(String text, int start, int end) {
        if (start > 0 && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
            return true;
        }
        int at = end;
        while (at < text.length() && at - end < LONGEST_STEM && Character.isLetter(text.charAt(at)) && !isJoined(text.charAt(at))) {
            at++;
        }
        return at > end && at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    /** The number of an item of a list, {@code 1.} or {@code 2)} at the beginning of a line. */
    private static boolean isMarker(String text, int start, int end) {
        boolean closed = end + 1 < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ')') && text.charAt(end + 1) == ' ' && end - start <= 2;
        int at = start - 1;
        while (closed && at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '*' || text.charAt(at) == '#')) {
            at--;
        }
        return closed && (at < 0 || text.charAt(at) == '\n');
    }

    private static String plain(String written) {
        if (THOUSANDS.matcher(written).matches()) {
            return written.replaceAll("\\D", "");
        }
        int last = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
        if (last < 0) {
            return withoutZeros(written.replaceAll("\\D", ""));
        }
        String whole = withoutZeros(written.substring(0, last).replaceAll("\\D", ""));
        String fraction = written.substring(last + 1).replaceAll("0+$", "");
        return fraction.isEmpty() ? whole : whole + "." + fraction;
    }

    private static String withoutZeros(String digits) {
        String plain = digits.replaceFirst("^0+(?=\\d)", "");
        return plain.isEmpty() ? "0" : plain;
    }
}
