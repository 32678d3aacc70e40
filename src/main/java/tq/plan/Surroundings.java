package tq.plan;

import java.util.List;
import java.util.Optional;
import tq.syntax.Query;
import tq.text.Diagnostic;
import tq.text.SourceText;

/** What a query may refer to that is not in its text: queries of the library, files to import, jq. */
public interface Surroundings {

    /**
     * A text and what it says.
     *
     * @param faults what keeps it from being read; empty where nothing does
     */
    record Parsed(SourceText source, Query query, List<Diagnostic> faults) {
        public Parsed {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A file that was looked for.
     *
     * @param problem why it is not there, as a sentence; empty where it is
     */
    record Found(Optional<Parsed> text, String problem) {
    }

    /** The query of the library by that name. */
    Optional<Parsed> library(String name);

    /** The names of all queries of the library. */
    List<String> libraryNames();

    /** The file at a path that is relative to the text that names it. */
    Found imported(SourceText from, String path);

    /** What is wrong with a jq program; empty where nothing is. */
    Optional<String> faultOfJq(String program);
}
