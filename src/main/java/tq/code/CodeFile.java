package tq.code;

import java.util.List;

/**
 * A file of the folder, as stack traces name it.
 *
 * @param path relative to the folder: {@code shop/refunds.py}
 * @param names of all folders from the root of the file system, and the file's own last
 * @param lines how many it has
 * @param ofPackage the package that it says it is of, as in Java, Kotlin and Go; else empty
 */
record CodeFile(String path, List<String> names, int lines, String ofPackage) {

    String name() {
        return names.get(names.size() - 1);
    }

    /** The name of the folder that it lies in. */
    String folder() {
        return names.size() < 2 ? "" : names.get(names.size() - 2);
    }

    /** How many names at the end of another path are its own, too. */
    int suffix(List<String> path) {
        int same = 0;
        int most = Math.min(names.size(), path.size());
        while (same < most && names.get(names.size() - 1 - same).equals(path.get(path.size() - 1 - same))) {
            same++;
        }
        return same;
    }
}
