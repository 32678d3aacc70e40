package tq.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/** Functions that few queries call: they are made when one of them is first called, since each takes its share of every start. */
final class LateFunctions {

    private final Consumer<Scope> definitions;
    private Scope made;

    private LateFunctions(Consumer<Scope> definitions) {
        this.definitions = definitions;
    }

    /**
     * Adds functions to a root scope.
     *
     * @param signatures their names with the number of their arguments: {@code count_in/1}
     * @param definitions adds all of them, in earnest
     */
    static void add(Scope root, List<String> signatures, Consumer<Scope> definitions) {
        LateFunctions late = new LateFunctions(definitions);
        signatures.forEach(signature -> root.addFunction(signature, new Late(late, signature.substring(0, signature.indexOf('/')))));
    }

    private synchronized Scope made() {
        if (made == null) {
            made = Scope.newEmptyScope();
            definitions.accept(made);
        }
        return made;
    }

    private record Late(LateFunctions family, String name) implements Function {
        @Override
        public void apply(Scope scope, List<Expression> args, JsonNode in, Path path, PathOutput output, Version version) throws JsonQueryException {
            family.made().getFunction(name, args.size()).apply(scope, args, in, path, output, version);
        }
    }
}
