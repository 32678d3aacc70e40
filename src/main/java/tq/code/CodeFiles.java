package tq.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of the folder by the paths that they had where a trace was recorded. */
final class CodeFiles {

    /** Parts of paths where libraries lie, and never the code of an application. */
    private static final List<String> LIBRARIES = List.of("/site-packages/", "/dist-packages/", "/node_modules/", "/lib/python3", "/lib/python2", "/pkg/mod/", "/usr/local/go/",
            "/go/src/runtime/");

    private final Map<String, List<CodeFile>> byName = new HashMap<>();

    void add(CodeFile file) {
        byName.computeIfAbsent(file.name(), name -> new ArrayList<>(1)).add(file);
    }

    /** The files that stand for one frame; none where it is of a library, or where its line is beyond the end of the file. */
    List<CodeFile> of(Frame frame) {
        List<CodeFile> found = frame.ofPackage().isPresent() ? ofPackage(frame.path(), frame.ofPackage().get()) : bySuffix(frame.path());
        return found.stream().filter(file -> frame.line() >= 1 && frame.line() <= file.lines()).toList();
    }

    private List<CodeFile> ofPackage(String name, String ofPackage) {
        return byName.getOrDefault(name, List.of()).stream().filter(file -> file.ofPackage().equals(ofPackage)).toList();
    }

    /** Those that have most names at the end of the path in common with it, and at least that of the file. */
    private List<CodeFile> bySuffix(String recorded) {
        String path = recorded.replace('\\', '/');
        if (path.startsWith("node:") || LIBRARIES.stream().anyMatch(path::contains)) {
            return List.of();
        }
        List<String> names = Arrays.stream(path.split("/")).filter(name -> !name.isEmpty() && !name.equals(".")).toList();
        int longest = 1;
        List<CodeFile> found = new ArrayList<>();
        for (CodeFile file : byName.getOrDefault(names.isEmpty() ? "" : names.get(names.size() - 1), List.of())) {
            int suffix = file.suffix(names);
            if (suffix > longest) {
                longest = suffix;
                found.clear();
            }
            if (suffix == longest) {
                found.add(file);
            }
        }
        return found;
    }
}
