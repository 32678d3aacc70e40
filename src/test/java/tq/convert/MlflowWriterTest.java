package tq.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tq.Runs;

/** What is written as MLflow's version 3 is read as the trace that it was. */
class MlflowWriterTest {

    /** Files of the corpus that are covered at least; to be raised when tq reads more. */
    private static final int COVERED = 323;

    private static final List<String> QUESTIONS = List.of(
            "traces | select id, name, state, error, start, end, duration, request, response, question, answer, session, user, experiment, run, tags, metadata, tokens,"
                    + " cost, cost.input, cost.output, span_count, error_count, depth, assessments, text",
            "spans | select id, parent_id, trace_id, name, type, kind, status, message, error, exception.type, exception.message, exception.stacktrace, start, end, duration,"
                    + " self, gap, offset, depth, path, index, child_count, function, inputs, outputs, raw(inputs), raw(outputs), model, provider, tokens, cost, cost.input,"
                    + " cost.output, tool, finish_reason, time_to_first_token, attributes, raw(attributes), resource, scope, events, links, text",
            "events | select name, time, offset, attributes, raw(attributes), exception.type, span.id, trace.id",
            "links | select trace_id, span_id, attributes, raw(attributes), span.id",
            "assessments | select id, name, kind, value, error, error.code, error.message, rationale, source.type, source.id, valid, overrides, trusted, level, created, updated,"
                    + " run, metadata, span.id, trace.id, text",
            "messages | select role, content, tool_calls, tool_call_id, direction, index, span.id",
            "documents | select id, uri, content, score, rank, metadata, span.id",
            "sessions | select id, user, start, end, duration, tokens, cost, error_count",
            "spans", "events", "assessments", "links", "traces");

    static List<String> corpus() {
        return Converted.corpus();
    }

    @Test
    void theCorpusIsCovered() {
        int covered = corpus().size();
        assertTrue(covered >= COVERED, () -> covered + " files");
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theSameTraceIsReadAgain(String file) throws Exception {
        Path converted = Converted.by(new MlflowWriter(), file);
        for (String question : QUESTIONS) {
            assertEquals(Runs.rows(question, List.of(file)), Runs.rows(question, List.of(converted.toString())), question);
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void convertingAgainChangesNothing(String file) throws IOException {
        Path converted = Converted.by(new MlflowWriter(), file);
        assertEquals(Files.readString(converted), Files.readString(Converted.by(new MlflowWriter(), converted.toString())));
    }
}
