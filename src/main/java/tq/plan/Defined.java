package tq.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.syntax.Pipeline;
import tq.syntax.Query;
import tq.syntax.Stage;
import tq.syntax.Statement;
import tq.text.SourceText;

/**
 * What the texts before one have defined, as in a session, where {@code let slow = …} holds for all that is asked later. A name
 * means what it meant where it was used, so that a later definition of it changes nothing that stands already.
 */
public final class Defined {

    /** The name of the rows that were asked for last. */
    public static final String LAST = "_";

    /** Nothing is defined. */
    public static final Defined NOTHING = new Defined(Optional.empty());

    private final Optional<Module> module;

    private Defined(Optional<Module> module) {
        this.module = module;
    }

    Optional<Module> module() {
        return module;
    }

    /** The names of queries that may be asked for, {@link #LAST} among them. */
    public Set<String> queries() {
        return module.map(Module::queryNames).orElse(Set.of());
    }

    /** The names of stages. */
    public Set<String> stages() {
        return module.map(Module::stageNames).orElse(Set.of());
    }

    /**
     * With what another text defines, and with the last of its queries as {@link #LAST}.
     *
     * @param query of the text, without faults
     * @param given values of its parameters, see {@link Resolver#resolve}
     */
    public Defined and(SourceText source, Query query, Map<String, String> given, Surroundings surroundings) {
        Module own = new Definitions(new Faults(source), surroundings, given).read(source, query, false, this);
        Module last = new Module(source, false, Optional.of(own));
        for (Statement statement : query.statements()) {
            if (statement instanceof Statement.Ask ask) {
                last.define(LAST, new Module.Named(own, undrawn(ask.pipeline())));
            }
        }
        return new Defined(Optional.of(last));
    }

    /** Rows that are drawn are rows. */
    private static Pipeline undrawn(Pipeline pipeline) {
        List<Stage> stages = pipeline.stages();
        boolean drawn = !stages.isEmpty() && (stages.get(stages.size() - 1) instanceof Stage.Tree || stages.get(stages.size() - 1) instanceof Stage.Timeline);
        return drawn ? new Pipeline(pipeline.source(), stages.subList(0, stages.size() - 1), pipeline.range()) : pipeline;
    }
}
