package tq.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.Scope;
import tq.text.Secrets;
import tq.text.StackFrames;
import tq.text.Terms;

/** The functions that hold texts and other values against each other. Those of the words of a text are here alone: no portable jq has them. */
final class NativeTexts {

    static final List<String> SIGNATURES = List.of("overlap/3", "numbers_in/0", "lacking/2", "parsed/0", "misfits/2", "contradicted/2", "secrets_in/0", "frame_of/0");

    private static final JsonNode NULL = NullNode.getInstance();
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** How models mark JSON within Markdown. */
    private static final Pattern FENCE = Pattern.compile("\\s*```\\w*\\s+(.*?)\\s*```\\s*", Pattern.DOTALL);

    private NativeTexts() {
    }

    static void addTo(Scope root) {
        root.addFunction("overlap", 3, (scope, args, in, path, output, version) -> output.emit(
                overlap(Natives.one(scope, args.get(0), in), Natives.one(scope, args.get(1), in), Natives.one(scope, args.get(2), in)), null));
        Natives.add(root, "numbers_in", NativeTexts::numbers);
        Natives.add(root, "lacking", NativeTexts::lacking);
        Natives.add(root, "parsed", NativeTexts::parsed);
        Natives.add(root, "misfits", (value, schema) -> value.isNull() || !schema.isObject() ? NULL : SchemaFit.misfits(value, schema));
        Natives.add(root, "contradicted", NativeTexts::contradicted);
        Natives.add(root, "secrets_in", NativeTexts::secrets);
        Natives.add(root, "frame_of", trace -> trace.isTextual() ? StackFrames.origin(trace.textValue()).<JsonNode>map(TextNode::valueOf).orElse(NULL) : NULL);
    }

    /** Null where the first has no telling words but those of the third. */
    private static JsonNode overlap(JsonNode a, JsonNode b, JsonNode known) {
        Set<String> wanted = terms(a);
        if (!known.isNull()) {
            wanted.removeAll(terms(known));
        }
        if (wanted.isEmpty()) {
            return NULL;
        }
        Set<String> there = terms(b);
        long both = wanted.stream().filter(there::contains).count();
        return DoubleNode.valueOf((double) both / wanted.size());
    }

    private static Set<String> terms(JsonNode value) {
        Set<String> terms = new HashSet<>();
        texts(value, Terms::addTo, terms);
        return terms;
    }

    private static JsonNode numbers(JsonNode value) {
        return found(value, Terms::numbers);
    }

    private static JsonNode secrets(JsonNode value) {
        return found(value, Secrets::kinds);
    }

    /** What all the texts in a value hold, each once. */
    private static JsonNode found(JsonNode value, Function<String, Collection<String>> reader) {
        Set<String> found = new LinkedHashSet<>();
        texts(value, (set, text) -> set.addAll(reader.apply(text)), found);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        found.forEach(list::add);
        return list;
    }

    /** Units that both have, with none of the first's numbers of it in the second. */
    private static JsonNode contradicted(JsonNode text, JsonNode other) {
        Map<String, Set<String>> own = quantities(text);
        Map<String, Set<String>> theirs = quantities(other);
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        own.forEach((unit, numbers) -> numbers.stream().filter(number -> theirs.containsKey(unit) && !theirs.get(unit).contains(number)).forEach(number -> found.add(number + " " + unit)));
        return found;
    }

    private static Map<String, Set<String>> quantities(JsonNode value) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        texts(value, (any, text) -> Terms.quantities(text).forEach((unit, numbers) -> all.computeIfAbsent(unit, each -> new LinkedHashSet<>()).addAll(numbers)), Set.of());
        return all;
    }

    /** Texts and numbers in a value; a text that is JSON is read as that. */
    private static void texts(JsonNode value, BiConsumer<Set<String>, String> reader, Set<String> found) {
        if (value.isTextual()) {
            String text = value.textValue();
            JsonNode inner = text.startsWith("{") || text.startsWith("[") ? parsed(value) : NULL;
            if (inner.isContainerNode()) {
                texts(inner, reader, found);
            } else {
                reader.accept(found, text);
            }
        } else if (value.isNumber()) {
            reader.accept(found, value.asText());
        }
        value.forEach(part -> texts(part, reader, found));
    }

    /** Elements are equal where their values are, as for {@code =}. */
    private static JsonNode lacking(JsonNode list, JsonNode those) {
        if (!list.isArray()) {
            return NULL;
        }
        Set<Equality.Key> known = new HashSet<>();
        if (those.isArray()) {
            those.forEach(one -> known.add(new Equality.Key(one)));
        }
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        list.forEach(one -> {
            if (!known.contains(new Equality.Key(one))) {
                left.add(one);
            }
        });
        return left;
    }

    private static JsonNode parsed(JsonNode text) {
        if (!text.isTextual()) {
            return NULL;
        }
        Matcher fence = FENCE.matcher(text.textValue());
        try {
            JsonNode value = MAPPER.readTree(fence.matches() ? fence.group(1) : text.textValue());
            return value == null || value.isMissingNode() ? NULL : value;
        } catch (JsonProcessingException e) {
            return NULL;
        }
    }
}
