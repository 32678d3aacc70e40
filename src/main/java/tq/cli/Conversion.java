package tq.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tq.convert.MlflowWriter;
import tq.convert.OtlpWriter;
import tq.convert.TraceWriter;
import tq.json.JsonText;
import tq.run.RunException;

/** {@code tq convert}: traces of any format to JSON lines of one, each as soon as it is read. */
final class Conversion {

    private final Arguments arguments;
    private final Console console;
    private final TraceWriter writer;

    Conversion(Arguments arguments, Console console) throws UsageException {
        this.arguments = arguments;
        this.console = console;
        this.writer = writer(arguments.text(Option.TO).orElse("mlflow"));
    }

    private static TraceWriter writer(String format) throws UsageException {
        return switch (format) {
            case "mlflow" -> new MlflowWriter();
            case "otlp" -> new OtlpWriter();
            default -> throw new UsageException("--to takes mlflow or otlp, not `" + format + "`");
        };
    }

    /** Writes all traces, then tells what was lost, and gives the exit status. */
    int run(List<String> files) throws IOException, UsageException {
        Inputs inputs = new Inputs(arguments, console, files);
        inputs.start();
        try {
            inputs.read(trace -> {
                Optional<JsonNode> written = writer.written(trace);
                if (written.isPresent()) {
                    write(written.get());
                }
                return true;
            });
        } catch (RunException e) {
            throw new IllegalStateException(e); // no query runs here
        } catch (Inputs.Stop e) {
            return inputs.status();
        }
        if (!arguments.has(Option.QUIET)) {
            writer.losses().forEach(loss -> console.tell("note: " + loss));
        }
        return inputs.status();
    }

    /** A line reaches its reader before the next trace is read, be it of a pipe that never ends. */
    private void write(JsonNode trace) throws IOException {
        console.print(JsonText.COMPACT.of(trace) + "\n");
        console.out().flush();
    }
}
