package tq.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tq.json.JsonDocument;
import tq.json.JsonSyntaxException;
import tq.json.JsonValue;
import tq.read.DocumentReader;
import tq.read.base.NotATraceException;
import tq.trace.TracePart;

/**
 * The folder in which MLflow's file store keeps one trace: {@code trace_info.yaml}, a file for each tag in {@code tags/} and each
 * metadata key in {@code request_metadata/}, one for each assessment in {@code assessments/}, and the spans in
 * {@code artifacts/traces.json}. Put together they are what MLflow itself would print of the trace.
 */
final class StoredTrace {

    /** The file that makes a folder one. */
    static final String INFO = "trace_info.yaml";
    private static final String SPANS = "artifacts/traces.json";

    private final Path folder;
    private final Found found;

    private StoredTrace(Path folder) {
        this.folder = folder;
        this.found = new Found(folder.toString());
    }

    /** Whether a file is the info of a stored trace. */
    static boolean isInfo(Path file) {
        return file.endsWith(INFO) && Files.isRegularFile(file);
    }

    /** The folder of an info. */
    static Path folder(Path info) {
        return info.getParent() == null ? Path.of(".") : info.getParent();
    }

    static Found read(Path folder) {
        return new StoredTrace(folder).read();
    }

    private Found read() {
        List<TracePart> info = info();
        List<TracePart> spans = spans();
        for (TracePart part : info) {
            List<TracePart> own = spans.isEmpty() ? List.of(part) : spans;
            own.forEach(each -> found.part(new TracePart(TracePart.Kind.WHOLE, part.id(), part.info(), each.spans(), List.of(), List.of(), each.origin())));
        }
        return found;
    }

    /** What is said of the trace, as the part that a document of its info would give. */
    private List<TracePart> info() {
        ObjectNode info = yaml(folder.resolve(INFO)) instanceof ObjectNode read ? read : JsonNodeFactory.instance.objectNode();
        boolean older = info.has("request_id");
        if (!older && !info.has("trace_id")) {
            info.put("trace_id", folder.toAbsolutePath().normalize().getFileName().toString());
        }
        info.set(older ? "request_metadata" : "trace_metadata", texts("request_metadata"));
        info.set("tags", texts("tags"));
        ArrayNode assessments = assessments();
        if (!assessments.isEmpty()) {
            info.set("assessments", assessments);
        }
        JsonValue document = JsonDocument.of(JsonNodeFactory.instance.objectNode().set("info", info));
        return parts(document.document(), folder.resolve(INFO));
    }

    private List<TracePart> spans() {
        Path file = folder.resolve(SPANS);
        try {
            return parts(JsonDocument.parse(Files.readAllBytes(file)), file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonSyntaxException e) {
            found.problem(Problems.Kind.BROKEN, file + ":" + e.getMessage());
        } catch (IOException e) {
            unreadable(file, e);
        }
        return List.of();
    }

    private List<TracePart> parts(JsonDocument document, Path file) {
        Found parts = new Found(file.toString());
        try {
            DocumentReader.read(document, file.toString(), parts);
        } catch (NotATraceException e) {
            parts.problem(Problems.Kind.UNREADABLE, file + ": " + e.getMessage());
        }
        parts.problems().forEach(problem -> found.problem(problem.kind(), problem.message()));
        return parts.parts();
    }

    private JsonNode yaml(Path file) {
        try {
            return Yaml.parse(text(file));
        } catch (YamlEngineException e) {
            found.problem(Problems.Kind.BROKEN, file + ": broken YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        } catch (IOException e) {
            unreadable(file, e);
        }
        return JsonNodeFactory.instance.missingNode();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** The files of a folder as the members of an object; a key with a slash is a file in a folder. */
    private ObjectNode texts(String name) {
        Path texts = folder.resolve(name);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Path file : files(texts)) {
            try {
                object.put(texts.relativize(file).toString().replace('\\', '/'), text(file));
            } catch (IOException e) {
                unreadable(file, e);
            }
        }
        return object;
    }

    /** In the order in which they were made. */
    private ArrayNode assessments() {
        List<ObjectNode> all = new ArrayList<>();
        for (Path file : files(folder.resolve("assessments"))) {
            if (file.toString().endsWith(".yaml") && yaml(file) instanceof ObjectNode assessment) {
                all.add(assessment);
            }
        }
        all.sort(Comparator.comparing(assessment -> assessment.path("create_time").asText()));
        return JsonNodeFactory.instance.arrayNode().addAll(all);
    }

    private List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            unreadable(folder, e);
            return List.of();
        }
    }

    private void unreadable(Path file, Exception e) {
        found.problem(Problems.Kind.UNREADABLE, file + ": " + (e instanceof NoSuchFileException ? "is not there" : "can't be read: " + e.getMessage()));
    }
}
