package tq.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tq.syntax.Pipeline;
import tq.syntax.Stage;
import tq.syntax.Statement;
import tq.syntax.Word;
import tq.text.SourceText;

/** What a text defines for those that come after: its parameters, its {@code let}s and {@code def}s, and what it imports. */
final class Module {

    /** A query with a name, in the text that defines it. */
    record Named(Module module, Pipeline pipeline) {
    }

    /** Stages with a name, in the text that defines them. */
    record Stages(Module module, List<Word> parameters, List<Stage> stages) {
    }

    private final SourceText source;
    private final boolean main;
    private final Map<String, PlanExpr.Constant> parameters = new LinkedHashMap<>();
    private final Map<String, Named> queries = new LinkedHashMap<>();
    private final Map<String, Stages> stages = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Map<String, Module> imports = new HashMap<>();
    private final Optional<Module> before;

    /** {@code main}: whether it is the text that is asked, so that its parameters are bound when it runs; {@code before}: what it may name besides its own. */
    Module(SourceText source, boolean main, Optional<Module> before) {
        this.source = source;
        this.main = main;
        this.before = before;
    }

    SourceText source() {
        return source;
    }

    boolean isMain() {
        return main;
    }

    Map<String, PlanExpr.Constant> parameters() {
        return parameters;
    }

    void define(Statement.Let let) {
        queries.put(let.name().text(), new Named(this, let.pipeline()));
    }

    /** Gives the query of another module a name here; what it names itself is looked for there. */
    void define(String name, Named query) {
        queries.put(name, query);
    }

    void define(Statement.Def def) {
        stages.put(def.name().text(), new Stages(this, def.parameters(), def.stages()));
    }

    /** Notes a name whose definition has faults, so that its uses are not reported as well. */
    void breaks(String name) {
        broken.add(name);
    }

    boolean isBroken(String name) {
        return broken.contains(name);
    }

    /** Takes in another text's definitions, under a name of their own or as they are. */
    void include(Module other, Optional<String> name) {
        if (name.isPresent()) {
            imports.put(name.get(), other);
        } else {
            queries.putAll(other.queries);
            stages.putAll(other.stages);
        }
    }

    /** Whether the text itself gives something that name, be it known from before or not. */
    boolean defines(String name) {
        return queries.containsKey(name) || stages.containsKey(name);
    }

    /** The query of that name; {@code common.slow} is one that was imported. */
    Optional<Named> query(String name) {
        int dot = name.indexOf('.');
        Optional<Named> own = dot < 0 ? Optional.ofNullable(queries.get(name)) : Optional.ofNullable(imports.get(name.substring(0, dot))).flatMap(other -> other.query(name.substring(dot + 1)));
        return own.or(() -> before.flatMap(earlier -> earlier.query(name)));
    }

    /** The stages of that name, likewise. */
    Optional<Stages> stages(String name) {
        int dot = name.indexOf('.');
        Optional<Stages> own = dot < 0 ? Optional.ofNullable(stages.get(name)) : Optional.ofNullable(imports.get(name.substring(0, dot))).flatMap(other -> other.stages(name.substring(dot + 1)));
        return own.or(() -> before.flatMap(earlier -> earlier.stages(name)));
    }

    /** All names of queries, for naming near ones. */
    Set<String> queryNames() {
        return names(queries.keySet(), Module::queryNames);
    }

    /** All names of stages. */
    Set<String> stageNames() {
        return names(stages.keySet(), Module::stageNames);
    }

    private Set<String> names(Set<String> own, Function<Module, Set<String>> theirs) {
        Set<String> all = new LinkedHashSet<>(own);
        before.ifPresent(earlier -> all.addAll(theirs.apply(earlier)));
        imports.forEach((name, other) -> theirs.apply(other).forEach(each -> all.add(name + "." + each)));
        return all;
    }
}
