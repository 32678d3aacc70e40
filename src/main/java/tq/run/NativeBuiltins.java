package tq.run;

import java.util.List;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.internal.filters.CsvFilter;
import net.thisptr.jackson.jq.internal.filters.TsvFilter;
import net.thisptr.jackson.jq.internal.functions.AtBase64Function;
import net.thisptr.jackson.jq.internal.functions.AtBase64dFunction;
import net.thisptr.jackson.jq.internal.functions.AtHtmlFunction;
import net.thisptr.jackson.jq.internal.functions.AtShFunction;
import net.thisptr.jackson.jq.internal.functions.AtUriFunction;
import net.thisptr.jackson.jq.internal.functions.BuiltinsFunction;
import net.thisptr.jackson.jq.internal.functions.ContainsFunction;
import net.thisptr.jackson.jq.internal.functions.DelPathsFunction;
import net.thisptr.jackson.jq.internal.functions.EmptyFunction;
import net.thisptr.jackson.jq.internal.functions.EndsWithFunction;
import net.thisptr.jackson.jq.internal.functions.ErrorFunction;
import net.thisptr.jackson.jq.internal.functions.ExplodeFunction;
import net.thisptr.jackson.jq.internal.functions.FromDateIso8601Function;
import net.thisptr.jackson.jq.internal.functions.FromEntriesFunction;
import net.thisptr.jackson.jq.internal.functions.FromJsonFunction;
import net.thisptr.jackson.jq.internal.functions.GetPathFunction;
import net.thisptr.jackson.jq.internal.functions.GroupByFunction;
import net.thisptr.jackson.jq.internal.functions.HasFunction;
import net.thisptr.jackson.jq.internal.functions.ImplodeFunction;
import net.thisptr.jackson.jq.internal.functions.IndexFunction;
import net.thisptr.jackson.jq.internal.functions.IndicesFunction;
import net.thisptr.jackson.jq.internal.functions.InfiniteFunction;
import net.thisptr.jackson.jq.internal.functions.IsInfiniteFunction;
import net.thisptr.jackson.jq.internal.functions.IsNanFunction;
import net.thisptr.jackson.jq.internal.functions.IsNormalFunction;
import net.thisptr.jackson.jq.internal.functions.JoinFunction;
import net.thisptr.jackson.jq.internal.functions.KeysFunction;
import net.thisptr.jackson.jq.internal.functions.KeysUnsortedFunction;
import net.thisptr.jackson.jq.internal.functions.LTrimStrFunction;
import net.thisptr.jackson.jq.internal.functions.LengthFunction;
import net.thisptr.jackson.jq.internal.functions.MathFunction;
import net.thisptr.jackson.jq.internal.functions.MaxByFunction;
import net.thisptr.jackson.jq.internal.functions.MinByFunction;
import net.thisptr.jackson.jq.internal.functions.NanFunction;
import net.thisptr.jackson.jq.internal.functions.NotFunction;
import net.thisptr.jackson.jq.internal.functions.NowFunction;
import net.thisptr.jackson.jq.internal.functions.PathFunction;
import net.thisptr.jackson.jq.internal.functions.PathsFunction;
import net.thisptr.jackson.jq.internal.functions.RIndexFunction;
import net.thisptr.jackson.jq.internal.functions.RTrimStrFunction;
import net.thisptr.jackson.jq.internal.functions.RangeFunction;
import net.thisptr.jackson.jq.internal.functions.ReverseFunction;
import net.thisptr.jackson.jq.internal.functions.SetPathFunction;
import net.thisptr.jackson.jq.internal.functions.SortByFunction;
import net.thisptr.jackson.jq.internal.functions.SplitFunction;
import net.thisptr.jackson.jq.internal.functions.StartsWithFunction;
import net.thisptr.jackson.jq.internal.functions.ToDateIso8601Function;
import net.thisptr.jackson.jq.internal.functions.ToEntriesFunction;
import net.thisptr.jackson.jq.internal.functions.ToJsonFunction;
import net.thisptr.jackson.jq.internal.functions.ToNumberFunction;
import net.thisptr.jackson.jq.internal.functions.ToStringFunction;
import net.thisptr.jackson.jq.internal.functions.TypeFunction;
import net.thisptr.jackson.jq.internal.functions.Utf8ByteLengthFunction;
import net.thisptr.jackson.jq.internal.functions._MatchImplFunction;
import net.thisptr.jackson.jq.internal.functions._SubImplFunction;
import net.thisptr.jackson.jq.internal.functions.debug.DebugScopeFunction;
import net.thisptr.jackson.jq.internal.functions.math.Atan2Function;
import net.thisptr.jackson.jq.internal.functions.math.PowFunction;

