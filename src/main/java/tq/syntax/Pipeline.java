package tq.syntax;

import java.util.List;
import tq.text.SourceRange;

/** Rows and the stages they go through: {@code spans where error | count by name}. */
public record Pipeline(Source source, List<Stage> stages, SourceRange range) {

    public Pipeline {
        stages = List.copyOf(stages);
    }
}
