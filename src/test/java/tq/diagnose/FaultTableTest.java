package tq.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Precision and recall of the diagnostics on traces that were made by somebody who had not seen them: {@code testdata/diagnose/table.tsv} says which
 * fault is planted in which file and where, {@code diagnostics.tsv} which diagnostic has to find which kind, and which others may speak up besides.
 * The figures are published in the page about diagnose, and have to be these. With {@code -Dtq.golden=update} they are written anew.
 */
class FaultTableTest {

    private static final Path FOLDER = Path.of("testdata/diagnose");
    private static final Path PAGE = Path.of("src/site/markdown/diagnose.md");

    /** Faults that tq does not find, by file; for why see the page. A file that is found after all has to leave this list. */
    private static final Set<String> MISSED = Set.of("faulty/29-water-damage-motor-docs-oi.json");

    private record Row(String file, String fault, String span) {
    }

    /** How a diagnostic did: faults it had to find, those it found, and places where it spoke up without a reason. */
    private static final class Score {
        private int planted;
        private int found;
        private int unfounded;
    }

    private final Map<String, Score> scores = new TreeMap<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();

    private static List<Row> table() throws Exception {
        return Files.readAllLines(FOLDER.resolve("table.tsv")).stream().skip(1).map(line -> line.split("\t")).map(cells -> new Row(cells[0], cells[1], cells[2])).toList();
    }

    private static Map<String, List<List<String>>> expected() throws Exception {
        Map<String, List<List<String>>> expected = new HashMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve("diagnostics.tsv")).stream().skip(1).toList()) {
            String[] cells = line.split("\t", -1);
            expected.put(cells[0], List.of(List.of(cells[1].split(" ")), List.of(cells[2].split(" "))));
        }
        return expected;
    }

    @Test
    void precisionAndRecallAreAsPublished() throws Exception {
        Map<String, List<List<String>>> expected = expected();
        Map<String, int[]> kinds = new LinkedHashMap<>();
        List<Row> rows = table();
        for (Row row : rows) {
            List<Finding> findings = Diagnoses.of(List.of(FOLDER.resolve(row.file()).toString()));
            if (row.fault().equals("-")) {
                findings.stream().filter(FaultTableTest::isLoud).forEach(finding -> alarm(row, finding));
            } else {
                faulty(row, expected.get(row.fault()), findings, kinds.computeIfAbsent(row.fault(), kind -> new int[2]));
            }
        }
        assertEquals(List.of(), alarms, "findings without a fault");
        assertEquals(MISSED, Set.copyOf(missed), "faults that were not found");
        published(rows, kinds);
    }

    private void alarm(Row row, Finding finding) {
        scores.computeIfAbsent(finding.check().name(), name -> new Score()).unfounded++;
        alarms.add(row.file() + ": " + finding.check().name() + " at " + finding.path());
    }

    private void faulty(Row row, List<List<String>> expected, List<Finding> findings, int[] kind) {
        List<String> finders = expected.get(0);
        List<Finding> hits = findings.stream().filter(finding -> finders.contains(finding.check().name()) && names(finding, row.span())).toList();
        kind[0]++;
        kind[1] += hits.isEmpty() ? 0 : 1;
        if (hits.isEmpty()) {
            missed.add(row.file());
        }
        for (String finder : hits.isEmpty() ? finders.subList(0, 1) : hits.stream().map(hit -> hit.check().name()).distinct().toList()) {
            Score score = scores.computeIfAbsent(finder, name -> new Score());
            score.planted++;
            score.found += hits.isEmpty() ? 0 : 1;
        }
        findings.stream().filter(FaultTableTest::isLoud).filter(finding -> !finders.contains(finding.check().name()) && !expected.get(1).contains(finding.check().name()))
                .forEach(finding -> alarm(row, finding));
    }

    private static boolean isLoud(Finding finding) {
        return finding.check().severity() != Severity.INFO;
    }

    /** Whether it names the span: by its path, which ends with it, or goes through it where a gap is meant; or a judge, a tool or a session in its evidence. */
    private static boolean names(Finding finding, String span) {
        List<String> path = List.of(finding.path().split(" > "));
        String tool = span.replace("execute_tool ", "");
        return span.equals("-") || path.contains(span) || finding.evidence().stream().anyMatch(row -> row.toString().contains(tool));
    }

    private void published(List<Row> rows, Map<String, int[]> kinds) throws Exception {
        long faulty = rows.stream().filter(row -> !row.fault().equals("-")).count();
        StringBuilder text = new StringBuilder("On " + faulty + " faulty and " + (rows.size() - faulty) + " healthy traces in `testdata/diagnose` (" + (faulty - missed.size())
                + " faults found, " + alarms.size() + " findings without a fault):\n\n| diagnostic | faults | recall | precision |\n| --- | ---: | ---: | ---: |\n");
        scores.forEach((name, score) -> text.append("| `").append(name).append("` | ").append(score.planted).append(" | ").append(percent(score.found, score.planted)).append(" | ")
                .append(percent(score.found, score.found + score.unfounded)).append(" |\n"));
        text.append("\n| fault | traces | found |\n| --- | ---: | ---: |\n");
        kinds.forEach((kind, counts) -> text.append("| ").append(kind.replace('-', ' ')).append(" | ").append(counts[0]).append(" | ").append(counts[1]).append(" |\n"));
        String page = Files.readString(PAGE);
        int start = page.indexOf("\n", page.indexOf("<!-- figures -->")) + 1;
        int end = page.indexOf("<!-- end of figures -->");
        if ("update".equals(System.getProperty("tq.golden")) && !page.substring(start, end).equals(text.toString())) {
            Files.writeString(PAGE, page.substring(0, start) + text + page.substring(end));
            fail(PAGE + " is written anew: read it");
        }
        assertEquals(text.toString(), page.substring(start, end));
    }

    private static String percent(int part, int all) {
        return all == 0 ? "–" : Math.round(100.0 * part / all) + " %";
    }
}