/** The builtins that jackson-jq writes in Java, named {@code name/arity}; each class is loaded when it is first called. */
final class NativeBuiltins {

    static final List<String> NAMES = List.of(
            "@base64/0", "@base64d/0", "@csv/0", "@html/0", "@sh/0", "@tsv/0", "@uri/0", "_match_impl/3", "_sub_impl/3",
            "acos/0", "asin/0", "atan/0", "atan2/2", "builtins/0", "cbrt/0", "ceil/0", "contains/1", "cos/0", "cosh/0",
            "debug_scope/0", "delpaths/1", "empty/0", "endswith/1", "error/0", "error/1", "exp/0", "exp10/0", "exp2/0",
            "explode/0", "expm1/0", "floor/0", "from_entries/0", "fromdateiso8601/0", "fromjson/0", "getpath/1", "group_by/1",
            "has/1", "implode/0", "index/1", "indices/1", "infinite/0", "isinfinite/0", "isnan/0", "isnormal/0", "join/1",
            "keys/0", "keys_unsorted/0", "length/0", "log/0", "log10/0", "log1p/0", "log2/0", "ltrimstr/1", "max_by/1",
            "min_by/1", "nan/0", "not/0", "now/0", "path/1", "paths/1", "pow/2", "range/1", "range/2", "range/3", "reverse/0",
            "rindex/1", "round/0", "rtrimstr/1", "setpath/2", "sin/0", "sinh/0", "sort_by/1", "split/1", "sqrt/0",
            "startswith/1", "tan/0", "tanh/0", "to_entries/0", "todateiso8601/0", "tojson/0", "tonumber/0", "tostring/0",
            "type/0", "utf8bytelength/0");

    private NativeBuiltins() {}

