package tq.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tq.diagnose.Finding;
import tq.trace.Trace;

/** Where on the page the trace and the span of a finding stand. */
final class Places {

    private final Map<String, List<KeptSections.Kept>> byId = new HashMap<>();
    private final Set<Long> shown = new HashSet<>();

    Places(List<KeptSections.Kept> sections) {
        sections.forEach(each -> byId.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(each));
    }

    /** Only these have a place on the page. */
    void show(List<KeptSections.Kept> sections) {
        sections.forEach(each -> shown.add(each.number()));
    }

    /** The section of a finding's trace: of several with one id, that which was read at the same place. */
    private Optional<KeptSections.Kept> section(Finding finding) {
        Optional<KeptSections.Kept> first = Optional.empty();
        for (KeptSections.Kept each : byId.getOrDefault(finding.trace(), List.of())) {
            Optional<Trace.Origin> origin = finding.origin();
            if (origin.isPresent() && origin.get().equals(each.origin())) {
                return Optional.of(each);
            }
            first = first.isPresent() ? first : Optional.of(each);
        }
        return first;
    }

    /** The findings of each section that there is, in their order, by the section's number; a finding goes by its place in the list. */
    Map<Long, List<Integer>> bySection(List<Finding> findings) {
        Map<Long, List<Integer>> found = new LinkedHashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            Optional<KeptSections.Kept> section = section(findings.get(i));
            if (section.isPresent()) {
                found.computeIfAbsent(section.get().number(), number -> new ArrayList<>()).add(i);
            }
        }
        return found;
    }

    /** The anchor of its span, else of its trace; empty where neither is on the page. */
    Optional<String> of(Finding finding) {
        return section(finding).filter(each -> shown.contains(each.number())).map(each -> {
            String span = Anchors.span(each.number(), finding.span());
            boolean there = !finding.span().isEmpty() && each.anchors().map(anchors -> anchors.contains(span)).orElse(true);
            return there ? span : Anchors.trace(each.number());
        });
    }
}
