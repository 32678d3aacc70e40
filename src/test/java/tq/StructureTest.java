package tq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every definition of tree and time against {@link ObviousTrace}, over thousands of random traces. */
class StructureTest {

    private static final int TRACES = 3_000;

    @TempDir
    private static Path folder;

    private static final List<ObviousTrace> ALL = new ArrayList<>();
    private static String file;

    @BeforeAll
    static void makeTraces() throws Exception {
        SplittableRandom random = new SplittableRandom(20);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < TRACES; i++) {
            ALL.add(ObviousTrace.random("t" + i, random, 14));
            lines.append(ALL.get(i).json()).append('\n');
        }
        file = Files.writeString(folder.resolve("traces.jsonl"), lines).toString();
    }

    private static void check(String query, Function<ObviousTrace, List<String>> wanted) throws Exception {
        List<String> rows = Runs.rows(query, List.of(file)).stream().map(StructureTest::text).toList();
        int at = 0;
        for (ObviousTrace trace : ALL) {
            List<String> ours = wanted.apply(trace);
            assertEquals(ours, rows.subList(at, Math.min(rows.size(), at + ours.size())), () -> query + "\n" + trace);
            at += ours.size();
        }
        assertEquals(at, rows.size(), query);
    }

    /** Of a row its values, one behind the other. */
    private static String text(JsonNode row) {
        if (row.isObject()) {
            List<String> values = new ArrayList<>();
            row.forEach(value -> values.add(text(value)));
            return String.join(" ", values);
        }
        return row.isTextual() ? row.textValue() : row.isNumber() ? number(row) : row.toString();
    }

    private static String number(JsonNode number) {
        return number.doubleValue() == Math.rint(number.doubleValue()) ? Long.toString(number.longValue()) : number.toString();
    }

    /** The ids of the spans for which something holds. */
    private static Function<ObviousTrace, List<String>> those(BiPredicate<ObviousTrace, Integer> holds) {
        return trace -> all(trace).filter(node -> holds.test(trace, node)).mapToObj(trace::id).toList();
    }

    private static IntStream all(ObviousTrace trace) {
        return IntStream.range(0, trace.nodes.size());
    }

    private static List<Integer> ofType(ObviousTrace trace, String type) {
        return all(trace).filter(node -> trace.nodes.get(node).type().equals(type)).boxed().toList();
    }

    private static String row(Object... values) {
        return Stream.of(values).map(String::valueOf).collect(Collectors.joining(" "));
    }

    @Test
    void fieldsOfTheTree() throws Exception {
        check("spans | count", trace -> ALL.indexOf(trace) > 0 ? List.of() : List.of(String.valueOf(ALL.stream().mapToInt(each -> each.nodes.size()).sum())));
        check("spans | select depth, path, index, child_count, parent.name, root.name", trace -> all(trace).mapToObj(node -> row(trace.ancestors(node).size(), trace.path(node),
                trace.index(node), trace.kin("children", node).size(), trace.parent(node) == ObviousTrace.NONE ? null : "n" + trace.parent(node), "n" + trace.root(node))).toList());
        check("spans | select self, gap, offset", trace -> all(trace).mapToObj(node -> {
            int start = trace.nodes.get(node).start();
            return row(trace.self(node), trace.gap(node), start == ObviousTrace.NONE ? null : start - trace.firstStart());
        }).toList());
        check("traces | values depth", trace -> List.of(String.valueOf(all(trace).map(node -> trace.ancestors(node).size()).max().orElse(0))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inside", "containing", "child of", "parent of", "sibling of", "before", "after", "during", "overlaps"})
    void relationsToASet(String relation) throws Exception {
        check("spans " + relation + " (type=AGENT) | values id", those((trace, node) -> ofType(trace, "AGENT").stream().anyMatch(other -> trace.stands(relation, node, other))));
        check("tool spans not " + relation + " (error) | values id", those((trace, node) -> trace.nodes.get(node).type().equals("TOOL")
                && all(trace).noneMatch(other -> trace.nodes.get(other).failed() && trace.stands(relation, node, other))));
        check("spans | sort name desc | where " + relation + " (type=AGENT) | sort trace.start, trace.id | count",
                trace -> ALL.indexOf(trace) > 0 ? List.of() : List.of(String.valueOf(ALL.stream().mapToLong(each -> all(each).filter(node -> ofType(each, "AGENT").stream()
                        .anyMatch(other -> each.stands(relation, node, other))).count()).sum())));
        check("pairs a, b of spans where a " + relation + " b and a.type = TOOL | jq '\"\\(.a.span_id) \\(.b.span_id)\"'", trace -> pairs(trace, (a, b) ->
                trace.stands(relation, a, b) && trace.nodes.get(a).type().equals("TOOL")));
    }

    /** Each two once: as they began, else the other way round. */
    private static List<String> pairs(ObviousTrace trace, BiPredicate<Integer, Integer> holds) {
        List<String> found = new ArrayList<>();
        for (int a = 0; a < trace.nodes.size(); a++) {
            for (int b = 0; b < trace.nodes.size(); b++) {
                if (a != b && holds.test(a, b) && (isEarlier(trace, a, b) || !holds.test(b, a))) {
                    found.add(trace.id(a) + " " + trace.id(b));
                }
            }
        }
        return found;
    }

    private static boolean isEarlier(ObviousTrace trace, int a, int b) {
        int one = trace.nodes.get(a).start();
        int other = trace.nodes.get(b).start();
        if (one == ObviousTrace.NONE || other == ObviousTrace.NONE) {
            return one == other ? a < b : one != ObviousTrace.NONE;
        }
        return one != other ? one < other : a < b;
    }

    @ParameterizedTest
    @ValueSource(strings = {"before first", "before last", "after first", "after last", "during first", "during last", "overlaps first", "overlaps last"})
    void relationsToAnEdge(String words) throws Exception {
        String relation = words.split(" ")[0];
        String edge = words.split(" ")[1];
        check("spans " + words + " (type=AGENT) | values id", those((trace, node) -> {
            int chosen = trace.edge(relation, edge, ofType(trace, "AGENT"));
            return chosen != ObviousTrace.NONE && trace.stands(relation, node, chosen);
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parent", "children", "ancestors", "descendants", "siblings"})
    void kin(String kin) throws Exception {
        check("spans | values count failed " + kin + " (type=TOOL)", trace -> all(trace).mapToObj(node -> String.valueOf(trace.kin(kin, node).stream()
                .filter(other -> trace.nodes.get(other).failed() && trace.nodes.get(other).type().equals("TOOL")).count())).toList());
        check("spans where any " + kin + " (error) | values id", those((trace, node) -> trace.kin(kin, node).stream().anyMatch(other -> trace.nodes.get(other).failed())));
        check("spans where all " + kin + " (error) | values id", those((trace, node) -> trace.kin(kin, node).stream().allMatch(other -> trace.nodes.get(other).failed())));
        check("spans without failed " + kin + " | values id", those((trace, node) -> trace.kin(kin, node).stream().noneMatch(other -> trace.nodes.get(other).failed())));
        check("failed spans | " + kin + " | values id", those((trace, node) -> all(trace).anyMatch(from -> trace.nodes.get(from).failed() && trace.kin(kin, from).contains(node))));
        check("failed spans | sort duration | tool " + kin + " where not error | sort trace.id, name | count", trace -> ALL.indexOf(trace) > 0 ? List.of()
                : List.of(String.valueOf(ALL.stream().mapToLong(each -> all(each).filter(node -> each.nodes.get(node).type().equals("TOOL") && !each.nodes.get(node).failed()
                        && all(each).anyMatch(from -> each.nodes.get(from).failed() && each.kin(kin, from).contains(node))).count()).sum())));
    }

    @Test
    void nestedQuestions() throws Exception {
        check("traces where any span (error and no children (error)) and count spans (inside (type=AGENT)) > 2 | values id", trace -> {
            boolean origin = all(trace).anyMatch(node -> trace.nodes.get(node).failed() && trace.kin("children", node).stream().noneMatch(child -> trace.nodes.get(child).failed()));
            long inside = all(trace).filter(node -> trace.ancestors(node).stream().anyMatch(above -> trace.nodes.get(above).type().equals("AGENT"))).count();
            return origin && inside > 2 ? List.of("tr-" + trace.name) : List.of();
        });
        check("failed spans where no descendants (error) | values id", those((trace, node) -> trace.nodes.get(node).failed()
                && trace.kin("descendants", node).stream().noneMatch(below -> trace.nodes.get(below).failed())));
        check("failed spans child of (not error) | values id", those((trace, node) -> trace.nodes.get(node).failed() && trace.parent(node) != ObviousTrace.NONE
                && !trace.nodes.get(trace.parent(node)).failed()));
    }

    @Test
    void criticalPath() throws Exception {
        check("critical path | select id, path_time", trace -> trace.criticalPath().entrySet().stream()
                .map(entry -> trace.id(entry.getKey()) + " " + entry.getValue()).toList());
    }

    @Test
    void coverage() throws Exception {
        check("tool spans | coverage by trace.id | values round(coverage, 6)", trace -> {
            List<Integer> tools = ofType(trace, "TOOL");
            return tools.isEmpty() ? List.of() : List.of(trace.extent() <= 0 ? "null" : rounded(100.0 * trace.covered(tools) / trace.extent()));
        });
        double covered = ALL.stream().filter(trace -> !ofType(trace, "TOOL").isEmpty()).mapToDouble(trace -> trace.covered(ofType(trace, "TOOL"))).sum();
        double extent = ALL.stream().filter(trace -> !ofType(trace, "TOOL").isEmpty()).mapToDouble(trace -> Math.max(0, trace.extent())).sum();
        assertEquals(100 * covered / extent, Runs.rows("tool spans | coverage", List.of(file)).get(0).doubleValue(), 1e-9);
    }

    private static String rounded(double value) {
        double rounded = Math.round(value * 1e6) / 1e6;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    @Test
    void treesAreDrawnInOrder() throws Exception {
        check("failed spans | tree name", trace -> {
            List<Integer> failed = all(trace).filter(node -> trace.nodes.get(node).failed()).boxed().toList();
            List<String> drawn = new ArrayList<>();
            all(trace).boxed().sorted((a, b) -> compare(trace, a, b)).filter(failed::contains).forEach(node ->
                    drawn.add(trace.ancestors(node).stream().filter(failed::contains).count() + " n" + node));
            return drawn;
        });
    }

    /** The order of a tree: parents before children, children by start. */
    private static int compare(ObviousTrace trace, int a, int b) {
        List<Integer> one = new ArrayList<>(trace.ancestors(a));
        List<Integer> other = new ArrayList<>(trace.ancestors(b));
        one.add(0, a);
        other.add(0, b);
        int i = one.size() - 1;
        int j = other.size() - 1;
        while (i >= 0 && j >= 0 && one.get(i).equals(other.get(j))) {
            i--;
            j--;
        }
        if (i < 0 || j < 0) {
            return Integer.compare(i, j);
        }
        int first = trace.nodes.get(one.get(i)).start();
        int second = trace.nodes.get(other.get(j)).start();
        int known = Boolean.compare(first == ObviousTrace.NONE, second == ObviousTrace.NONE);
        return known != 0 ? known : first != second ? Integer.compare(first, second) : Integer.compare(one.get(i), other.get(j));
    }
}
