package tq.run;

import java.util.List;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.IsolatedScopeQuery;
import net.thisptr.jackson.jq.internal.JsonQueryFunction;
import net.thisptr.jackson.jq.internal.javacc.ExpressionParser;

/**
 * The builtins that jackson-jq writes in jq, named {@code name/arity}; each is parsed when it is first called.
 *
 * <p>The definitions are those of its {@code jq.json} that hold for jq 1.7, which come from jq's {@code builtin.jq}
 * (licence: {@code META-INF/licenses/jq.txt}). A test compares the two, so an upgrade of the library shows what changed.
 */
final class JqBuiltins {

    /** One definition: {@code def name(parameters): body;}. */
    record Definition(String body, List<String> parameters) {}

    static final List<String> NAMES = List.of(
            "@json/0", "@text/0", "_flatten/1", "_modify/2", "_nwise/1", "_nwise/2", "add/0", "all/0", "all/1", "all/2", "any/0",
            "any/1", "any/2", "arrays/0", "ascii_downcase/0", "ascii_upcase/0", "booleans/0", "capture/1", "capture/2",
            "combinations/0", "combinations/1", "del/1", "finites/0", "first/0", "first/1", "flatten/0", "flatten/1", "gsub/2",
            "gsub/3", "in/1", "inside/1", "isfinite/0", "iterables/0", "last/0", "last/1", "leaf_paths/0", "limit/2", "map/1",
            "map_values/1", "match/1", "match/2", "max/0", "min/0", "normals/0", "nth/1", "nth/2", "nulls/0", "numbers/0",
            "objects/0", "paths/0", "pick/1", "recurse/0", "recurse/1", "recurse/2", "recurse_down/0", "scalars/0", "scan/1",
            "scan/2", "select/1", "sort/0", "split/2", "splits/1", "splits/2", "strings/0", "sub/2", "sub/3", "test/1", "test/2",
            "transpose/0", "unique/0", "unique_by/1", "until/2", "values/0", "walk/1", "while/2", "with_entries/1");

    private JqBuiltins() {}

    /** A new function for a name of {@link #NAMES}; what its body calls is looked up in {@code root}. */
    static Function create(String name, Scope root) {
        Definition definition = definitionOf(name);
        String bareName = name.substring(0, name.lastIndexOf('/'));
        try {
            var body = new IsolatedScopeQuery(ExpressionParser.compile(definition.body(), Versions.JQ_1_7));
            return new JsonQueryFunction(bareName, definition.parameters(), body, root);
        } catch (JsonQueryException e) {
            throw new IllegalStateException("builtin " + name + " does not parse", e);
        }
    }

