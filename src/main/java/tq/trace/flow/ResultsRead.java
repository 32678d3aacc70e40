package tq.trace.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tq.text.Terms;
import tq.trace.Nodes;
import tq.trace.Span;
import tq.trace.SpanTypes;
import tq.trace.Times;
import tq.trace.Trace;
import tq.trace.Tree;
import tq.trace.content.Contents;
import tq.trace.content.Documents;
import tq.trace.content.Messages;

/**
 * How much of what tools, retrievers and rerankers brought was read by a model afterwards: the share of the words that were new with it and stand in
 * the inputs of a later model call. Words are those of {@link Terms}. Linear in the text of the trace.
 */
public final class ResultsRead {

    private static final Set<String> SOURCES = Set.of("TOOL", "RETRIEVER", "RERANKER");
    private static final Set<String> MODELS = Set.of("LLM", "CHAT_MODEL");

    /** A request with fewer words is no record of what the model read. */
    private static final int LEAST_READ = 4;

    private final Map<Span, Double> shares = new HashMap<>();

    /** What one step brought that no model had read before. */
    private record Brought(Span span, Set<String> words) {
    }

    /** Reads a trace. */
    public ResultsRead(Trace trace) {
        List<Span> models = new ArrayList<>();
        List<Span> sources = new ArrayList<>();
        for (Span span : trace.spans()) {
            String type = type(span);
            if (MODELS.contains(type) && span.start() != Times.NONE) {
                models.add(span);
            } else if (SOURCES.contains(type) && span.end() != Times.NONE && span.status() != Span.Status.ERROR && !isWithinSource(span)) {
                sources.add(span);
            }
        }
        if (models.isEmpty() || sources.isEmpty()) {
            return;
        }
        models.sort(Comparator.comparingLong(Span::start));
        sources.sort(Comparator.comparingLong(Span::end));
        Map<Span, Set<String>> asked = new HashMap<>();
        models.forEach(model -> asked.put(model, read(model)));
        later(brought(sources, models, asked), models, asked);
    }

    private static String type(Span span) {
        return SpanTypes.of(span).asText("").toUpperCase(Locale.ROOT);
    }

    /** What a tool called for itself is its own affair: what counts is what the tool gave back. */
    private static boolean isWithinSource(Span span) {
        Tree tree = span.trace().tree();
        for (int up = tree.up(span.position()); up != Tree.NONE; up = tree.up(up)) {
            if (SOURCES.contains(type(span.trace().spans().get(up)))) {
                return true;
            }
        }
        return false;
    }

    /** The inputs of a model call, and what it was told beside them, as in instructions of their own. */
    private static Set<String> read(Span model) {
        Set<String> words = words(Contents.of(model, Contents.INPUTS));
        Terms.addTo(words, Messages.instructions(model));
        return words;
    }

    private static Set<String> words(JsonNode content) {
        Set<String> words = new HashSet<>();
        addWords(words, content);
        return words;
    }

    /** Of values alone: the names of members are the program's words. Text that holds JSON is read as one. */
    private static void addWords(Set<String> words, JsonNode content) {
        JsonNode opened = Nodes.decodeContainer(content);
        if (opened.isTextual() || opened.isNumber()) {
            Terms.addTo(words, opened.asText());
        }
        opened.forEach(part -> addWords(words, part));
    }

    private static List<Brought> brought(List<Span> sources, List<Span> models, Map<Span, Set<String>> asked) {
        List<Brought> brought = new ArrayList<>();
        Set<String> before = new HashSet<>();
        Map<String, Span> latest = new HashMap<>();
        sources.forEach(source -> latest.put(source.name(), source));
        int next = 0;
        for (Span source : sources) {
            while (next < models.size() && models.get(next).start() < source.end()) {
                before.addAll(asked.get(models.get(next++)));
            }
            Set<String> words = words(Contents.of(source, Contents.OUTPUTS));
            Documents.of(source).forEach(document -> Terms.addTo(words, document.content()));
            words.removeAll(before);
            words.removeAll(words(Contents.of(source, Contents.INPUTS)));
            words.removeIf(word -> word.length() == 1); // a count or a flag, which a program reads
            if (!words.isEmpty() && !isAskedAgain(source, latest.get(source.name()))) {
                brought.add(new Brought(source, words));
            }
        }
        return brought;
    }

    /** Of one who asks until something is there, only the last answer matters. */
    private static boolean isAskedAgain(Span source, Span latest) {
        return latest != source && Contents.of(latest, Contents.INPUTS).equals(Contents.of(source, Contents.INPUTS));
    }

    private void later(List<Brought> brought, List<Span> models, Map<Span, Set<String>> asked) {
        Set<String> after = new HashSet<>();
        int next = models.size() - 1;
        boolean any = false;
        for (int i = brought.size() - 1; i >= 0; i--) {
            Brought one = brought.get(i);
            while (next >= 0 && models.get(next).start() >= one.span().end()) {
                any |= asked.get(models.get(next)).size() >= LEAST_READ;
                after.addAll(asked.get(models.get(next--)));
            }
            if (any) {
                long read = one.words().stream().filter(after::contains).count();
                shares.put(one.span(), (double) read / one.words().size());
            }
        }
    }

    /**
     * The share, from 0 to 1. Missing where it says nothing: of other spans, of those that failed or stand within another such one, where nothing new
     * was brought, and where no model call with recorded inputs came afterwards.
     */
    public JsonNode share(Span span) {
        Double share = shares.get(span);
        return share == null ? Nodes.MISSING : DoubleNode.valueOf(Math.round(share * 1000) / 1000.0);
    }
}
