package tq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tq.cli.Calls.tq;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tq.cli.Calls.Call;
import tq.render.Format;
import tq.schema.Field;
import tq.schema.Function;
import tq.schema.Noun;
import tq.schema.Schema;
import tq.syntax.StageWords;
import tq.text.DiagnosticCode;

/** What {@code tq help} finds. */
class HelpCommandTest {

    private static String help(String... words) {
        List<String> all = new ArrayList<>(List.of("help"));
        all.addAll(List.of(words));
        Call call = tq(all.toArray(String[]::new));
        assertEquals("", call.err());
        assertEquals(0, call.status());
        return call.out();
    }

    private static void assertHas(String part, String help) {
        assertTrue(help.contains(part), () -> "no\n" + part + "\nin\n" + help);
    }

    @Test
    void aloneItGivesTheOptions() {
        assertEquals(tq("--help"), tq("help"));
        assertHas("tq help [WORD]", help());
    }

    @Test
    void languageIsTheWholeReference() throws IOException {
        assertEquals(Files.readString(DocumentationTest.LANGUAGE), help("language"));
    }

    static Stream<Noun> nouns() {
        return Stream.of(Noun.values());
    }

    @ParameterizedTest
    @MethodSource("nouns")
    void aNounGivesItsMeaningAndItsFields(Noun noun) {
        for (String word : List.of(noun.plural(), noun.singular())) {
            String help = help(word);
            assertHas("| `" + noun.plural() + "` |", help);
            assertHas("### Fields of " + noun.element().plural(), help);
        }
    }

    static Stream<String> stages() {
        return StageWords.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aStageGivesWhatSaysHowItIsWritten(String word) {
        String help = help(word);
        assertTrue(help.lines().anyMatch(line -> line.matches(".*`" + word + "[` (].*")), help);
        assertTrue(help.length() < 8_000, help);
    }

    static Stream<Field> fields() {
        return nouns().flatMap(noun -> Schema.fields(noun).values().stream());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldGivesItsRow(Field field) {
        String help = help(field.name());
        assertHas("| `" + field.name() + "` |", help);
        assertHas("| " + field.doc() + " |", help);
    }

    static Stream<String> functions() {
        return Function.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionGivesItsRow(String function) {
        assertHas("| `" + function + "(", help(function));
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "leaf", "orphan", "failed", "llm", "tool", "retriever", "agent", "chain", "embedding", "reranker", "parser", "guardrail", "memory", "workflow", "task",
            "evaluator"})
    void anAdjectiveGivesItsRow(String adjective) {
        String help = help(adjective);
        assertHas("## Adjectives\n", help);
        assertTrue(help.lines().anyMatch(line -> line.startsWith("| `") && line.contains("`" + adjective + "`") && line.contains("| spans")), help);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void anErrorCodeGivesItsRow(String code) {
        assertHas("| `" + code + "` |", help(code));
        assertEquals(help(code), help(code.toLowerCase(Locale.ROOT)));
    }

    static Stream<String> codes() {
        return Stream.of(DiagnosticCode.values()).map(DiagnosticCode::code);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aFormatGivesItsRow(String format) {
        assertTrue(help(format).lines().anyMatch(line -> line.startsWith("| `") && line.contains("`" + format + "`")), format);
    }

    static Stream<String> formats() {
        return Stream.of(Format.values()).map(format -> format.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"critical path | ### critical path", "child of | `child of (…)`", "at least | `a at least b`", "starts with | `a starts with b`", "~ | regular expression",
        "retries | ### Retries", "swallowed errors | ### Swallowed errors", "swallowed | ### Swallowed errors", "any | `any children (error)`", "all | `all children", "no | `no failed children`",
        "UNSET | how the span ended", "parent.name | ### parent.* and root.*", "attributes.my.key | `attributes`", "idioms | - Retries", "then | Stages stand after", "asc | [asc|desc]",
        "@1 | second trace", "null | ### Missing, null, empty", "by | count by", "$NAME | --param", "let | ### let", "units | ### Units and times", "Coverage | ### coverage"})
    void otherTermsAreFoundToo(String term, String part) {
        assertHas(part, help(term));
    }

    @Test
    void severalWordsAreOneTerm() {
        assertEquals(help("critical path"), help("critical", "path"));
    }

    @Test
    void rowsStandUnderTheirHeader() {
        assertEquals("""
                ## Error codes

                | code | a query that causes it | what is wrong |
                | --- | --- | --- |
                | `TQ103` | `spans where durration > 2s` | no such field or column |
                """, help("TQ103"));
    }

    @Test
    void whatIsNotThereIsWrongUsage() {
        assertEquals(new Call(2, "", "tq: the reference says nothing about `spnas`; did you mean `spans`? (tq help language prints all of it)\n"), tq("help", "spnas"));
        assertEquals(new Call(2, "", "tq: the reference says nothing about `xyzzy` (tq help language prints all of it)\n"), tq("help", "xyzzy"));
        assertEquals(2, tq("help", "\u001b[31m").status());
    }
}
