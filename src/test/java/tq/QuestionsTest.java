package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tq.Examples.Question;
import tq.plan.Resolver.Output;
import tq.text.SourceText;

/** Sixty questions that people ask of traces, each with the right answer. */
class QuestionsTest {

    /** Relative and absolute, as the questions' own checker has them. */
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-6;

    @TestFactory
    Stream<DynamicTest> questions() throws IOException {
        return Examples.questions().stream().map(question -> DynamicTest.dynamicTest(question.number() + " " + question.text(),
                () -> givesTheAnswer(question)));
    }

    @Test
    void thereAreSixty() throws IOException {
        assertEquals(60, Examples.questions().size());
    }

    /** Of one that sets an exit status only that it compiles: the status is the command's. */
    private static void givesTheAnswer(Question question) throws Exception {
        if (question.expect().has("exit")) {
            Tq.plans(new SourceText("query", question.query()), Map.of(), Output.ELEMENTS);
            return;
        }
        List<JsonNode> rows = Runs.rows(question.query(), question.files());
        if (question.expect().has("rows")) {
            assertEquals(question.expect().get("rows").intValue(), rows.size(), rows::toString);
            return;
        }
        List<JsonNode> wanted = answer(question.expect());
        List<JsonNode> given = question.expect().has("span_ids") ? ids(rows, "span_id") : question.expect().has("assessment_ids") ? ids(rows, "assessment_id") : rows;
        if (!question.expect().isNull()) {
            assertTrue(same(given, wanted), () -> question.query() + "\ngives " + given + "\nnot   " + wanted);
        }
    }

    /** A list is the rows; ids stand for whole elements; anything else is one bare value. */
    private static List<JsonNode> answer(JsonNode expect) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode list = expect.has("span_ids") ? expect.get("span_ids") : expect.has("assessment_ids") ? expect.get("assessment_ids") : expect;
        if (!list.isArray()) {
            return List.of(list);
        }
        list.forEach(rows::add);
        return rows;
    }

    private static List<JsonNode> ids(List<JsonNode> rows, String key) {
        return rows.stream().map(row -> row.has(key) ? row.get(key) : NullNode.instance).toList();
    }

    private static boolean same(List<JsonNode> a, List<JsonNode> b) {
        boolean same = a.size() == b.size();
        for (int i = 0; same && i < a.size(); i++) {
            same = same(a.get(i), b.get(i));
        }
        return same;
    }

    /** Equal values; keys of objects in the same order. */
    private static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            double difference = Math.abs(a.doubleValue() - b.doubleValue());
            return difference <= Math.max(ABSOLUTE, RELATIVE * Math.max(Math.abs(a.doubleValue()), Math.abs(b.doubleValue())));
        }
        if (a.isObject() && b.isObject() || a.isArray() && b.isArray()) {
            return keys(a).equals(keys(b)) && same(elements(a), elements(b));
        }
        return a.equals(b);
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<JsonNode> elements(JsonNode node) {
        List<JsonNode> elements = new ArrayList<>();
        Iterator<JsonNode> each = node.elements();
        each.forEachRemaining(elements::add);
        return elements;
    }
}
