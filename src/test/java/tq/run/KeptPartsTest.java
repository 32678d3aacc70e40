package tq.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Parts come back as they were given; only that equal ones are one object. */
class KeptPartsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode json(String text) throws Exception {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    @Test
    void aMillionRowsOfAFewKindsAreAFewObjects() throws Exception {
        KeptParts parts = new KeptParts();
        for (int i = 0; i < 1_000_000; i++) {
            parts.add(MAPPER.createObjectNode().put("type", "T" + i % 7));
        }
        Set<JsonNode> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        parts.all().forEach(objects::add);
        assertEquals(7, objects.size());
        assertEquals(json("{'type': 'T6'}"), parts.all().get(13));
    }

    @Test
    void whatIsPrintedOtherwiseIsKeptApart() throws Exception {
        KeptParts parts = new KeptParts();
        for (String part : List.of("{'a': 1, 'b': 2}", "{'b': 2, 'a': 1}", "{'a': 1, 'b': 2}", "{'a': 1.0, 'b': 2}", "{'a': [1]}", "{'a': [1]}", "[1]", "1", "null")) {
            parts.add(json(part));
        }
        assertEquals("[{'a':1,'b':2},{'b':2,'a':1},{'a':1,'b':2},{'a':1.0,'b':2},{'a':[1]},{'a':[1]},[1],1,null]", parts.all().toString().replace('"', '\''));
        assertSame(parts.all().get(0), parts.all().get(2));
        assertNotSame(parts.all().get(4), parts.all().get(5));
    }

    @Test
    void theOrderStaysWhateverTheNumberOfKinds() {
        Random random = new Random(9);
        List<Integer> given = new ArrayList<>();
        KeptParts parts = new KeptParts();
        for (int i = 0; i < 50_000; i++) {
            given.add(random.nextInt(20_000));
            parts.add(MAPPER.createObjectNode().put("n", given.get(i)));
        }
        List<Integer> kept = new ArrayList<>();
        parts.all().forEach(part -> kept.add(part.get("n").intValue()));
        assertEquals(given, kept);
        assertTrue(parts.size() == 50_000);
    }
}
