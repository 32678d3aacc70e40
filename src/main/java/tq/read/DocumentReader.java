package tq.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tq.json.JsonDocument;
import tq.json.JsonKind;
import tq.json.JsonMembers;
import tq.json.JsonValue;
import tq.read.base.Findings;
import tq.read.base.Format;
import tq.read.base.Members;
import tq.read.base.NotATraceException;
import tq.read.base.Reading;
import tq.read.jaeger.JaegerFormat;
import tq.read.jaeger.ZipkinFormat;
import tq.read.langfuse.LangfuseFormat;
import tq.read.langsmith.LangSmithFormat;
import tq.read.mlflow.MlflowFormat;
import tq.read.otlp.JsSpanFormat;
import tq.read.otlp.OtlpFormat;
import tq.read.otlp.TempoSearchFormat;
import tq.read.phoenix.AnnotationFormat;
import tq.read.phoenix.SessionFormat;
import tq.read.rows.BagFormat;
import tq.read.rows.FlatFormat;
import tq.read.rows.Frames;
import tq.read.trail.TrailFormat;
import tq.read.trail.TrailLabels;

/**
 * Documents to parts of traces, whatever format they are written in: the keys decide, never a file's name. The formats are
 * tried in an order in which none takes what is another's.
 */
public final class DocumentReader {

    /**
     * What has words of its own goes first: OTLP's groups, answers that only name traces, then each tool's. MLflow's test is
     * behind those whose documents have {@code spans} or {@code info} too, rows whose columns may be called anything come
     * almost last, and attributes without a span's id at the end.
     */
    private static final List<Format> FORMATS = List.of(new OtlpFormat(), new SessionFormat(), new TempoSearchFormat(), new AnnotationFormat(), new JsSpanFormat(),
            new JaegerFormat(), new ZipkinFormat(), new TrailFormat(), new TrailLabels(), new MlflowFormat(), new LangfuseFormat(), new LangSmithFormat(),
            new FlatFormat(), new BagFormat());

    /** Where answers of servers have their lists. */
    private static final String[] PAGES = {"traces", "trace_infos", "data", "hits"};

    /** Where answers have a trace or a list of them: MLflow's, Jaeger's, and Elasticsearch's {@code {"hits": {"hits": [{"_source": …}]}}}. */
    private static final String[] WRAPPERS = {"trace", "result", "hits", "_source"};

    private final Reading reading;

    private DocumentReader(Reading reading) {
        this.reading = reading;
    }

    /**
     * Hands on what a document holds: a trace, the several of a page, some spans, or what is said of them.
     *
     * @param file what messages and {@code source} call the file
     * @throws NotATraceException where the document is something else, such as a server's error answer
     */
    public static void read(JsonDocument document, String file, Findings findings) throws NotATraceException {
        new DocumentReader(new Reading(file, document.line(), findings)).read(document.root());
    }

    private void read(JsonValue value) throws NotATraceException {
        Optional<JsonValue> cell = value.get("trace").kind() == JsonKind.STRING ? value.get("trace").parsed() : Optional.empty();
        if (cell.isPresent() && cell.get().get("info").kind() == JsonKind.OBJECT) {
            read(cell.get()); // a row of MLflow's search has the whole trace as JSON text beside columns of its parts
            return;
        }
        for (Format format : FORMATS) {
            if (format.reads(value)) {
                format.read(value, reading);
                return;
            }
        }
        JsonValue page = value.kind() == JsonKind.ARRAY ? value : Members.first(value, PAGES);
        JsonValue inference = value.get("databricks_output").get("trace");
        JsonValue inner = inference.isMissing() ? Members.first(value, WRAPPERS) : inference;
        List<JsonValue> rows = Frames.rows(value);
        if (!rows.isEmpty()) {
            readAll(rows, rows.size());
        } else if (page.kind() == JsonKind.ARRAY) {
            readAll(page.items(), page.size());
        } else if (inner.kind() == JsonKind.OBJECT) {
            read(inner);
        } else if (value.kind() != JsonKind.OBJECT) {
            throw new NotATraceException("a JSON " + value.kind().name().toLowerCase(Locale.ROOT) + ", not a trace");
        } else if (value.size() > 0) {
            throw new NotATraceException("no trace that tq can read: an object with " + keys(value));
        }
    }

    /** What is no trace among several costs only itself; a list without any is an error. */
    private void readAll(Iterable<JsonValue> list, int size) throws NotATraceException {
        int bad = 0;
        String problem = "";
        for (JsonValue item : list) {
            try {
                read(item);
            } catch (NotATraceException e) {
                problem = bad++ == 0 ? e.getMessage() : problem;
            }
        }
        if (bad > 0 && bad == size) {
            throw new NotATraceException(problem);
        }
        if (bad > 0) {
            reading.loss(bad + " of " + size + " items left out: " + problem);
        }
    }

    private static String keys(JsonValue value) {
        StringBuilder out = new StringBuilder();
        int left = 5;
        for (JsonMembers members = value.members(); members.next() && left-- > 0;) {
            out.append(out.length() > 0 ? ", " : value.size() == 1 ? "the key " : "the keys ").append(members.key());
        }
        return out.append(value.size() > 5 ? " …" : "").toString();
    }
}
