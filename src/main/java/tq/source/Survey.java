package tq.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tq.trace.TracePart;

/**
 * A look at the inputs before they are read: at the first documents of each, where there are several or much. Files that only
 * add to traces (assessments, log records) are to be read first, so that traces need not wait for them; files of a folder that
 * hold no trace are left out; and where much is scattered, the parts of each trace are counted beforehand, so that a trace can
 * go once its last part is there.
 */
final class Survey {

    /** Larger inputs are looked at; little memory asks for it earlier. */
    private static final long MUCH = 64L << 20;
    private static final int SHARE_OF_MEMORY = 8;

    /** How much text compressed data may be taken for. */
    private static final int EXPANSION = 16;

    /** Documents of a file in a folder that are no traces, before it counts as something else. */
    private static final int PATIENCE = 20;

    private final InputReader reader;
    private final List<Input> adding = new ArrayList<>();
    private final List<Input> others = new ArrayList<>();
    private final Map<String, FolderLook> folders = new LinkedHashMap<>();
    private final Map<Input, Long> documents = new HashMap<>();
    private final Map<Input, String> stamps = new HashMap<>();
    private boolean scattered;
    private boolean repeatable = true;
    private long bytes;

    /** What was found in a folder that was named. */
    private static final class FolderLook {
        private boolean holdsTraces;
        private long foreign;
        private String first = "";
    }

    private Survey(InputReader reader) {
        this.reader = reader;
    }

    static Survey of(List<Input> inputs, InputReader reader) throws InterruptedException {
        Survey survey = new Survey(reader);
        for (Input input : inputs) {
            survey.bytes += input.size() * (survey.isLarge(input.size() * EXPANSION) && reader.isCompressed(input) ? EXPANSION : 1);
            survey.repeatable &= input.isRepeatable();
        }
        for (Input input : inputs) {
            survey.look(input, inputs.size() > 1);
        }
        survey.tellOfFolders();
        return survey;
    }

    private boolean isMuch() {
        return isLarge(bytes);
    }

    private boolean isLarge(long size) {
        return size > Math.min(MUCH, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    }

    /** Puts an input into the list that it belongs to. */
    private void look(Input input, boolean several) throws InterruptedException {
        boolean worthIt = input.kind() == Input.Kind.FOUND || input.isRegularFile() && (several || isMuch());
        List<Found> first = worthIt ? first(input) : List.of();
        List<TracePart> parts = first.stream().flatMap(found -> found.parts().stream()).toList();
        scattered |= parts.stream().anyMatch(part -> part.kind() == TracePart.Kind.SCATTERED);
        boolean foreign = !first.isEmpty() && first.stream().allMatch(Found::isForeign);
        if (!input.folder().isEmpty()) {
            FolderLook look = folders.computeIfAbsent(input.folder(), folder -> new FolderLook());
            look.holdsTraces |= !foreign;
            look.first = foreign && look.foreign++ == 0 ? input.name() : look.first;
        }
        if (input.kind() != Input.Kind.FOUND || !foreign) {
            (!parts.isEmpty() && parts.stream().allMatch(part -> part.kind() == TracePart.Kind.ADDED) ? adding : others).add(input);
        }
    }

    /** What the first document gives; of a file in a folder that of the first few, up to one that is part of a trace. */
    private List<Found> first(Input input) throws InterruptedException {
        List<Found> first = new ArrayList<>();
        reader.read(input, found -> {
            first.add(found);
            return input.kind() == Input.Kind.FOUND && found.isForeign() && first.size() < PATIENCE;
        });
        return first;
    }

    private void tellOfFolders() {
        folders.forEach((folder, look) -> {
            if (!look.holdsTraces) {
                others.add(Input.none(folder + ": no file in this folder holds a trace (" + look.first + (look.foreign > 1 ? " and " + (look.foreign - 1) + " more" : "") + " looked at)"));
            }
        });
    }

    /** The inputs in the order to read them. */
    List<Input> inputs() {
        List<Input> inputs = new ArrayList<>(adding);
        inputs.addAll(others);
        return inputs;
    }

    /** Files in folders that hold no trace. */
    long foreignFiles() {
        return folders.values().stream().mapToLong(look -> look.foreign).sum();
    }

    /** Where each trace ends, where that is worth reading everything twice. */
    Optional<LastParts> lastParts() throws InterruptedException {
        if (!scattered || !repeatable || !isMuch()) {
            return Optional.empty();
        }
        LastParts last = new LastParts();
        for (Input input : inputs()) {
            stamps.put(input, input.stamp());
            long before = last.documents();
            reader.read(input, found -> {
                last.nextDocument();
                found.parts().forEach(part -> last.put(part.id()));
                return true;
            });
            documents.put(input, last.documents() - before);
        }
        return Optional.of(last);
    }

    /** How many documents it had when the parts were counted; what has been added since is of no trace that is known. */
    long documents(Input input) {
        return documents.get(input);
    }

    /** Whether a file that is read twice is no longer what it was when it was read for the first time. */
    boolean hasChanged(Input input) {
        return stamps.containsKey(input) && !stamps.get(input).equals(input.stamp());
    }

    /** Whether all inputs can be read twice. */
    boolean isRepeatable() {
        return repeatable;
    }
}
