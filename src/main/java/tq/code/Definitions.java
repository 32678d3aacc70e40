package tq.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions of all files by name. */
final class Definitions {

    /** Files that are named by their folder. */
    private static final Set<String> FOLDER_FILES = Set.of("__init__", "index");

    private final Map<String, List<Definition>> byName = new HashMap<>();

    private record Definition(CodeFile file, String owner, CodePlace place) {
    }

    void add(CodeFile file, Scopes scopes) {
        for (Scope scope : scopes.all()) {
            if (scope.isFunction()) {
                byName.computeIfAbsent(scope.name(), name -> new ArrayList<>(1))
                        .add(new Definition(file, scopes.owner(scope), new CodePlace(file.path(), scopes.line(scope), scopes.qualified(scope))));
            }
        }
    }

    /**
     * All functions of a name. With a class or a module before it, only those: {@code Refunds.issue}, {@code shop.refunds.issue}, {@code
     * com.shop.Refunds.issue}, {@code shop.(*Refunds).Issue}, {@code Agent.run.<locals>.step}; what stands before these, as {@code com.shop},
     * decides among several.
     */
    List<CodePlace> named(String name) {
        String path = name.replace("(*", "").replace(")", "").replace("::", ".").replace('#', '.').replace("(", "");
        String before = before(path);
        String owner = last(before);
        List<Definition> all = byName.getOrDefault(last(path), List.of());
        if (owner.isEmpty() || owner.equals("<locals>")) {
            return places(all);
        }
        List<Definition> ofClass = all.stream().filter(each -> each.owner().equals(owner)).toList();
        return ofClass.isEmpty() ? places(in(before, all.stream().filter(each -> each.owner().isEmpty() && isModule(each.file(), owner)).toList()))
                : places(in(before(before), ofClass));
    }

    private static String before(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Those whose package or path is that; all where none is. */
    private static List<Definition> in(String module, List<Definition> definitions) {
        List<Definition> within = definitions.stream().filter(each -> {
            String path = "." + dotted(each.file());
            return each.file().ofPackage().equals(module) || path.endsWith("." + module) || ("." + module).endsWith(path);
        }).toList();
        return within.isEmpty() ? definitions : within;
    }

    /** {@code shop.refunds} of {@code shop/refunds.py}. */
    private static String dotted(CodeFile file) {
        return before(file.path()).replace('/', '.');
    }

    /** Whether a file is a module or of a package of that name. */
    private static boolean isModule(CodeFile file, String module) {
        String stem = before(file.name());
        String ofPackage = FOLDER_FILES.contains(stem) ? file.folder() : last(file.ofPackage());
        return stem.equals(module) || (stem + "Kt").equals(module) || ofPackage.equals(module);
    }

    private static List<CodePlace> places(List<Definition> definitions) {
        return CodePlace.sorted(definitions.stream().map(Definition::place));
    }
}
