package tq.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tq.profile.Profile;
import tq.profile.ProfileTables;
import tq.render.Column;
import tq.render.Format;
import tq.render.RenderOptions;
import tq.render.Renderer;
import tq.render.Shape;
import tq.render.Unit;
import tq.run.RunException;

/** {@code tq schema}: what is in the inputs, as tables for people or as rows for programs. */
final class SchemaCommand {

    private static final List<String> COLUMNS = List.of("noun", "name", "field", "count", "of", "type", "holds", "from", "distinct", "more", "values", "example", "min", "max",
            "note", "query", "try");

    private final Arguments arguments;
    private final Console console;
    private final Format format;
    private final RenderOptions options;

    SchemaCommand(Arguments arguments, Console console, Map<String, String> environment) throws UsageException {
        this.arguments = arguments;
        this.console = console;
        this.format = arguments.format(console.width().isPresent());
        this.options = OutputOptions.of(arguments, console, environment);
    }

    /** Reads the files and writes what is in them; gives the exit status. */
    int run(List<String> files) throws IOException, UsageException {
        Inputs inputs = new Inputs(arguments, console, files);
        inputs.tally().inDetail();
        inputs.start();
        Profile profile = new Profile();
        try {
            inputs.read(trace -> {
                profile.add(trace);
                return true;
            });
        } catch (Inputs.Stop e) {
            return inputs.status();
        } catch (RunException e) {
            throw new IllegalStateException(e);
        }
        write(profile.rows(inputs.tally()), files);
        console.out().flush();
        return inputs.status();
    }

    private void write(List<ObjectNode> rows, List<String> files) throws IOException {
        Utf8Sink sink = new Utf8Sink(console.out());
        boolean forPeople = switch (format) {
            case TABLE, FULL, TREE, TIMELINE, FOLDED, MARKDOWN -> true;
            default -> false;
        };
        if (forPeople) {
            ProfileTables.write(rows, format == Format.MARKDOWN ? format : Format.TABLE, options, named(files), sink);
            return;
        }
        List<Column> columns = COLUMNS.stream().filter(name -> rows.stream().anyMatch(row -> row.has(name))).map(name -> new Column(name, Unit.NONE)).toList();
        Renderer renderer = Renderer.of(format, new Shape(columns, false), options, sink);
        for (ObjectNode row : rows) {
            renderer.row(row);
        }
        renderer.end();
    }

    /** The files as a command names them; one stands for many. */
    private static String named(List<String> files) {
        List<String> words = new ArrayList<>();
        for (String file : files.size() > 3 ? List.of("FILE…") : files) {
            words.add(file.matches("[\\w./~…-]+") ? file : "'" + file.replace("'", "'\\''") + "'");
        }
        return String.join(" ", words);
    }
}
