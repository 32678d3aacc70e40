package tq.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Names of files with {@code *}, {@code ?} and {@code [a-z]} in them, as a shell knows them, for where none has put in what they
 * stand for; {@code **} stands for any number of folders.
 */
final class Pattern {

    private Pattern() {
    }

    /** Whether a word may stand for several names. */
    static boolean isPattern(String word) {
        return word.contains("*") || word.contains("?") || word.contains("[");
    }

    /** What is there of such a name, sorted; hidden files are passed over. */
    static List<Path> matches(String pattern) {
        Path path = Path.of(pattern);
        List<Path> places = new ArrayList<>(List.of(path.isAbsolute() ? path.getRoot() : Path.of("")));
        for (Path segment : path) {
            List<Path> next = new ArrayList<>();
            for (Path place : places) {
                step(place, segment.toString(), next);
            }
            places = next;
        }
        return places;
    }

    private static void step(Path place, String segment, List<Path> next) {
        if (segment.equals("**")) {
            next.add(place);
            entries(place).stream().filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)).forEach(entry -> step(entry, segment, next));
        } else if (!isPattern(segment)) {
            Path entry = place.resolve(segment);
            if (Files.exists(entry)) {
                next.add(entry);
            }
        } else {
            PathMatcher matcher = matcher(segment);
            entries(place).stream().filter(entry -> matcher.matches(entry.getFileName())).forEach(next::add);
        }
    }

    /** A pattern that is none, as {@code a[}, has no match. */
    private static PathMatcher matcher(String segment) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + segment);
        } catch (PatternSyntaxException e) {
            return path -> false;
        }
    }

    /** What can't be listed is nothing, as for a shell. */
    private static List<Path> entries(Path place) {
        try {
            return InputFinder.entries(place).stream().map(entry -> place.resolve(entry.getFileName())).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
