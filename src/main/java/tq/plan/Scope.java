package tq.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.syntax.Expr;
import tq.syntax.Word;

/**
 * What a piece of query may name besides fields, and where its faults and the fields that it reads are noted.
 *
 * @param surroundings what is not in the text: the library, files to import
 * @param arguments what the parameters of the {@code def} that is being resolved stand for
 * @param depth how many {@code def}s within one another are being resolved
 */
record Scope(Module module, Faults faults, Names names, Surroundings surroundings, Map<String, Argument> arguments, int depth) {

    /** An expression, to be read where it was written. */
    record Argument(Expr value, Scope scope) {
    }

    Scope {
        arguments = Map.copyOf(arguments);
    }

    /** The scope of another text that this one names; its faults go to {@code others}. */
    Scope within(Module other, Faults others) {
        return new Scope(other, others, names.reporting(others), surroundings, Map.of(), depth);
    }

    /** The same with arguments for parameters; both lists are of one length. */
    Scope with(List<Word> parameters, List<Expr> values, Scope caller) {
        Map<String, Argument> bound = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            bound.put(parameters.get(i).text(), new Argument(values.get(i), caller));
        }
        return new Scope(module, faults, names, surroundings, bound, depth + 1);
    }

    Optional<Argument> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }
}
