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
     * com.shop.Refunds.issue}, {@code shop.(*Refunds).Issue}, {@code Agent.run.<locals>.step}.
     */
    List<CodePlace> named(String name) {
        String path = name.replace("(*", "").replace(")", "").replace("::", ".").replace('#', '.').replace("(", "");
        int dot = path.lastIndexOf('.');
        String before = dot < 0 ? "" : path.substring(0, dot);
        String owner = before.substring(before.lastIndexOf('.') + 1);
        List<Definition> all = byName.getOrDefault(path.substring(dot + 1), List.of());
        if (owner.isEmpty() || owner.equals("<locals>")) {
            return places(all);
        }
        List<Definition> ofClass = all.stream().filter(each -> each.owner().equals(owner)).toList();
        return places(!ofClass.isEmpty() ? ofClass : all.stream().filter(each -> each.owner().isEmpty() && isModule(each.file(), owner)).toList());
    }

    /** Whether a file is a module or of a package of that name. */
    private static boolean isModule(CodeFile file, String module) {
        String stem = file.name().substring(0, file.name().lastIndexOf('.'));
        String ofPackage = FOLDER_FILES.contains(stem) ? file.folder() : file.ofPackage();
        return stem.equals(module) || (stem + "Kt").equals(module) || ofPackage.substring(ofPackage.lastIndexOf('.') + 1).equals(module);
    }

    private static List<CodePlace> places(List<Definition> definitions) {
        return CodePlace.sorted(definitions.stream().map(Definition::place));
    }
}
