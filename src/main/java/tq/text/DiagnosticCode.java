package tq.text;

/**
 * Everything that tq has to say about a query before it runs, one code each. The comment on a constant is a
 * query that causes it; the number never changes meaning.
 */
public enum DiagnosticCode {
    /** {@code spans where duration >} */
    UNEXPECTED("TQ001"),
    /** {@code spans where name = "search} */
    UNCLOSED_STRING("TQ002"),
    /** {@code spans where (error} */
    UNBALANCED("TQ003"),
    /** {@code spans where status == ERROR} */
    FOREIGN_SIGN("TQ004"),
    /** {@code SELECT name FROM spans} */
    FOREIGN_LANGUAGE("TQ005"),
    /** A query of more than 1 MiB, or of more than 500 brackets within one another. */
    TOO_LARGE("TQ006"),
    /** {@code spans where 1 < duration < 2} */
    CHAINED_COMPARISON("TQ007"),
    /** {@code spans where name = two words} */
    QUOTES_NEEDED("TQ008"),
    /** An empty text, or only comments. */
    EMPTY_QUERY("TQ009"),

    /** {@code spams where error} */
    UNKNOWN_SOURCE("TQ101"),
    /** {@code spans | sorted duration} */
    UNKNOWN_STAGE("TQ102"),
    /** {@code spans where durration > 2s} */
    UNKNOWN_FIELD("TQ103"),
    /** {@code spans where lenght(name) > 3} */
    UNKNOWN_FUNCTION("TQ104"),
    /** {@code spans where status = FAILD} */
    UNKNOWN_VALUE("TQ105"),
    /** {@code spans where duration > $min} */
    UNKNOWN_PARAMETER("TQ106"),
    /** {@code tq run slowest-spnas}, on the command line */
    UNKNOWN_QUERY("TQ107"),
    /** {@code tq diagnose -L DIR}, where a query in DIR says {@code # severity: warn} */
    UNKNOWN_SEVERITY("TQ108"),
    /** {@code spans where name > 5} */
    TYPE_CLASH("TQ110"),
    /** {@code spans where status} */
    NOT_A_CONDITION("TQ111"),
    /** {@code spans where duration > 2} */
    UNIT_MISSING("TQ112"),
    /** {@code spans where start > 1700000000} */
    NOT_A_TIME("TQ113"),
    /** {@code llm traces} */
    ADJECTIVE_MISFIT("TQ114"),
    /** {@code spans | select round()} */
    WRONG_ARGUMENTS("TQ115"),
    /** {@code spans where name ~ "("} */
    BAD_PATTERN("TQ116"),
    /** {@code spans | select name, type as name} */
    NAME_TWICE("TQ117"),
    /** {@code --param min=fast} where {@code param $min: duration} */
    BAD_PARAMETER("TQ118"),
    /** {@code spans | values name | set a = 1} */
    STAGE_MISFIT("TQ119"),
    /** {@code spans where tokens.input > 99999999999999999999} */
    NUMBER_TOO_LARGE("TQ120"),
    /** {@code spans | jq ".["} */
    BAD_JQ("TQ121"),
    /** {@code import "missing.tq"} */
    BAD_IMPORT("TQ122"),
    /** {@code tq explain --jq 'spans where text contains x'}: no portable jq can say it. */
    NOT_PORTABLE("TQ191");

    private final String code;

    DiagnosticCode(String code) {
        this.code = code;
    }

    /** The code as shown, such as {@code TQ103}. */
    public String code() {
        return code;
    }
}
