package tq.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tq.trace.Trace;

/** The sections of traces until it is known which of them the page shows, compressed. Where memory ends, failed traces go before others. */
final class KeptSections {

    private final Limits limits;
    private final List<Kept> failed = new ArrayList<>();
    private final Deque<Kept> others = new ArrayDeque<>();
    private long bytes;

    KeptSections(Limits limits) {
        this.limits = limits;
    }

    /** A section, its body compressed. */
    record Kept(long number, String id, Trace.Origin origin, boolean failed, String head, byte[] packed, int characters, int spans, Optional<Set<String>> anchors) {

        String body() {
            try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // it reads from memory
            }
        }

        /** What it takes in memory, roughly. */
        private long size() {
            return packed.length + 2L * head.length() + 100L * anchors.map(Set::size).orElse(0) + 200;
        }
    }

    /** Whether a section would be kept; if not, there is no need to make it. */
    boolean mayTake(boolean failed) {
        return bytes < limits.kept() || failed && !others.isEmpty();
    }

    /** Keeps a section, in place of later ones of traces that did not fail where memory has ended. */
    void add(TraceSection section) {
        Kept one = new Kept(section.number(), section.id(), section.origin(), section.failed(), section.head(), packed(section.body()), section.head().length() + section.body().length(),
                section.spans(), section.anchors());
        boolean first = failed.isEmpty() && others.isEmpty();
        while (one.failed() && bytes + one.size() > limits.kept() && !others.isEmpty()) {
            bytes -= others.removeLast().size();
        }
        if (first || bytes + one.size() <= limits.kept()) {
            (one.failed() ? failed : others).add(one);
            bytes += one.size();
        }
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it writes to memory
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    /** All of them. */
    List<Kept> all() {
        List<Kept> all = new ArrayList<>(failed);
        all.addAll(others);
        return all;
    }

    /**
     * Those that the page has room for: first the ones with findings, then other failed traces, then the rest.
     *
     * @param ranks the place of each trace's worst finding, by the section's number
     */
    List<Kept> chosen(Map<Long, Integer> ranks) {
        List<Kept> ordered = all();
        ordered.sort(Comparator.comparing((Kept each) -> ranks.getOrDefault(each.number(), Integer.MAX_VALUE)).thenComparing(each -> !each.failed()).thenComparing(Kept::number));
        List<Kept> chosen = new ArrayList<>();
        long room = limits.page();
        for (Kept each : ordered) {
            if (each.characters() <= room) {
                chosen.add(each);
                room -= each.characters();
            }
        }
        return chosen;
    }
}
