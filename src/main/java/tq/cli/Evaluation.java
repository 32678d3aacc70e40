package tq.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.Tq;
import tq.plan.Plan;
import tq.render.Renderer;
import tq.run.CompiledQuery;
import tq.run.RunException;
import tq.run.Together;
import tq.session.Presentation;
import tq.text.DiagnosticPrinter;
import tq.text.QueryException;
import tq.text.SourceText;

/** Runs queries over inputs, once through, and writes their results in the order of the queries. */
final class Evaluation {

    private final Arguments arguments;
    private final Console console;
    private final Presentation presentation;
    private final boolean quiet;
    private final boolean verbose;
    private final boolean exitStatus;

    Evaluation(Arguments arguments, Console console, Map<String, String> environment) throws UsageException {
        this.arguments = arguments;
        this.console = console;
        boolean given = arguments.has(Option.FORMAT) || arguments.has(Option.RAW) || arguments.has(Option.COMPACT);
        this.presentation = new Presentation(arguments.format(console.width().isPresent()), given, OutputOptions.of(arguments, console, environment));
        this.quiet = arguments.has(Option.QUIET);
        this.verbose = arguments.has(Option.VERBOSE);
        this.exitStatus = arguments.has(Option.EXIT_STATUS);
    }

    /** One query on its way: the first writes its results as they come, the others keep them until it is their turn. */
    private final class Running {

        private final Plan plan;
        private final String title;
        private final Renderer renderer;
        private final CompiledQuery.Run run;
        private final boolean waits;
        private final List<JsonNode> kept = new ArrayList<>();
        private JsonNode last;

        Running(Plan plan, CompiledQuery query, boolean alone, boolean waits) {
            this.plan = plan;
            this.title = alone ? "" : presentation.title(plan);
            this.renderer = presentation.renderer(plan, new Utf8Sink(Presentation.asserts(plan) ? console.err() : console.out()));
            this.waits = waits || Presentation.asserts(plan);
            this.run = query.start(this::result);
        }

        private void result(JsonNode result) {
            last = result;
            if (waits) {
                kept.add(result);
            } else {
                write(result);
            }
        }

        private void write(JsonNode result) {
            try {
                renderer.row(result);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() throws RunException, IOException {
            if (!Presentation.asserts(plan)) {
                console.print((waits && !title.isEmpty() ? "\n" : "") + title);
            }
            run.end();
            if (!Presentation.asserts(plan) || failed()) {
                write();
            }
            run.unmet().forEach(console::tell);
            if (!quiet) {
                plan.remarks().forEach(remark -> console.tell("note: " + remark));
                run.notes().forEach(note -> console.tell("note: " + note));
            }
        }

        private void write() throws IOException {
            if (Presentation.asserts(plan)) {
                console.tell(presentation.failure(plan, kept.size(), last));
            }
            if (plan.purpose() != Plan.Purpose.HOLDS) {
                kept.forEach(this::write);
                renderer.end();
            }
        }

        /** Whether it is an assertion that does not hold. */
        boolean failed() {
            return Presentation.failed(plan, kept.size(), last);
        }
    }

    /** Runs the queries of all the texts and gives the exit status. */
    int run(List<SourceText> texts, Map<String, String> parameters, List<String> files) throws IOException, UsageException {
        Inputs inputs = new Inputs(arguments, console, files);
        if (verbose) {
            inputs.tally().inDetail();
        }
        inputs.start();
        Optional<List<Plan>> compiled = plans(texts, parameters);
        if (compiled.isEmpty()) {
            return ExitCode.QUERY;
        }
        List<Plan> plans = compiled.get();
        try {
            List<Running> running = new ArrayList<>();
            List<CompiledQuery> queries = Tq.compile(plans);
            for (int i = 0; i < plans.size(); i++) {
                running.add(new Running(plans.get(i), queries.get(i), plans.size() == 1, i > 0));
            }
            try (Together together = new Together(running.stream().map(each -> each.run).toList(), arguments.jobs(), trace -> { })) {
                inputs.ask(together);
            }
            for (Running each : running) {
                each.end();
            }
            console.out().flush();
            if (verbose) {
                inputs.tally().details().forEach(console::tell);
            }
            return status(inputs, running);
        } catch (RunException e) {
            console.out().flush();
            console.tell(e.getMessage());
            return ExitCode.FAILURE;
        } catch (Inputs.Stop e) {
            console.out().flush();
            return inputs.status();
        }
    }

    /** The plans of all texts; empty where a text has faults, which are told. */
    private Optional<List<Plan>> plans(List<SourceText> texts, Map<String, String> parameters) {
        List<Plan> plans = new ArrayList<>();
        int faulty = 0;
        for (SourceText text : texts) {
            try {
                plans.addAll(Tq.plans(text, parameters, presentation.output()));
            } catch (QueryException e) {
                console.err().print((faulty++ > 0 ? "\n" : "") + DiagnosticPrinter.print(e));
            }
        }
        return faulty > 0 ? Optional.empty() : Optional.of(plans);
    }

    private int status(Inputs inputs, List<Running> running) {
        if (inputs.status() != ExitCode.OK) {
            return inputs.status();
        }
        if (running.stream().anyMatch(each -> !each.run.unmet().isEmpty())) {
            return ExitCode.USAGE;
        }
        if (running.stream().anyMatch(Running::failed)) {
            return ExitCode.NEGATIVE;
        }
        JsonNode last = running.isEmpty() ? null : running.get(running.size() - 1).last;
        boolean negative = last == null || last.isNull() || last.isBoolean() && !last.booleanValue();
        return exitStatus && negative ? ExitCode.NEGATIVE : ExitCode.OK;
    }
}
