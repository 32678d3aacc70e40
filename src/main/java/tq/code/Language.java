package tq.code;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The languages whose classes and functions are found; a new one needs its file endings, its strings in {@link Lexer}, its scopes. */
enum Language {
    PYTHON(PythonScopes::in),
    SCRIPT(ScriptScopes::in),
    JAVA(JavaScopes::in),
    KOTLIN(KotlinScopes::in),
    GO(GoScopes::in);

    private static final Map<String, Language> BY_ENDING = Map.ofEntries(
            Map.entry("py", PYTHON),
            Map.entry("ts", SCRIPT),
            Map.entry("tsx", SCRIPT),
            Map.entry("mts", SCRIPT),
            Map.entry("cts", SCRIPT),
            Map.entry("js", SCRIPT),
            Map.entry("jsx", SCRIPT),
            Map.entry("mjs", SCRIPT),
            Map.entry("cjs", SCRIPT),
            Map.entry("java", JAVA),
            Map.entry("kt", KOTLIN),
            Map.entry("go", GO));

    private final Function<Tokens, List<Scope>> scopes;

    Language(Function<Tokens, List<Scope>> scopes) {
        this.scopes = scopes;
    }

    /** The language of a file by its name: {@code refunds.py}. */
    static Optional<Language> of(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.ofNullable(BY_ENDING.get(fileName.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    /** The classes and functions among the tokens, in the order of their names. */
    List<Scope> scopes(Tokens tokens) {
        return scopes.apply(tokens);
    }
}
