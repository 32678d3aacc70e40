package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/**
 * The builtins of jackson-jq (jq 1.7), each made when it is first called.
 *
 * <p>The library's own {@code BuiltinFunctionLoader} makes all of them at once: it reads a JSON file, parses some seventy
 * definitions in jq and loads a hundred classes, which costs more than all the rest of a short run. Here a root scope gets
 * one small object for each name, so that {@code builtins} and a wrong name behave as before.
 *
 * <p>The list is closed: what another jar on the class path registers as a builtin is not seen, so no upgrade or stray jar
 * can add one that reads files or the environment. A test holds this list equal to the library's.
 */
public final class Builtins {

    private static final Set<String> NAMES = names();

    private Builtins() {}

    /** Whether there is a builtin of that name, whatever number of arguments it takes. */
    static boolean has(String name) {
        return NAMES.contains(name);
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        for (String name : NativeBuiltins.NAMES) {
            names.add(name.substring(0, name.lastIndexOf('/')));
        }
        for (String name : JqBuiltins.NAMES) {
            names.add(name.substring(0, name.lastIndexOf('/')));
        }
        return names;
    }

    /** A scope with every builtin, to be the parent of the scopes that queries run in. Safe to share between threads. */
    public static Scope rootScope() {
        Scope root = Scope.newEmptyScope();
        addTo(root);
        return root;
    }

    /** Adds every builtin to {@code root}; add functions of your own afterwards to override one. */
    public static void addTo(Scope root) {
        for (String name : NativeBuiltins.NAMES) {
            root.addFunction(name, new OnFirstCall(name, null));
        }
        for (String name : JqBuiltins.NAMES) {
            root.addFunction(name, new OnFirstCall(name, root));
        }
    }

    /** Stands for a builtin until it is called; {@code root} is null for one that is written in Java. */
    private static final class OnFirstCall implements Function {
        private final String name;
        private final Scope root;
        private volatile Function function;

        OnFirstCall(String name, Scope root) {
            this.name = name;
            this.root = root;
        }

        @Override
        public void apply(
                Scope scope, List<Expression> args, JsonNode in, Path path, PathOutput output, Version version)
                throws JsonQueryException {
            Stop.check();
            function().apply(scope, args, in, path, output, version);
        }

        private static Function stoppable(Function function) {
            return (scope, args, in, path, output, version) -> function.apply(scope, args, in, path, (value, at) -> {
                Stop.check();
                output.emit(value, at);
            }, version);
        }

        /** What may go on for ever by itself is made so that it can be stopped. */
        private Function bounded(Function function) {
            return switch (name) {
                case "range/1", "range/2", "range/3" -> stoppable(function);
                case "_match_impl/3" -> new BoundedMatch(function, 1);
                case "_sub_impl/3" -> new BoundedMatch(function, 2);
                default -> function;
            };
        }

        /** Two threads may both make one: they are equal, and the last stays. */
        private Function function() {
            Function made = function;
            if (made == null) {
                made = root == null ? bounded(NativeBuiltins.create(name)) : JqBuiltins.create(name, root);
                function = made;
            }
            return made;
        }
    }
}