    /** A new function for a name of {@link #NAMES}. */
    static Function create(String name) {
        return switch (name) {
            case "@base64/0"                     -> new AtBase64Function();
            case "@base64d/0"                    -> new AtBase64dFunction();
            case "@csv/0"                        -> new CsvFilter();
            case "@html/0"                       -> new AtHtmlFunction();
            case "@sh/0"                         -> new AtShFunction();
            case "@tsv/0"                        -> new TsvFilter();
            case "@uri/0"                        -> new AtUriFunction();
            case "_match_impl/3"                 -> new _MatchImplFunction();
            case "_sub_impl/3"                   -> new _SubImplFunction();
            case "acos/0"                        -> new MathFunction.AcosFunction();
            case "asin/0"                        -> new MathFunction.AsinFunction();
            case "atan/0"                        -> new MathFunction.AtanFunction();
            case "atan2/2"                       -> new Atan2Function();
            case "builtins/0"                    -> new BuiltinsFunction();
            case "cbrt/0"                        -> new MathFunction.CbrtFunction();
            case "ceil/0"                        -> new MathFunction.CeilFunction();
            case "contains/1"                    -> new ContainsFunction();
            case "cos/0"                         -> new MathFunction.CosFunction();
            case "cosh/0"                        -> new MathFunction.CoshFunction();
            case "debug_scope/0"                 -> new DebugScopeFunction();
            case "delpaths/1"                    -> new DelPathsFunction();
            case "empty/0"                       -> new EmptyFunction();
            case "endswith/1"                    -> new EndsWithFunction();
            case "error/0", "error/1"            -> new ErrorFunction();
            case "exp/0"                         -> new MathFunction.ExpFunction();
            case "exp10/0"                       -> new MathFunction.Exp10Function();
            case "exp2/0"                        -> new MathFunction.Exp2Function();
            case "explode/0"                     -> new ExplodeFunction();
            case "expm1/0"                       -> new MathFunction.Expm1Function();
            case "floor/0"                       -> new MathFunction.FloorFunction();
            case "from_entries/0"                -> new FromEntriesFunction();
            case "fromdateiso8601/0"             -> new FromDateIso8601Function();
            case "fromjson/0"                    -> new FromJsonFunction();
            case "getpath/1"                     -> new GetPathFunction();
            case "group_by/1"                    -> new GroupByFunction();
            case "has/1"                         -> new HasFunction();
            case "implode/0"                     -> new ImplodeFunction();
            case "index/1"                       -> new IndexFunction();
            case "indices/1"                     -> new IndicesFunction();
            case "infinite/0"                    -> new InfiniteFunction();
            case "isinfinite/0"                  -> new IsInfiniteFunction();
            case "isnan/0"                       -> new IsNanFunction();
            case "isnormal/0"                    -> new IsNormalFunction();
            case "join/1"                        -> new JoinFunction();
            case "keys/0"                        -> new KeysFunction();
            case "keys_unsorted/0"               -> new KeysUnsortedFunction();
            case "length/0"                      -> new LengthFunction();
            case "log/0"                         -> new MathFunction.LogFunction();
            case "log10/0"                       -> new MathFunction.Log10Function();
            case "log1p/0"                       -> new MathFunction.Log1pFunction();
            case "log2/0"                        -> new MathFunction.Log2Function();
            case "ltrimstr/1"                    -> new LTrimStrFunction();
            case "max_by/1"                      -> new MaxByFunction();
            case "min_by/1"                      -> new MinByFunction();
            case "nan/0"                         -> new NanFunction();
            case "not/0"                         -> new NotFunction();
            case "now/0"                         -> new NowFunction();
            case "path/1"                        -> new PathFunction();
            case "paths/1"                       -> new PathsFunction();
            case "pow/2"                         -> new PowFunction();
            case "range/1", "range/2", "range/3" -> new RangeFunction();
            case "reverse/0"                     -> new ReverseFunction();
            case "rindex/1"                      -> new RIndexFunction();
            case "round/0"                       -> new MathFunction.RoundFunction();
            case "rtrimstr/1"                    -> new RTrimStrFunction();
            case "setpath/2"                     -> new SetPathFunction();
            case "sin/0"                         -> new MathFunction.SinFunction();
            case "sinh/0"                        -> new MathFunction.SinhFunction();
            case "sort_by/1"                     -> new SortByFunction();
            case "split/1"                       -> new SplitFunction();
            case "sqrt/0"                        -> new MathFunction.SqrtFunction();
            case "startswith/1"                  -> new StartsWithFunction();
            case "tan/0"                         -> new MathFunction.TanFunction();
            case "tanh/0"                        -> new MathFunction.TanhFunction();
            case "to_entries/0"                  -> new ToEntriesFunction();
            case "todateiso8601/0"               -> new ToDateIso8601Function();
            case "tojson/0"                      -> new ToJsonFunction();
            case "tonumber/0"                    -> new ToNumberFunction();
            case "tostring/0"                    -> new ToStringFunction();
            case "type/0"                        -> new TypeFunction();
            case "utf8bytelength/0"              -> new Utf8ByteLengthFunction();
            default -> throw new IllegalArgumentException("not a builtin in Java: " + name);
        };
    }
}
