package tq.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tq.Tq;
import tq.text.SourceText;

/** At a place that is still to be written it is known of which rows the fields are, and what a value is compared with. */
class GapTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "spans where ?                                ! SPANS",
        "spans where duration > 1s and ?              ! SPANS",
        "spans where type = ?                         ! SPANS beside type",
        "spans where type in (LLM, ?)                 ! SPANS beside type",
        "spans where parent.name = ?                  ! SPANS beside parent.name",
        "feedback where name = ?                      ! FEEDBACK beside name",
        "spans | top 5 by ?                           ! SPANS",
        "spans | stats p95(?)                         ! SPANS",
        "spans inside (?)                             ! SPANS",
        "spans with ?                                 ! SPANS",
        "spans | drop ?                               ! SPANS",
        "spans | set x = ?                            ! SPANS",
        "spans where wrong and ?                      ! SPANS",
        "traces | spans | values ?                    ! SPANS",
        "traces where any children (?)                ! nothing",
        "spans where any children (?)                 ! SPANS",
        "spans where count children (name = ?) > 2    ! SPANS beside name",
        "spans | count by type | where ?              ! columns type count",
        "spans | values name | where ?                ! value",
        "pairs a, b of spans where a.id = ?           ! pair beside id",
        "from @1 messages where ?                     ! MESSAGES",
        "let x = failed spans; x where ?              ! SPANS",
        "spans where name = x                         ! nothing",
    })
    void whatIsKnownOfAGap(String query, String known) {
        SourceText text = new SourceText("query", query.replace("?", Gap.MARK));
        assertEquals(known, Tq.gap(text, Defined.NOTHING).map(GapTest::described).orElse("nothing"));
    }

    private static String described(Gap gap) {
        String rows = gap.rows() instanceof RowType.Element element ? element.noun().name() : gap.rows() instanceof RowType.Record record ? "columns " + String.join(" ", record.columns().keySet())
                : gap.rows() instanceof RowType.Pair ? "pair" : "value";
        return rows + gap.beside().map(beside -> " beside " + ((PlanExpr.Get) beside).key()).orElse("");
    }
}
