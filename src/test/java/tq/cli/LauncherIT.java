package tq.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts {@code target/tq} as a person would, from places where scripts often break. */
@Tag("launcher")
class LauncherIT {

    private static final Path LAUNCHER = Path.of(System.getProperty("tq.launcher", "target/tq")).toAbsolutePath();
    private static final String VERSION_LINE = "tq 0.1.0\n";

    @TempDir
    Path folder;

    @Test
    void runsFromAnotherFolder() throws Exception {
        assertEquals(new Result(0, VERSION_LINE, ""), run(folder, Map.of(), LAUNCHER.toString(), "--version"));
    }

    @Test
    void runsByARelativePath() throws Exception {
        Path target = LAUNCHER.getParent();
        assertEquals(VERSION_LINE, run(target, Map.of(), "./tq", "--version").out());
        assertEquals(VERSION_LINE, run(target, Map.of(), "sh", "tq", "--version").out());
    }

    @Test
    void runsThroughSymbolicLinks() throws Exception {
        install(folder.resolve("tq"));
        Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("absolute"), folder.resolve("tq/bin/tq"));
        Files.createSymbolicLink(folder.resolve("bin/tq"), Path.of("../absolute"));
        assertEquals(new Result(0, VERSION_LINE, ""), run(folder, Map.of(), "bin/tq", "--version"));
    }

    @Test
    void runsFromAnInstallationWithASpaceInItsPath() throws Exception {
        Path launcher = install(folder.resolve("a b/tq 1"));
        assertEquals(new Result(0, VERSION_LINE, ""), run(folder, Map.of(), launcher.toString(), "--version"));
    }

    @Test
    void namesTheLicenceOfEachLibrary() throws IOException {
        String licences = Files.readString(Path.of("src/main/resources/META-INF/licenses/third-party.txt"));
        try (Stream<Path> jars = Files.list(LAUNCHER.resolveSibling("lib"))) {
            List<String> unnamed = jars.map(jar -> jar.getFileName().toString()).filter(jar -> jar.endsWith(".jar") && !jar.equals("tq.jar"))
                    .map(jar -> jar.replaceFirst("-\\d.*", "")).filter(name -> !licences.matches("(?s).*\\b" + name + "\\b.*")).toList();
            assertEquals(List.of(), unnamed);
        }
    }

    @Test
    void takesJavaFromThePath() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        Map<String, String> environment = Map.of("JAVA_HOME", "", "PATH", "/nowhere:" + java + ":/usr/bin:/bin");
        assertEquals(new Result(0, VERSION_LINE, ""), run(folder, environment, LAUNCHER.toString(), "--version"));
    }

    @Test
    void saysWhatIsWrongWithTheJava() throws Exception {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.createFile(java);
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"1.8.0_412\"\n");
        Map<String, String> old = Map.of("JAVA_HOME", folder.resolve("jdk").toString());
        assertEquals(
                new Result(2, "", "tq: needs Java 17 or later: " + java + " is Java 1.8.0_412\n"),
                run(folder, old, LAUNCHER.toString(), "--version"));
        assertEquals(2, run(folder, Map.of("JAVA_HOME", "/nowhere"), LAUNCHER.toString(), "--version").status());
        String path = folderWith("readlink", "ls");
        Result none = run(folder, Map.of("JAVA_HOME", "", "PATH", path), "/bin/sh", LAUNCHER.toString(), "--version");
        assertEquals("tq: needs Java 17 or later: none found on the PATH, and JAVA_HOME is not set\n", none.err());
    }

    @Test
    void usesTheArchiveOfTheBuild() throws Exception {
        Map<String, String> environment = Map.of(
                "JAVA_HOME", System.getProperty("java.home"), "TQ_JAVA_OPTS", "-Xlog:class+load:file=classes.log");
        assertEquals(new Result(0, VERSION_LINE, ""), run(folder, environment, LAUNCHER.toString(), "--version"));
        String classes = read(folder.resolve("classes.log"));
        assertTrue(classes.contains("tq.cli.Main source: shared objects file"), classes);
    }

    @Test
    void doesWithoutAnArchiveSilently() throws Exception {
        Path launcher = install(folder.resolve("moved"));
        Path archives = LAUNCHER.resolveSibling("lib");
        try (Stream<Path> files = Files.list(archives)) {
            for (Path archive : files.filter(file -> file.toString().matches(".*\\.(jsa|aot)")).toList()) {
                Files.writeString(folder.resolve("moved/lib").resolve(archive.getFileName()), "damaged");
            }
        }
        Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
        assertEquals(new Result(0, VERSION_LINE, ""), run(folder, environment, launcher.toString(), "--version"));
    }

    @Test
    void passesArgumentsAndTheStatusOn() throws Exception {
        assertEquals(2, run(folder, Map.of(), LAUNCHER.toString(), "--no such * option").status());
        assertTrue(run(folder, Map.of(), LAUNCHER.toString(), "--no such * option").err().contains("--no such * option"));
    }

    /** A folder to be the whole PATH. */
    private String folderWith(String... tools) throws IOException {
        Path path = Files.createDirectories(folder.resolve("tools"));
        for (String tool : tools) {
            Files.copy(Path.of("/bin", tool), path.resolve(tool), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return path.toString();
    }

    /** Lays {@code bin/tq} and the jars out as the tar.gz does; gives the launcher. */
    private static Path install(Path home) throws IOException {
        Path lib = Files.createDirectories(home.resolve("lib"));
        try (Stream<Path> files = Files.list(LAUNCHER.resolveSibling("lib"))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.copy(jar, lib.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Path bin = Files.createDirectories(home.resolve("bin"));
        return Files.copy(LAUNCHER, bin.resolve("tq"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private record Result(int status, String out, String err) {}

    private Result run(Path in, Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(in.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "took longer than a minute");
        return new Result(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
