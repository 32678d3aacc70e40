package tq.session;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.text.Suggestions;

/** The values of all {@link Setting}s. */
public final class Settings {

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    /** All at their standard values. */
    public Settings() {
        for (Setting setting : Setting.values()) {
            values.put(setting, setting.standard());
        }
    }

    /** The value of one. */
    public String get(Setting setting) {
        return values.get(setting);
    }

    /** Whether one that is on or off is on. */
    public boolean isOn(Setting setting) {
        return values.get(setting).equals("on");
    }

    /** How many rows are shown at most. */
    int limit() {
        String limit = get(Setting.LIMIT);
        return limit.equals("off") ? Integer.MAX_VALUE : Integer.parseInt(limit);
    }

    /** The columns that tables are to show; empty for all. */
    List<String> columns() {
        String columns = get(Setting.COLUMNS);
        return columns.equals("all") ? List.of() : Arrays.stream(columns.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    /**
     * Sets one.
     *
     * @return why it can't be, as a sentence; empty where it is set
     */
    public Optional<String> set(String word, String value) {
        Optional<Setting> setting = Setting.named(word);
        if (setting.isEmpty()) {
            List<String> known = Arrays.stream(Setting.values()).map(Setting::word).toList();
            return Optional.of("there is no setting `" + word + "`: " + Suggestions.didYouMean(word, known).orElse("settings are " + String.join(", ", known)));
        }
        Optional<String> canonical = setting.get().value(value);
        if (canonical.isEmpty()) {
            return Optional.of("`" + setting.get().word() + "` takes " + String.join(", ", setting.get().choices()) + ", not `" + value + "`");
        }
        if (setting.get() == Setting.SAFE && isOn(Setting.SAFE) && !canonical.get().equals("on")) {
            return Optional.of("safe mode cannot be turned off: leave tq and start it again");
        }
        values.put(setting.get(), canonical.get());
        return Optional.empty();
    }
}
