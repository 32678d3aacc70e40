package tq.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that people bring from SQL, pandas, jq and log query languages, each with the tq for it. */
public final class ForeignWords {

    private static final Map<String, String> STAGES = Map.ofEntries(
            Map.entry("order", "sort"), Map.entry("orderby", "sort"), Map.entry("order_by", "sort"), Map.entry("sort_by", "sort"), Map.entry("sortby", "sort"),
            Map.entry("group", "count by name"), Map.entry("groupby", "count by name"), Map.entry("group_by", "count by name"),
            Map.entry("summarize", "stats count by name"), Map.entry("aggregate", "stats count by name"), Map.entry("agg", "stats count by name"),
            Map.entry("filter", "where"), Map.entry("having", "where"), Map.entry("search", "where text contains …"), Map.entry("grep", "where text contains …"),
            Map.entry("project", "select"), Map.entry("map", "select name`, or raw jq: `jq '…'"),
            Map.entry("columns", "select"), Map.entry("extend", "set"), Map.entry("eval", "set"), Map.entry("assign", "set"), Map.entry("head", "limit 10"),
            Map.entry("take", "limit 10"), Map.entry("tail", "last 10"), Map.entry("offset", "skip 10"), Map.entry("unique", "distinct"),
            Map.entry("uniq", "distinct"), Map.entry("dedup", "distinct"), Map.entry("rename", "select name as other"), Map.entry("length", "count"));

    private static final Map<String, String> SOURCES = Map.ofEntries(
            Map.entry("errors", "failed spans"), Map.entry("failures", "failed spans"), Map.entry("calls", "llm spans"), Map.entry("llms", "llm spans"),
            Map.entry("models", "llm spans"), Map.entry("tools", "tool spans"), Map.entry("agents", "agent spans"), Map.entry("steps", "spans"),
            Map.entry("judges", "assessments"), Map.entry("scores", "feedback"), Map.entry("evals", "assessments"), Map.entry("evaluations", "assessments"),
            Map.entry("annotations", "assessments"), Map.entry("feedbacks", "feedback"), Map.entry("logs", "events"), Map.entry("conversations", "sessions"),
            Map.entry("grep", "spans where text contains …"), Map.entry("search", "spans where text contains …"), Map.entry("find", "spans where text contains …"));

    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("like", "contains, starts with, or ~ with a regular expression"), Map.entry("ilike", "contains, which minds no case"),
            Map.entry("rlike", "~"), Map.entry("regexp", "~"), Map.entry("match", "~"), Map.entry("equals", "="), Map.entry("eq", "="), Map.entry("ne", "!="),
            Map.entry("gt", ">"), Map.entry("ge", ">="), Map.entry("gte", ">="), Map.entry("lt", "<"), Map.entry("le", "<="), Map.entry("lte", "<="),
            Map.entry("includes", "contains"), Map.entry("startswith", "starts with"), Map.entry("endswith", "ends with"), Map.entry("above", "over"),
            Map.entry("below", "under"), Map.entry("exceeds", "over"));

    private ForeignWords() {
    }

    /** The tq for rows that have another name here: {@code errors} are {@code failed spans}. */
    public static Optional<String> source(String word) {
        return Optional.ofNullable(SOURCES.get(word.toLowerCase(Locale.ROOT)));
    }

    /** The tq for a stage that has another name here: {@code order} is {@code sort}. */
    public static Optional<String> stage(String word) {
        return Optional.ofNullable(STAGES.get(word.toLowerCase(Locale.ROOT)));
    }

    /** The fault of a stage that has another name here: {@code order} is {@code sort}. */
    public static Optional<Diagnostic> stage(String word, SourceRange range) {
        return stage(word).map(ours -> new Diagnostic(DiagnosticCode.UNKNOWN_STAGE, "there is no stage `" + word + "`", range, "in tq: `" + ours + "`"));
    }

    /** The fault of a comparison that has another name here: {@code like}. */
    public static Optional<Diagnostic> operator(String word, SourceRange range) {
        return Optional.ofNullable(OPERATORS.get(word.toLowerCase(Locale.ROOT)))
                .map(ours -> new Diagnostic(DiagnosticCode.FOREIGN_SIGN, "`" + word + "` is not tq", range, "write " + ours));
    }
}
