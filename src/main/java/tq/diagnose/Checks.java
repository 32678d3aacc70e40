package tq.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.Tq;
import tq.library.QueryFile;
import tq.plan.Plan;
import tq.plan.Resolver;
import tq.text.Diagnostic;
import tq.text.DiagnosticCode;
import tq.text.QueryException;

/** The queries of a library that have a severity, ready to be asked. */
public final class Checks {

    /** In this order the findings of one severity stand: what broke, what misled, what is slow or dear, what is recorded badly. */
    private static final List<String> CATEGORIES = List.of("errors", "retrieval", "tools", "models", "quality", "tokens", "performance", "sessions", "integrity", "overview");

    private Checks() {
    }

    /**
     * The checks among some queries; a file that asks several queries is several checks of one name.
     *
     * @throws QueryException where a query has a fault, or a severity that there is not
     */
    public static List<Check> of(List<QueryFile> queries) throws QueryException {
        List<Check> checks = new ArrayList<>();
        for (QueryFile query : queries) {
            Optional<Severity> severity = severity(query);
            if (severity.isPresent()) {
                for (Plan plan : Tq.plans(query.source(), Map.of(), Resolver.Output.FINDINGS)) {
                    checks.add(new Check(query.name(), query.get("title"), query.get("about"), query.get("category"), severity.get(), query.get("advice"), plan));
                }
            }
        }
        checks.sort(Comparator.comparingInt(check -> place(check.category())));
        return checks;
    }

    /** Empty where the query has none, and so is no check. */
    private static Optional<Severity> severity(QueryFile query) throws QueryException {
        String word = query.get("severity");
        Optional<Severity> severity = Severity.named(word);
        if (severity.isEmpty() && !word.isEmpty()) {
            throw new QueryException(query.source(), List.of(new Diagnostic(DiagnosticCode.UNKNOWN_SEVERITY, "there is no severity `" + word + "`", query.range("severity"),
                    "severities are error, warning and info")));
        }
        return severity;
    }

    private static int place(String category) {
        int place = CATEGORIES.indexOf(category);
        return place < 0 ? CATEGORIES.size() : place;
    }
}
