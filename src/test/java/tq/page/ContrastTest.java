package tq.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text can be read and bars can be seen in both colour schemes, as WCAG AA measures it. */
class ContrastTest {

    private static final List<String> BACKGROUNDS = List.of("page", "panel", "mark");
    private static final List<String> TEXTS = List.of("text", "muted", "link", "bad", "warning", "info", "model", "tool", "lookup", "guard");
    private static final List<String> BARS = List.of("model", "tool", "lookup", "guard", "other", "bad");

    private static Map<String, Double> colours(String scheme) throws Exception {
        String style = Markup.of(Reports.page(List.of(), List.of())).style;
        int dark = style.indexOf("@media (prefers-color-scheme: dark)");
        String part = scheme.equals("dark") ? style.substring(dark, style.indexOf("* {", dark)) : style.substring(0, dark);
        Map<String, Double> luminances = new HashMap<>();
        Matcher colour = Pattern.compile("--([a-z]+): #([0-9a-f]{6});").matcher(part);
        while (colour.find()) {
            luminances.put(colour.group(1), luminance(Integer.parseInt(colour.group(2), 16)));
        }
        return luminances;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double contrast(double a, double b) {
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void coloursAreApartFromWhatTheyStandOn(String scheme) throws Exception {
        Map<String, Double> colours = colours(scheme);
        assertEquals(15, colours.size(), "one for each name");
        for (String background : BACKGROUNDS) {
            TEXTS.forEach(text -> assertApart(colours, text, background, 4.5));
            BARS.forEach(bar -> assertApart(colours, bar, background, 3));
        }
    }

    private static void assertApart(Map<String, Double> colours, String one, String other, double least) {
        double contrast = contrast(colours.get(one), colours.get(other));
        assertTrue(contrast >= least, () -> one + " on " + other + " has " + contrast);
    }
}
