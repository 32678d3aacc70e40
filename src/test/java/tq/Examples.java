package tq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The valid queries of {@code testdata}. */
final class Examples {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Examples() {
    }

    /** One of the sixty questions; {@code expect} as the README of the questions says. */
    record Question(int number, String text, String query, List<String> files, JsonNode expect) {
    }

    static List<Question> questions() throws IOException {
        List<Question> questions = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("testdata/questions.jsonl"))) {
            JsonNode json = MAPPER.readTree(line);
            List<String> files = new ArrayList<>();
            json.get("files").forEach(file -> files.add("testdata/traces/question-" + file.textValue()));
            questions.add(new Question(json.get("n").intValue(), json.get("question").textValue(), json.get("tq").textValue(), files, json.get("expect")));
        }
        return questions;
    }

    /** The valid queries of {@code stages.txt} and of the questions. */
    static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>(Stages.valid());
        questions().forEach(question -> queries.add(question.query()));
        return queries;
    }
}