    static Definition definitionOf(String name) {
        return switch (name) {
            case "@json/0" -> define("tojson");
            case "@text/0" -> define("tostring");
            case "_flatten/1" -> define(
                "reduce .[] as $i ([]; if $i | type == \"array\" and $x != 0 then . + ($i | _flatten($x-1)) else . + [$i] "
                + "end)", "$x");
            case "_modify/2" -> define(
                "reduce path(paths) as $p (.; label $out | (setpath($p; getpath($p) | update) | ., break $out), "
                + "delpaths([$p]))", "paths", "update");
            case "_nwise/1" -> define("_nwise(.; $n)", "$n");
            case "_nwise/2" -> define("if a|length <= $n then a else a[0:$n] , _nwise(a[$n:]; $n) end", "a", "$n");
            case "add/0" -> define("reduce .[] as $item (null; . + $item)");
            case "all/0" -> define("all(.)");
            case "all/1" -> define("all(.[]; condition)", "condition");
            case "all/2" -> define(
                "[label $out | foreach generator as $i (true; if .|not then break $out elif $i | condition then . else "
                + "false end; if .|not then . else empty end)] | length == 0", "generator", "condition");
            case "any/0" -> define("any(.)");
            case "any/1" -> define("any(.[]; condition)", "condition");
            case "any/2" -> define(
                "[label $out | foreach generator as $i (false; if . then break $out elif $i | condition then true else . "
                + "end; if . then . else empty end)] | length == 1", "generator", "condition");
            case "arrays/0" -> define("select(type == \"array\")");
            case "ascii_downcase/0" -> define("explode | map( if 65 <= . and . <= 90 then . + 32  else . end) | implode");
            case "ascii_upcase/0" -> define("explode | map( if 97 <= . and . <= 122 then . - 32  else . end) | implode");
            case "booleans/0" -> define("select(type == \"boolean\")");
            case "capture/1" -> define(
                "($val|type) as $vt | if $vt == \"string\" then capture($val; null) elif $vt == \"array\" and ($val | length) "
                + "> 1 then capture($val[0]; $val[1]) elif $vt == \"array\" and ($val | length) > 0 then capture($val[0]; "
                + "null) else error( $vt + \" not a string or array\") end", "$val");
            case "capture/2" -> define(
                "match(re; mods) | reduce ( .captures | .[] | select(.name != null) | { (.name) : .string } ) as $pair "
                + "({}; . + $pair)", "re", "mods");
            case "combinations/0" -> define("if length == 0 then [] else .[0][] as $x | (.[1:] | combinations) as $y | [$x] + $y end");
            case "combinations/1" -> define(". as $dot | [range(n) | $dot] | combinations", "n");
            case "del/1" -> define("delpaths([path(f)])", "f");
            case "finites/0" -> define("select(isfinite)");
            case "first/0" -> define(".[0]");
            case "first/1" -> define("label $out | g | ., break $out", "g");
            case "flatten/0" -> define("_flatten(-1)");
            case "flatten/1" -> define("if $x < 0 then error(\"flatten depth must not be negative\") else _flatten($x) end", "$x");
            case "gsub/2" -> define("_sub_impl($re; s; \"g\")", "$re", "s");
            case "gsub/3" -> define("_sub_impl($re; s; flags + \"g\")", "$re", "s", "flags");
            case "in/1" -> define(". as $x | xs | has($x)", "xs");
            case "inside/1" -> define(". as $x | xs | contains($x)", "xs");
            case "isfinite/0" -> define("type == \"number\" and (isinfinite | not)");
            case "iterables/0" -> define("arrays, objects");
            case "last/0" -> define(".[-1]");
            case "last/1" -> define("reduce stream as $i (null; $i)", "stream");
            case "leaf_paths/0" -> define("paths(scalars)");
            case "limit/2" -> define(
                "if $n < 0 then exp else label $out | foreach exp as $item ([$n, null]; if .[0] < 1 then break $out else "
                + "[.[0] -1, $item] end; .[1]) end", "$n", "exp");
            case "map/1" -> define("[.[] | f]", "f");
            case "map_values/1" -> define(".[] |= f", "f");
            case "match/1" -> define(
                "($val|type) as $vt | if $vt == \"string\" then match($val; null) elif $vt == \"array\" and ($val | length) > "
                + "1 then match($val[0]; $val[1]) elif $vt == \"array\" and ($val | length) > 0 then match($val[0]; null) "
                + "else error( $vt + \" not a string or array\") end", "$val");
            case "match/2" -> define("_match_impl(re; mode; false)|.[]", "re", "mode");
            case "max/0" -> define("max_by(.)");
            case "min/0" -> define("min_by(.)");
            case "normals/0" -> define("select(isnormal)");
            case "nth/1" -> define("n as $n | .[$n]", "n");
            case "nth/2" -> define("n as $n | if $n < 0 then error(\"nth doesn't support negative indices\") else last(limit($n + 1; g)) end", "n", "g");
            case "nulls/0" -> define("select(type == \"null\")");
            case "numbers/0" -> define("select(type == \"number\")");
            case "objects/0" -> define("select(type == \"object\")");
            case "paths/0" -> define("paths(. != null)");
            case "pick/1" -> define(". as $in | reduce path(pathexps) as $a (null; setpath($a; $in|getpath($a)) )", "pathexps");
            case "recurse/0" -> define("recurse(.[]?)");
            case "recurse/1" -> define("def r: ., (f | select(. != null) | r); r", "f");
            case "recurse/2" -> define("def r: ., (f | select(cond) | r); r", "f", "cond");
            case "recurse_down/0" -> define("recurse");
            case "scalars/0" -> define("nulls, booleans, numbers, strings");
            case "scan/1" -> define("scan(re; \"\")", "re");
            case "scan/2" -> define("match(re; flags + \"g\") | if (.captures|length > 0) then [ .captures | .[] | .string ] else .string end", "re", "flags");
            case "select/1" -> define("if pred then . else empty end", "pred");
            case "sort/0" -> define("sort_by(.)");
            case "split/2" -> define("[splits($re; flags)]", "$re", "flags");
            case "splits/1" -> define("splits($re; null)", "$re");
            case "splits/2" -> define(
                ". as $s | [ match($re; \"g\" + flags) | (.offset, .offset + .length) ] | [0] + . +[$s|length] | _nwise(2) "
                + "| $s[.[0]:.[1] ]", "$re", "flags");
            case "strings/0" -> define("select(type == \"string\")");
            case "sub/2" -> define("_sub_impl($re; s; \"\")", "$re", "s");
            case "sub/3" -> define("_sub_impl($re; s; flags)", "$re", "s", "flags");
            case "test/1" -> define(
                "($val|type) as $vt | if $vt == \"string\" then test($val; null) elif $vt == \"array\" and ($val | length) > "
                + "1 then test($val[0]; $val[1]) elif $vt == \"array\" and ($val | length) > 0 then test($val[0]; null) else "
                + "error( $vt + \" not a string or array\") end", "$val");
            case "test/2" -> define("_match_impl(re; mode; true)", "re", "mode");
            case "transpose/0" -> define(
                "if . == [] then [] else . as $in | (map(length) | max) as $max | length as $length | reduce range(0; "
                + "$max) as $j ([]; . + [reduce range(0; $length) as $i ([]; . + [$in[$i][$j]])]) end");
            case "unique/0" -> define("group_by(.) | map(.[0])");
            case "unique_by/1" -> define("group_by(f) | map(.[0])", "f");
            case "until/2" -> define("def _until: if cond then . else (next|_until) end; _until", "cond", "next");
            case "values/0" -> define("booleans, numbers, strings, arrays, objects");
            case "walk/1" -> define(
                ". as $in | if type == \"object\" then reduce keys[] as $key ( {}; . + { ($key):  ($in[$key] | walk(f)) } ) "
                + "| f elif type == \"array\" then map( walk(f) ) | f else f end", "f");
            case "while/2" -> define("def _while: if cond then ., (update | _while) else empty end; _while", "cond", "update");
            case "with_entries/1" -> define("to_entries | map(f) | from_entries", "f");
            default -> throw new IllegalArgumentException("not a builtin in jq: " + name);
        };
    }

    private static Definition define(String body, String... parameters) {
        return new Definition(body, List.of(parameters));
    }
}
