package tq.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tq.complete.Suggestion;
import tq.render.Theme;

/** What TAB offers, on a trace whose content is known: see its README. */
class CompletionTest {

    private static Session session;

    @BeforeAll
    static void load() {
        session = new Session(() -> new Screen(120, true, Theme.NONE), new Settings(), InputStream.nullInputStream(), Runnable::run);
        session.load(List.of("testdata/traces/question-refund.json"));
        session.greet();
        session.enter("let slow = spans where duration > 1s");
    }

    private static String offered(String text) {
        return String.join(" ", session.complete(text).suggestions().stream().map(Suggestion::text).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "'sp'                              ! spans",
        "'fai'                             ! failed",
        "'failed s'                        ! spans sessions",
        "'sl'                              ! slow",
        "'spans wh'                        ! where",
        "'spans where type='               ! TOOL LLM AGENT RETRIEVER EMBEDDING CHAT_MODEL GUARDRAIL",
        "'spans where type = C'            ! CHAT_MODEL CHAIN count",
        "'spans where type in (LLM, T'     ! TOOL TASK",
        "'spans where dur'                 ! duration",
        "'spans where name = se'           ! search_knowledge_base",
        "'spans where name = \"se'         ! \"search_knowledge_base\"",
        "'spans where attributes.mlflow.sp'! attributes.mlflow.spanInputs attributes.mlflow.spanType attributes.mlflow.spanOutputs",
        "'spans where trace.na'            ! trace.name",
        "'spans where parent.parent.ty'    ! parent.parent.type",
        "'spans where error = '            ! true false",
        "'tool spans where inputs.q'       ! inputs.query",
        "'spans | so'                      ! sort",
        "'spans | sort durat'              ! duration",
        "'spans | stats p95(durat'         ! duration",
        "'spans | top 3 b'                 ! by",
        "'spans | count by type | where c' ! count ceil( coalesce(",
        "'spans | select name as x | sort x' ! x",
        "'run slowest'                     ! slowest-spans",
        "'spans | count by type | s'       ! select sort stats set skip sum stddev",
        "':tim'                            ! :timeline :timing",
        "':set pag'                        ! pager",
        "':set pager '                     ! on off",
        "':format c'                       ! csv",
        "':run failed'                     ! failed-judges failed-spans",
        "':load testdata/traces/question-r'! testdata/traces/question-refund.json",
        "':explain spans where dur'        ! duration",
        "'.data.sp'                        !",
    })
    void whatIsOffered(String text, String expected) {
        String offered = offered(text.replaceAll("^'|'$", ""));
        assertEquals(expected == null ? "" : expected, text.contains("| where c") || text.contains("| sort '") ? offered.substring(0, Math.min(offered.length(), expected.length())) : offered);
    }

    @Test
    void valuesComeWithHowOftenTheyOccur() {
        assertEquals("4 spans", session.complete("spans where type=TO").suggestions().get(0).doc());
        assertEquals("values that occur", session.complete("spans where type=TO").suggestions().get(0).group());
    }

    @Test
    void fieldsComeWithTheirTypeAndUnit() {
        assertEquals("a duration (200ms, 2s, 1m30s): from start to end", session.complete("spans where durat").suggestions().get(0).doc());
    }

    @Test
    void onlyWhatFitsIsOfferedAfterAHalfTypedStage() {
        assertTrue(session.complete("spans | top 5 by ").suggestions().stream().anyMatch(suggestion -> suggestion.text().equals("duration")));
        assertEquals("", offered("spans | top "));
        assertEquals("", offered("spans | limit "));
    }
}
