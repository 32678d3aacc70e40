package tq.cli;

import java.nio.file.Path;
import java.util.Map;

/** The folders of tq below those that the XDG base directory specification names. */
final class Homes {

    private final Map<String, String> environment;

    Homes(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What a user sets: {@code ~/.config/tq}. */
    Path config() {
        return home("XDG_CONFIG_HOME", ".config");
    }

    /** What a user makes: {@code ~/.local/share/tq}. */
    Path data() {
        return home("XDG_DATA_HOME", ".local/share");
    }

    /** What is remembered from one run to the next: {@code ~/.local/state/tq}. */
    Path state() {
        return home("XDG_STATE_HOME", ".local/state");
    }

    private Path home(String variable, String otherwise) {
        String named = environment.getOrDefault(variable, "");
        Path base = named.startsWith("/") ? Path.of(named) : Path.of(System.getProperty("user.home"), otherwise);
        return base.resolve("tq");
    }
}
