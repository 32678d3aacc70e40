package tq.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufTest {

    /** {@code resource_spans {resource {attributes {key: "service.name"}}}}. */
    private static final byte[] MESSAGE = {10, 18, 10, 16, 10, 14, 10, 12, 's', 'e', 'r', 'v', 'i', 'c', 'e', '.', 'n', 'a', 'm', 'e'};

    @TempDir
    Path folder;

    @Test
    void aMessageIsToldFromJsonAndSaidSo() throws Exception {
        byte[] counted = new byte[MESSAGE.length + 4];
        counted[3] = (byte) MESSAGE.length;
        System.arraycopy(MESSAGE, 0, counted, 4, MESSAGE.length);
        for (byte[] bytes : List.of(MESSAGE, counted)) {
            Path file = Files.write(folder.resolve("traces.pb"), bytes);
            List<String> told = new ArrayList<>();
            new InputReader(new ByteArrayInputStream(new byte[0]), ExpansionLimit.DEFAULT).read(Input.named(file.toString()), found -> {
                found.problems().forEach(problem -> told.add(problem.message()));
                return true;
            });
            assertEquals(List.of(file + ": looks like protobuf; export it as JSON"), told);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\n\n\n\n\n\n{}", "\n\r\n\t {\"traces\": []}", "\u001e{\"a\": 1}", "\n\u001e{\"a\": 1}", "\ufeff{\"a\": \"bcdefghij\"}"})
    void jsonIsNoneAndNothingOfItIsLost(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertEquals(Content.TEXT, Content.of(bytes));
        assertArrayEquals(bytes, InputText.of(new ByteArrayInputStream(bytes), ExpansionLimit.DEFAULT).stream().readAllBytes());
    }
}
