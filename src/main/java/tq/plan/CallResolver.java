package tq.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tq.schema.FieldRef;
import tq.schema.Function;
import tq.schema.ValueType;
import tq.syntax.Expr;
import tq.syntax.SyntaxPrinter;
import tq.text.DiagnosticCode;
import tq.text.Suggestions;

/** Calls of functions: whether there is such a function, with so many arguments, of such kinds. */
final class CallResolver {

    private final Faults faults;
    private final Operands operands;
    private final ExprResolver expressions;

    CallResolver(Faults faults, Operands operands, ExprResolver expressions) {
        this.faults = faults;
        this.operands = operands;
        this.expressions = expressions;
    }

    PlanExpr resolve(Expr.Call call) {
        Function function = Function.all().get(call.function().text());
        if (function == null && call.function().text().matches("count|coverage|sum|avg|median|stddev|distinct_count|list|first|last|p[0-9.]+")) {
            faults.add(DiagnosticCode.UNKNOWN_FUNCTION, call.function().range(), "`" + call.function().text() + "` is a figure over many rows, not a function of one",
                    "write `stats " + faults.textOf(call.range()) + "`");
            return ExprResolver.NOTHING;
        }
        if (function == null) {
            faults.add(DiagnosticCode.UNKNOWN_FUNCTION, call.function().range(), "there is no function `" + call.function().text() + "`",
                    Suggestions.didYouMean(call.function().text(), Function.all().keySet())
                            .orElse("functions are " + String.join(", ", Function.all().keySet())));
            return ExprResolver.NOTHING;
        }
        int count = call.arguments().size();
        if (count < function.least() || count > function.most()) {
            faults.add(DiagnosticCode.WRONG_ARGUMENTS, call.range(), "`" + function.name() + "` takes " + wanted(function) + ", not " + count, function.doc());
            return ExprResolver.NOTHING;
        }
        if (function.name().equals("raw")) {
            return raw(call);
        }
        List<PlanExpr> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(i == 0 && function.name().equals("if") ? expressions.condition(call.arguments().get(i)) : expressions.value(call.arguments().get(i)));
        }
        return arguments.stream().anyMatch(argument -> argument == ExprResolver.NOTHING) ? ExprResolver.NOTHING : operands.call(call, function, arguments);
    }

    private static String wanted(Function function) {
        String most = function.most() == 1 ? " argument" : " arguments";
        return function.least() == function.most() ? function.least() + most
                : function.least() + (function.most() == function.least() + 1 ? " or " : " to ") + function.most() + most;
    }

    private PlanExpr raw(Expr.Call call) {
        if (!(call.arguments().get(0) instanceof Expr.Path path) || !(expressions.value(path) instanceof PlanExpr.Get get)) {
            faults.add(DiagnosticCode.WRONG_ARGUMENTS, call.range(), "`raw` takes a field", "such as raw(attributes.limit)");
            return ExprResolver.NOTHING;
        }
        Optional<FieldRef> ref = Names.fieldOf(get);
        if (ref.isEmpty() || !List.of("attributes", "inputs", "outputs").contains(ref.get().field())) {
            return get;
        }
        FieldRef stored = new FieldRef(SyntaxPrinter.print(call), ref.get().relation(), ref.get().noun(), "raw " + ref.get().field(), ref.get().names());
        return expressions.readAlso(get, stored, ValueType.ANY);
    }
}
