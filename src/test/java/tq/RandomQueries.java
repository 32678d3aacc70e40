package tq;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Query texts over every construct of the grammar, spelt as people may: keywords in any case, spaces or not. Almost all
 * parse; few mean anything.
 */
final class RandomQueries {

    private static final List<String> NOUNS = List.of("traces", "trace", "SPANS", "span", "events", "exceptions", "assessments", "feedback", "Expectations",
            "messages", "documents", "links", "sessions");
    private static final List<String> KIN = List.of("parent", "children", "ancestors", "descendants", "siblings");
    private static final List<String> ADJECTIVES = List.of("root", "leaf", "orphan", "failed", "llm", "Tool", "retriever", "agent", "guardrail", "evaluator");
    private static final List<String> NAMES = List.of("a", "broken", "search_1", "größe", "名前", "x-1", "_y");
    private static final List<String> WORDS = List.of("name", "duration", "status", "type", "count", "first", "list", "path", "tree", "by", "over", "LLM", "spans",
            "kind", "start", "top", "p95", "level", "source", "value");
    private static final List<String> SEGMENTS = List.of("input", "and", "or", "not", "then", "true", "null", "0", "12", "4bf9", "where", "\"my key\"", "'it\\'s'", "2s");
    private static final List<String> LITERALS = List.of("0", "42", "3.25", "1e9", "2s", "1h30m", "0.5ms", "7µs", "2026-01-31", "2026-01-31T09:00Z", "\"text\"",
            "'single'", "\"a \\\"b\\\" \\\\ \\n \\u00e9 \\d+\"", "'😀 # | ;'", "\"\"\"over\nlines \"quoted\" \"\"\"", "\"\"", "4bf92f", "0123456789abcdef",
            "550e8400-e29b-41d4-a716-446655440000", "TRUE", "false", "Null");
    private static final List<String> AGGREGATES = List.of("sum", "avg", "MIN", "max", "median", "p95", "p99.9", "stddev", "distinct_count", "list");
    private static final List<String> OPERATORS = List.of("=", "!=", "<", "<=", ">", ">=", "~", "!~", " over ", " under ", " at least ", " AT MOST ", " contains ",
            " not contains ", " starts with ", " ends with ", " matches ", " is ", " is not ");
    private static final List<String> RELATIONS = List.of("inside", "containing", "child of", "child", "parent of", "sibling", "before", "after", "during", "overlaps");
    private static final int DEEPEST = 4;

    private final Random random;
    private int depth;

    RandomQueries(Random random) {
        this.random = random;
    }

    /** A file of one to three statements. */
    String file() {
        return many(3, this::statement, "; ") + (chance(10) ? ";" : "") + (chance(10) ? " # the end" : "");
    }

    private String statement() {
        return switch (random.nextInt(12)) {
            case 0 -> "let " + one(NAMES) + " = " + pipeline();
            case 1 -> "param $" + one(NAMES.subList(0, 3)) + maybe(() -> ": duration") + maybe(() -> " = " + (chance(50) ? one(LITERALS) : "-5"));
            case 2 -> "def " + one(NAMES) + "(" + (chance(30) ? "" : "$a, $b") + ") = " + many(2, this::stage, " | ");
            case 3 -> "import \"common.tq\"" + maybe(() -> " as c");
            case 4 -> "assert " + (chance(50) ? "no " + pipeline() : expr()) + maybe(() -> " else \"too slow\"");
            default -> pipeline();
        };
    }

