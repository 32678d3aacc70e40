package tq.report;

import java.util.Optional;

/** The formats of a {@link Report}. */
public enum ReportFormat {
    /** For people, on a terminal or in a log. */
    TEXT,
    /** A list of findings, the worst first. */
    JSON,
    /** For a comment or a page of a wiki. */
    MARKDOWN,
    /** A JUnit report, as tools for continuous integration read it: a test case for each check. */
    JUNIT,
    /** SARIF 2.1.0, as code hosts read it. */
    SARIF,
    /** One page that loads nothing, with the traces themselves. */
    HTML;

    /** The format of this name in any case; empty where there is none. */
    public static Optional<ReportFormat> named(String name) {
        for (ReportFormat format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
