package tq.diagnose;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.util.List;
import tq.library.QueryLibrary;
import tq.source.Problems;
import tq.source.TraceSource;

/** Diagnoses of files, made within the process. */
public final class Diagnoses {

    private Diagnoses() {
    }

    /** What is found in files; any problem with a file fails. */
    public static List<Finding> of(List<String> files) throws Exception {
        Diagnosis diagnosis = new Diagnosis(checks());
        TraceSource source = new TraceSource(files, new ByteArrayInputStream(new byte[0]),
                new Problems(problem -> assertNotEquals(Problems.Kind.BROKEN, problem.kind(), problem.message())));
        source.start();
        source.read(trace -> {
            diagnosis.add(trace);
            return true;
        });
        return diagnosis.end();
    }

    /** All checks that tq brings. */
    public static List<Check> checks() throws Exception {
        return Checks.of(QueryLibrary.all());
    }
}