    private String pipeline() {
        StringBuilder out = new StringBuilder(source());
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(chance(80) ? " | " : " then ").append(stage());
        }
        return out.toString();
    }

    private String source() {
        return switch (random.nextInt(12)) {
            case 0 -> maybe(this::from) + "critical path" + clauses();
            case 1 -> maybe(this::from) + "pairs a, b of " + rows();
            case 2 -> "diff @1 @trace.json " + rows() + " by " + expr() + " measuring " + many(2, this::aggregate, ", ");
            case 3 -> "run slow-tools" + maybe(() -> "(min = " + expr() + ", type = LLM)");
            case 4 -> one(NAMES) + clauses();
            case 5 -> "(" + inner() + ")";
            default -> maybe(() -> "count ") + maybe(this::from) + rows();
        };
    }

    private String from() {
        return "from " + one(List.of("@1", "@4bf92f", "@trace.json", "@\"two words\"")) + " ";
    }

    private String rows() {
        return adjectives() + one(NOUNS) + clauses();
    }

    private String adjectives() {
        StringBuilder out = new StringBuilder();
        while (chance(25)) {
            out.append(one(ADJECTIVES)).append(' ');
        }
        return out.toString();
    }

    private String clauses() {
        StringBuilder out = new StringBuilder();
        while (chance(35)) {
            out.append(' ').append(clause());
        }
        return out.toString();
    }

    private String clause() {
        return switch (random.nextInt(4)) {
            case 0 -> one(List.of("with ", "without ")) + (chance(50) ? path() : one(ADJECTIVES) + " " + one(KIN) + maybe(() -> " (" + expr() + ")"));
            case 1 -> (chance(25) ? "not " : "") + structure();
            default -> "where " + expr();
        };
    }

    private String structure() {
        return chance(50) ? one(List.of("inside", "containing", "child of", "parent of", "sibling of")) + " (" + inner() + ")"
                : one(List.of("before", "after", "during", "overlaps")) + one(List.of(" ", " first ", " last ")) + "(" + inner() + ")";
    }

    private String inner() {
        depth++;
        String source = depth > DEEPEST ? "error" : chance(60) ? expr() : one(ADJECTIVES) + " " + one(NOUNS) + clauses();
        String inner = source + (depth <= DEEPEST && chance(30) ? " | " + stage() : "");
        depth--;
        return inner;
    }

    private String stage() {
        return switch (random.nextInt(22)) {
            case 0 -> "select " + many(3, this::item, ", ");
            case 1 -> "set " + many(2, () -> one(WORDS) + " = " + expr(), ", ");
            case 2 -> "drop " + many(2, this::path, ", ");
            case 3 -> "sort " + many(2, () -> expr() + one(List.of("", " asc", " DESC")), ", ");
            case 4 -> one(List.of("top", "bottom")) + " 5 by " + expr() + maybe(() -> " per " + expr());
            case 5 -> one(List.of("first", "last")) + maybe(() -> " 3") + maybe(() -> " per " + expr());
            case 6 -> "limit " + one(List.of("10", "$n"));
            case 7 -> "skip 2";
            case 8 -> "distinct" + maybe(() -> " " + many(2, this::expr, ", "));
            case 9 -> one(List.of("count", "coverage")) + by();
            case 10 -> one(AGGREGATES) + " " + expr() + by();
            case 11 -> "stats " + many(3, this::aggregate, ", ") + by();
            case 12 -> "values " + expr();
            case 13 -> "expand " + path() + maybe(() -> " as doc");
            case 14 -> adjectives() + one(chance(50) ? KIN : NOUNS) + clauses();
            case 15 -> one(List.of("union", "except", "intersect")) + " (" + inner() + ")";
            case 16 -> "fields" + maybe(() -> " by " + expr());
            case 17 -> "tree" + maybe(() -> " " + many(2, this::item, ", "));
            case 18 -> one(List.of("timeline", "as llm", "jq \".name\"", "jq '.a | \"\\(.b)\"'"));
            case 19 -> one(NAMES) + maybe(() -> "(" + many(2, this::expr, ", ") + ")");
            default -> clause();
        };
    }

    private String by() {
        return maybe(() -> " by " + many(2, this::item, ", "));
    }

    private String item() {
        return expr() + maybe(() -> " as " + one(WORDS));
    }

    private String aggregate() {
        return (chance(30) ? one(List.of("count", "count()", "coverage()")) : one(AGGREGATES) + "(" + expr() + ")") + maybe(() -> " where " + expr())
                + maybe(() -> " as " + one(WORDS));
    }

    private String expr() {
        depth++;
        String expr = depth > DEEPEST ? path() : switch (random.nextInt(8)) {
            case 0 -> comparison() + " or " + comparison();
            case 1 -> comparison() + " and " + comparison() + " or " + comparison();
            case 2 -> "not " + comparison();
            default -> comparison();
        };
        depth--;
        return expr;
    }

    private String comparison() {
        return switch (random.nextInt(10)) {
            case 0 -> one(List.of("any ", "no ", "ALL ")) + adjectives() + one(chance(50) ? KIN : NOUNS) + maybe(() -> " (" + expr() + ")");
            case 1 -> structure();
            case 2 -> sum() + maybe(() -> " not") + " in (" + (chance(70) ? sum() + ", " + sum() : one(ADJECTIVES) + " spans | values name") + ")";
            case 3 -> sum() + maybe(() -> " not") + " between " + sum() + " .. " + sum();
            case 4 -> path() + maybe(() -> " not") + " " + one(RELATIONS) + " " + path();
            case 5, 6 -> sum();
            default -> sum() + " " + one(OPERATORS) + " " + sum();
        };
    }

    private String sum() {
        String first = unary();
        return chance(25) ? first + one(List.of(" + ", " - ", " * ", " / ", " % ")) + unary() : first;
    }

    private String unary() {
        depth++;
        String minus = chance(8) ? "-" : "";
        String unary = depth > DEEPEST + 2 ? one(LITERALS) : switch (random.nextInt(10)) {
            case 0, 1 -> minus + path();
            case 2 -> minus + "$min";
            case 3 -> minus + one(List.of("round", "min", "first", "count")) + "(" + many(2, this::expr, ", ") + ")";
            case 4 -> "count " + adjectives() + one(KIN) + maybe(() -> " (" + expr() + ")");
            case 5 -> minus + "(" + inner() + ")";
            default -> one(LITERALS);
        };
        depth--;
        return unary;
    }

    private String path() {
        StringBuilder out = new StringBuilder(chance(10) ? "." : "").append(chance(70) ? one(WORDS) : one(List.of("attributes", "gpt-4.1-mini", "llm.input_messages.0.role", "x")));
        while (chance(25)) {
            out.append(chance(70) ? "." + one(SEGMENTS) : one(List.of("[0]", "[-1]", "[*]", "[\"a b\"]")));
        }
        return out.toString();
    }

    private String many(int most, Supplier<String> one, String separator) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            parts.add(one.get());
        }
        return String.join(separator, parts);
    }

    private String maybe(Supplier<String> text) {
        return chance(40) ? text.get() : "";
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
