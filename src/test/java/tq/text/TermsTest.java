package tq.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "What is our refund policy? | refund policy",
        "Policies: refunds within 30 days | policy refund 30 day",
        "Shipping takes 3-5 business days | ship take 3 5 business day",
        "we shipped the shipments; ships | ship",
        "Opening hours / open at 9:00 | open hour 9 0",
        "returned, returns, returning, return | return",
        "order_17 ORDER #0017 | ord 17",
        "Wie lange dauert die Lieferung? | lang dauert lieferung",
        "¿Cuál es la política de devoluciones? | política devolucion",
        "返品ポリシーは何ですか | 返品 品ポ ポリ リシ シー ーは 何で は何",
        "thirty days, ten items | 30 day 10 item",
        "the of and | ''",
        "😀 -- !! | ''"})
    void termsAreWordsWithoutEndings(String text, String terms) {
        assertEquals(set(terms), Terms.of(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "30 days, not 45 | 30 45",
        "$1,250.50 or 1.250,50 EUR, 1250.5 | 1250.5",
        "1,250 and 1250 and 1'250 | 1250",
        "0.125 and .5 | 0.125 5",
        "order A17, id 7f3b, key_9, 30kg, 4x4 | 30",
        "on 2026-03-02 at 07:30 | 2026 3 2 7 30",
        "within thirty days, one of two | 30 2",
        "10.0 % of 10 | 10",
        "no figures | ''"})
    void numbersArePlainDigits(String text, String numbers) {
        assertEquals(set(numbers), Terms.numbers(text));
    }

    @ParameterizedTest
    @CsvSource({"1. tea, ''", "tea 1. , 1", "**2)** tea, 2"})
    void markersOfListsAreNoNumbers(String text, String numbers) {
        assertEquals(set(numbers), Terms.numbers(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "within 30 days, or 45-day trial | {day=[30, 45]}",
        "EUR 150, €250 and 99.50 euros | {eur=[150, 250, 99.5]}",
        "$1.5 million for 640 places | {usd=[1500000], plac=[640]}",
        "grew by 25% to 1,284 bikes | {percent=[25], bike=[1284]}",
        "12 June 2026, A17 days | {june=[12]}",
        "3 of 4 | {}"})
    void quantitiesAreNumbersByWhatTheyMeasure(String text, String quantities) {
        assertEquals(quantities, Terms.quantities(text).toString());
    }

    private static Set<String> set(String words) {
        return words.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(words.split(" ")));
    }
}
