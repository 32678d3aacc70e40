package tq.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A second table of faults, by another hand: whatever diagnostic speaks up, it has to name the right place, and on healthy traces none may. */
class OtherFaultsTest {

    private static final Path FOLDER = Path.of("testdata/diagnose-others");

    /** Not found: what needs the meaning of a text (h13, h16, h18, h23, h41, h49, supervisor), is told of another span (h32) or only as a remark (h47), or is no fault to tq (personal data). */
    private static final Set<String> MISSED = Set.of("faulty/h13-hr.json", "faulty/h16-tariff.json", "faulty/h18-tax.json", "faulty/h23-label.json", "faulty/h32-claims.json",
            "faulty/h41-bibliothek.json", "faulty/h47-kettle.json", "faulty/h49-meter.json", "faulty/mlflow-supervisor-bikes.json", "faulty/mlflow-anthropic-card.json");

    /** A document that says bike where the question says bicycle. */
    private static final Set<String> ALARMS = Set.of("healthy/phoenix-rest-bikes.json");

    @Test
    void faultsAreFoundAndHealthyTracesLeftAlone() throws Exception {
        Set<String> missed = new TreeSet<>();
        Set<String> alarms = new TreeSet<>();
        for (String line : Files.readAllLines(FOLDER.resolve("table.tsv")).stream().skip(1).toList()) {
            String[] cells = line.split("\t");
            List<Finding> loud = Diagnoses.of(List.of(FOLDER.resolve(cells[0]).toString())).stream().filter(finding -> finding.check().severity() != Severity.INFO).toList();
            if (cells[1].equals("-") && !loud.isEmpty()) {
                alarms.add(cells[0]);
            } else if (!cells[1].equals("-") && loud.stream().noneMatch(finding -> names(finding, cells[2]))) {
                missed.add(cells[0]);
            }
        }
        assertEquals(new TreeSet<>(ALARMS), alarms, "findings on healthy traces");
        assertEquals(new TreeSet<>(MISSED), missed, "faults that were not found");
    }

    private static boolean names(Finding finding, String span) {
        String tool = span.replace("execute_tool ", "");
        return span.equals("-") || finding.path().endsWith(span) || finding.evidence().stream().anyMatch(row -> row.toString().contains(tool));
    }
}
