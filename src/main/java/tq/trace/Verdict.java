package tq.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether the value of an assessment is a pass or a failure, where that can be told. What a value means is up to its judge, so this is a reading by
 * habit: words and truth values say it themselves; numbers from 0 to 1 are shares, of which less than a half fails; larger ones are ratings where
 * the name or a person as source says so, of which 1 and 2 fail; and of what is bad to have, such as toxicity, yes, true and much fail.
 */
final class Verdict {

    private static final Set<String> GOOD = Set.of("yes", "true", "pass", "passed", "good", "correct", "right", "safe", "acceptable", "accepted", "approved", "excellent", "great",
            "resolved", "complete", "completed", "relevant", "grounded", "factual", "supported", "helpful", "positive", "thumbs-up", "thumbs_up", "thumbs up", "up", "like", "liked",
            "ok", "success", "satisfied", "valid", "faithful", "non-toxic", "👍");
    private static final Set<String> BAD = Set.of("no", "false", "fail", "failed", "failing", "bad", "incorrect", "wrong", "unsafe", "unacceptable", "rejected", "poor", "terrible",
            "unresolved", "incomplete", "irrelevant", "not relevant", "ungrounded", "not grounded", "hallucinated", "unsupported", "not supported", "unhelpful", "negative",
            "thumbs-down", "thumbs_down", "thumbs down", "down", "dislike", "disliked", "toxic", "harmful", "biased", "unfaithful", "contradicted", "violated", "dissatisfied", "invalid", "👎");
    /** Words that say how much there is of what is judged, and not whether that is good. */
    private static final Set<String> YES = Set.of("yes", "true", "high", "1");
    private static final Set<String> NO = Set.of("no", "false", "low", "none", "0");
    private static final Pattern BAD_TO_HAVE = Pattern.compile("(?i)(?:unsafe.*|.*unsafe|.*(hallucinat|toxic|harmful|bias|profan|jailbreak|inject|leak|frustrat|refusal|spam|violat|offens|hate|contradict|error|mistake|repetit).*)");
    private static final Pattern GOOD_TO_LACK = Pattern.compile("(?i).*((^|[^a-z])(no|non|not|without|absence|avoids?|free|less|resist\\w*|recover\\w*|handling|detect\\w*)([^a-z]|$)|[a-z](free|less)$).*");
    /** What is neither good nor bad to be so: it says what a trace is about, and false is no failure. */
    private static final Pattern NEUTRAL = Pattern.compile("(?i).*(needed|required|necessary|detected|contains|(^|_)has_|mention|present$|triggered|flagged|escalat|intent|language|topic|category|(^|_)kind|(^|_)type|refused|asked|requested|(^|_)used|_count|count_).*");
    private static final Pattern RATING = Pattern.compile("(?i).*(rating|stars?|csat|satisf|likert|grade|rank|quality|helpful|rubric|(^|[^a-z])score).*");
    private static final Pattern SHARE = Pattern.compile("(?i).*(accura|correct|match|pass|score|relevan|faithful|ground|recall|precision|quality|similar|valid|(^|[^a-z])ok([^a-z]|$)|f1|complet|helpful|concis|coheren).*");
    /** A rationale that names the scale: {@code 1 of 5}, {@code 2/10}. */
    private static final Pattern OF_MORE = Pattern.compile("\\b\\d+(\\.\\d+)? ?(of|out of|/|von) ?(5|10)\\b");
    private static final String[] WITHIN = {"value", "label", "result", "verdict", "passed", "pass", "score"};

    private Verdict() {
    }

    /** {@code pass}, {@code fail}, or missing where nothing tells. */
    static JsonNode of(Assessment assessment) {
        if (assessment.kind().equals("issue")) {
            return Nodes.text("fail");
        }
        if (!assessment.kind().equals("feedback") || !assessment.error().isMissing()) {
            return Nodes.MISSING;
        }
        boolean reversed = BAD_TO_HAVE.matcher(assessment.name()).matches() && !GOOD_TO_LACK.matcher(assessment.name()).matches();
        return verdict(assessment.value(), reversed, assessment).map(passes -> Nodes.text(passes ? "pass" : "fail")).orElse(Nodes.MISSING);
    }

    private static Optional<Boolean> verdict(JsonNode value, boolean reversed, Assessment assessment) {
        if (value.isBoolean() && NEUTRAL.matcher(assessment.name()).matches() && !reversed) {
            return Optional.empty();
        }
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue() != reversed);
        }
        if (value.isNumber()) {
            return number(value.doubleValue(), reversed, assessment);
        }
        if (value.isTextual()) {
            return word(value.textValue().strip().toLowerCase(Locale.ROOT), reversed);
        }
        return value.isObject() ? verdict(Nodes.first(value, WITHIN), reversed, assessment) : Optional.empty();
    }

    private static Optional<Boolean> word(String word, boolean reversed) {
        if (reversed && (YES.contains(word) || NO.contains(word))) {
            return Optional.of(NO.contains(word));
        }
        return GOOD.contains(word) ? Optional.of(true) : BAD.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Boolean> number(double number, boolean reversed, Assessment assessment) {
        boolean code = assessment.sourceType().equals("CODE");
        boolean human = assessment.sourceType().equals("HUMAN");
        boolean rating = RATING.matcher(assessment.name()).matches();
        if (number < 0) {
            return Optional.of(false).filter(fails -> !code);
        }
        if (number <= 1 && !(number == 1 && (rating && human || OF_MORE.matcher(assessment.rationale()).find()))) {
            boolean told = !code || reversed || SHARE.matcher(assessment.name()).matches();
            return Optional.of((number >= 0.5) != reversed).filter(passes -> told);
        }
        if (code || !(human || rating || OF_MORE.matcher(assessment.rationale()).find()) || number > 100) {
            return Optional.empty();
        }
        return number <= 2 ? Optional.of(reversed) : number > 3 ? Optional.of(!reversed) : Optional.empty();
    }
}
