package tq.code;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The files of code in a folder and below, by path. Hidden files, links, libraries and what a build made are passed over, and so
 * are files larger than a person writes and files that can't be read.
 */
final class CodeFolder {

    private static final Set<String> NOT_OURS = Set.of("node_modules", "venv", "site-packages", "target", "build", "dist", "__pycache__");
    private static final long LARGEST = 1_000_000;

    private CodeFolder() {
    }

    /**
     * The real path of a folder.
     *
     * @throws FileSystemException if there is none; its message names it
     */
    static Path real(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new FileSystemException(folder.toString(), null, Files.exists(folder) ? "this is no folder" : "there is no such folder");
        }
        return folder.toRealPath();
    }

    static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) {
                boolean isOurs = inside.equals(folder) || !isHidden(inside) && !NOT_OURS.contains(inside.getFileName().toString());
                return isOurs ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && attributes.size() <= LARGEST && !isHidden(file) && Language.of(file.getFileName().toString()).isPresent()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inside, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return files;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
