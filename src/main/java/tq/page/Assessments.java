package tq.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tq.render.Unit;
import tq.render.ValueText;
import tq.trace.Assessment;
import tq.trace.Span;
import tq.trace.Trace;

/** What people, judges and programs said of a trace. A judge that failed says nothing of it, and what was overridden no longer holds. */
final class Assessments {

    private static final int MOST = 200;
    private static final Set<String> REFUSALS = Set.of("no", "false", "fail", "failed");

    private Assessments() {
    }

    /** A list; nothing without assessments. */
    static void write(Trace trace, int most, Html out) {
        List<Assessment> all = trace.assessments();
        if (all.isEmpty()) {
            return;
        }
        out.markup("<h4>Assessments</h4>\n<ul class=\"assessments\">\n");
        for (Assessment assessment : all.subList(0, Math.min(all.size(), MOST))) {
            out.markup(assessment.isValid() ? "<li>" : "<li class=\"gone\">");
            write(assessment, most, out);
            out.markup("</li>\n");
        }
        out.markup("</ul>\n");
        if (all.size() > MOST) {
            out.markup("<p class=\"cut\">" + Words.count(all.size() - MOST, "more assessment") + " left out here.</p>\n");
        }
    }

    private static void write(Assessment assessment, int most, Html out) {
        out.markup("<b>").name(assessment.name()).markup("</b> ");
        JsonNode value = assessment.value();
        boolean crashed = !assessment.error().isMissing();
        if (!value.isMissingNode() && !(crashed && value.isNull())) {
            boolean refused = assessment.kind().equals("feedback") && REFUSALS.contains(value.asText().toLowerCase(Locale.ROOT));
            out.markup(refused ? "<span class=\"value bad\">✕ " : "<span class=\"value\">").name(ValueText.cell(value, Unit.NONE)).markup("</span> ");
        }
        out.markup(crashed ? "<span class=\"bad\">✕ the judge itself failed</span> " : "");
        out.markup(assessment.isValid() ? "" : "<span class=\"flag\">overridden</span> ");
        out.markup("<span class=\"part\">").name(String.join(" ", assessment.kind(), assessment.sourceType(), assessment.sourceId()).strip()).markup("</span>");
        assessment.span().map(Span::name).ifPresent(name -> out.markup(" <span class=\"part\">of the span ").name(name).markup("</span>"));
        String error = (assessment.errorText("error_code") + " " + assessment.errorText("error_message")).strip();
        if (!error.isEmpty()) {
            out.block(error, most);
        }
        if (!assessment.rationale().isEmpty()) {
            out.prose(assessment.rationale(), most);
        }
    }
}
