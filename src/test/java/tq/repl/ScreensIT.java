package tq.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person sees: {@code testdata/repl/screens/*.txt}. Lines that begin with {@code > } are what is done, those after {@code > screen}
 * what is on the screen then. {@code -Dtq.golden=update} writes the screens, and fails, so that they are read.
 * <pre>
 * > start 80x24 TERM=dumb testdata/traces/question-refund.json
 * > type failed spans
 * > press Enter
 * > await TimeoutError
 * > screen
 * </pre>
 */
@Tag("launcher")
class ScreensIT {

    @TempDir
    Path home;

    @TestFactory
    Stream<DynamicTest> screens() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("testdata/repl/screens"))) {
            return files.sorted().map(file -> dynamicTest(file.getFileName().toString(), () -> check(file))).toList().stream();
        }
    }

    private void check(Path file) throws Exception {
        String expected = Files.readString(file);
        String seen = play(expected.lines().filter(line -> line.startsWith("> ")).toList());
        if ("update".equals(System.getProperty("tq.golden"))) {
            Files.writeString(file, seen);
        }
        assertEquals(expected, seen);
    }

    private String play(List<String> steps) throws Exception {
        StringBuilder seen = new StringBuilder();
        Files.createDirectories(home.resolve(".local/state/tq"));
        Files.writeString(home.resolve(".local/state/tq/history"), ""); // not the first time
        Tmux tmux = null;
        try {
            for (String step : steps) {
                String[] words = step.substring(2).split(" ", 2);
                seen.append(step).append('\n');
                switch (words[0]) {
                    case "start" -> {
                        tmux = start(words[1]);
                        tmux.awaitPrompt();
                    }
                    case "type" -> {
                        tmux.settled(); // what is typed before the prompt is there, the terminal itself echoes
                        tmux.type(words[1]);
                    }
                    case "press" -> tmux.press(words[1].split(" "));
                    case "await" -> tmux.await(words[1]);
                    case "prompt" -> tmux.awaitPrompt();
                    case "resize" -> tmux.resize(Integer.parseInt(words[1].split("x")[0]), Integer.parseInt(words[1].split("x")[1]));
                    case "screen" -> seen.append(tmux.settled());
                    default -> throw new IllegalArgumentException(step);
                }
            }
        } finally {
            if (tmux != null) {
                tmux.close();
            }
        }
        return seen.toString();
    }

    private Tmux start(String words) throws IOException, InterruptedException {
        Map<String, String> environment = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        String[] all = words.split(" ");
        for (String word : List.of(all).subList(1, all.length)) {
            if (word.matches("[A-Z_]+=.*")) {
                environment.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            } else {
                rest.add(word);
            }
        }
        String[] size = all[0].split("x");
        return Tmux.tq(Integer.parseInt(size[0]), Integer.parseInt(size[1]), home, environment, String.join(" ", rest));
    }
}
