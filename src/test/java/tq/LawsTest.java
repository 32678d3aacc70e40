package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not change an answer: the order in which spans are stored, other traces, the hour of the day, how partial results are put together. */
class LawsTest {

    private static final int TRACES = 200;

    /** Questions of one trace each, whose answers are in an order that they name themselves. */
    private static final List<String> SORTED = List.of(
            "spans | sort id | select id, self, gap, offset, depth, path, index, child_count, parent.id, root.id",
            "spans inside (type=AGENT) not before (error) | sort id | values id",
            "spans where any children (error) or count descendants (type=TOOL) > 1 | sort id | values id",
            "failed spans | siblings | sort id | values id",
            "spans after first (spans with error) | sort id | values id",
            "critical path | sort id | select id, path_time",
            "tool spans | coverage by trace.id | sort trace.id",
            "pairs a, b of spans where a sibling of b and a overlaps b | sort a.id, b.id | select a.id, b.id",
            "spans | stats count, count where any children as inner, max(depth), sum(self), p95(duration) by trace.id, type | sort trace.id, type",
            "spans | sort id | where any descendants (error) | values id",
            "traces where all spans (not error or no children (error)) | sort id | values id",
            "spans | values type | distinct | sort value");

    @TempDir
    private static Path folder;
    private static final List<ObviousTrace> ALL = new ArrayList<>();

    @BeforeAll
    static void makeTraces() {
        SplittableRandom random = new SplittableRandom(77);
        while (ALL.size() < TRACES) {
            ObviousTrace trace = ObviousTrace.random("t" + ALL.size(), random, 12);
            Set<Integer> edges = new HashSet<>();
            // The order of the file decides where times are equal, and where a circle is cut; such traces say nothing of this law.
            boolean clear = trace.nodes.stream().allMatch(node -> node.start() != ObviousTrace.NONE && edges.add(node.start()) && edges.add(1000 + node.end()))
                    && IntStream.range(0, trace.nodes.size()).noneMatch(node -> trace.parent(node) == ObviousTrace.NONE && trace.nodes.get(node).parent() != ObviousTrace.NONE && trace.nodes.get(node).parent() < 100)
                    && trace.nodes.stream().filter(node -> node.parent() == ObviousTrace.NONE).count() == 1;
            if (clear) {
                ALL.add(trace);
            }
        }
    }

    private static String file(String name, List<String> documents) throws Exception {
        return Files.writeString(folder.resolve(name + ".jsonl"), String.join("\n", documents)).toString();
    }

    private static List<String> plain() {
        return ALL.stream().map(ObviousTrace::json).toList();
    }

    private static List<JsonNode> ask(String query, String file) throws Exception {
        return Runs.rows(query, List.of(file));
    }

    /** Groups within traces are made as each trace is read; grouped over all, under another name for the trace, they are the same. */
    @Test
    void groupsWithinTracesAreThoseOfAll() throws Exception {
        String one = file("grouped", plain());
        String overAll = "spans | select trace.id as t, type, name, duration | ";
        String within = "spans | select trace.id as t, type, name, duration";
        assertEquals(ask(overAll + "count by t, type", one), ask("spans | count by trace.id as t, type", one));
        assertEquals(ask(overAll + "top 2 by duration per t | select t, name", one), ask("spans | top 2 by duration per trace.id | select trace.id as t, name", one));
        assertEquals(ask(overAll + "last 2 per t", one), ask("spans | last 2 per trace.id | select trace.id as t, type, name, duration", one));
        assertEquals(ask(overAll + "distinct t, name", one), ask("spans | distinct trace.id, name | select trace.id as t, name", one));
        assertEquals(ask(within + " | stats list(name) as names, max(duration) as longest by t | where longest > 5s | sort longest", one),
                ask("spans | stats list(name) as names, max(duration) as longest by trace.id as t | where longest > 5s | sort longest", one));
    }

    @Test
    void shufflingTheSpansChangesNothing() throws Exception {
        Random random = new Random(5);
        List<String> shuffled = ALL.stream().map(trace -> {
            List<Integer> order = new ArrayList<>(IntStream.range(0, trace.nodes.size()).boxed().toList());
            Collections.shuffle(order, random);
            return trace.json(order, 0);
        }).toList();
        String one = file("plain", plain());
        String other = file("shuffled", shuffled);
        for (String query : SORTED) {
            assertEquals(ask(query, one), ask(query, other), query);
        }
    }

    @Test
    void anotherTraceChangesNothingOfThis() throws Exception {
        List<String> more = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(6);
        for (String document : plain()) {
            more.add(ObviousTrace.random("u" + more.size(), random, 12).json());
            more.add(document);
        }
        String one = file("plain", plain());
        String other = file("more", more);
        for (String query : SORTED.subList(0, 10)) {
            String ofT = query.startsWith("pairs") ? query.replace(" | sort", " | where a.trace.id starts with tr-t | sort")
                    : query.replaceFirst("^((?:tool |failed )?spans|critical path)", "$1 where trace.id starts with tr-t");
            assertEquals(ask(query, one), ask(ofT, other), query);
        }
    }

    @Test
    void shiftingTimeChangesOnlyTimes() throws Exception {
        String one = file("plain", plain());
        String other = file("later", ALL.stream().map(trace -> trace.json(IntStream.range(0, trace.nodes.size()).boxed().toList(), 86_400_000L)).toList());
        for (String query : SORTED) {
            assertEquals(ask(query, one), ask(query, other), query);
        }
        assertEquals(ask("spans | values start + 1d", one), ask("spans | values start", other));
    }

    /** The lists that traces give may be joined in any grouping, and written and read between. */
    @ParameterizedTest
    @ValueSource(strings = {"spans | count by type", "spans | sort duration desc, id | first 5 | children | values id", "spans | stats sum(self), p95(duration), coverage() by type",
            "spans | sort id | where any descendants (error) | values id", "tool spans | values name | except (failed spans | values name)",
            "spans where name in (failed spans | values name) | count", "spans | distinct type", "spans | sort duration | top 2 by self per type | values id"})
    void groupingPartialResultsChangesNothing(String query) throws Exception {
        String file = file("plain", plain());
        List<JsonNode> wanted = ask(query, file);
        Random random = new Random(8);
        for (int round = 0; round < 5; round++) {
            List<JsonNode> partials = new ArrayList<>(Runs.mapped(query, List.of(file)));
            while (partials.size() > 1) {
                int at = random.nextInt(partials.size() - 1);
                partials.set(at, JsonNodeFactory.instance.arrayNode().addAll(elements(partials.get(at))).addAll(elements(partials.get(at + 1))));
                partials.remove(at + 1);
            }
            assertEquals(wanted, Runs.merged(query, partials.get(0)), query);
        }
    }

    private static List<JsonNode> elements(JsonNode list) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements;
    }
}
