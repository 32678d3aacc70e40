package tq.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a field lies in the JSON of a whole element, as it is printed: what {@code drop} takes away. */
public final class StoredPaths {

    private static final Map<String, List<String>> SPANS = Map.ofEntries(
            Map.entry("name", List.of("name")), Map.entry("kind", List.of("kind")), Map.entry("status", List.of("status")),
            Map.entry("message", List.of("status", "message")), Map.entry("events", List.of("events")), Map.entry("links", List.of("links")),
            Map.entry("attributes", List.of("attributes")), Map.entry("resource", List.of("resource")));
    private static final Map<String, List<String>> TRACES = Map.of("spans", List.of("data", "spans"), "assessments", List.of("info", "assessments"),
            "tags", List.of("info", "tags"), "metadata", List.of("info", "trace_metadata"));
    private static final Map<String, List<String>> ASSESSMENTS = Map.of("metadata", List.of("metadata"), "rationale", List.of("rationale"),
            "overrides", List.of("overrides"));
    private static final Map<String, List<String>> EVENTS = Map.of("attributes", List.of("attributes"));

    private StoredPaths() {
    }

    /**
     * The places that hold the field; none where it is computed. Inputs and the like lie under every key that they are read from:
     * {@code [attributes, llm.input_messages.N]} stands for all keys of that list, {@code [events, gen_ai.choice]} for all events of that name.
     */
    public static List<List<String>> of(FieldRef ref) {
        if (ref.relation().isPresent()) {
            return List.of();
        }
        List<String> keys = ref.noun() == Noun.SPANS ? Conventions.keys(ref.field()) : List.of();
        if (keys.stream().anyMatch(key -> key.indexOf('/') >= 0)) {
            return List.of(); // a member of JSON text, which can't be taken out of it
        }
        if (!keys.isEmpty()) {
            List<List<String>> paths = new ArrayList<>();
            keys.forEach(key -> paths.add(List.of("attributes", key)));
            Conventions.keys("events." + ref.field().replaceFirst("s$", "")).forEach(event -> paths.add(List.of("events", event)));
            return paths;
        }
        Map<String, List<String>> paths = switch (ref.noun()) {
            case SPANS -> SPANS;
            case TRACES -> TRACES;
            case ASSESSMENTS -> ASSESSMENTS;
            default -> EVENTS;
        };
        return Optional.ofNullable(paths.get(ref.field())).map(path -> List.of(below(path, ref.names()))).orElse(List.of());
    }

    private static List<String> below(List<String> path, List<String> names) {
        if (names.isEmpty()) {
            return path;
        }
        List<String> longer = new ArrayList<>(path);
        longer.add(String.join(".", names));
        return longer;
    }
}
