package tq.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The frames of Java, {@code at com.shop.Refunds.issue(Refunds.java:41)}, and of JavaScript, {@code at async issue
 * (/srv/app/shop.ts:41:9)}: the innermost is the first one below the last cause.
 */
final class CallFrames {

    private static final String AT = "at ";

    private CallFrames() {
    }

    /** Innermost first: those of the last cause, then those of what it caused. Suppressed exceptions are left out. */
    static List<Frame> in(List<String> lines) {
        List<List<Frame>> causes = new ArrayList<>(List.of(new ArrayList<>()));
        int suppressed = Integer.MAX_VALUE;
        for (String line : lines) {
            String text = line.strip();
            int indent = line.indexOf(text);
            if (indent > suppressed || text.isEmpty()) {
                continue;
            }
            suppressed = text.startsWith("Suppressed:") ? indent : Integer.MAX_VALUE;
            if (text.startsWith("Caused by:") || text.startsWith("[cause]:")) {
                causes.add(new ArrayList<>());
            } else if (text.startsWith(AT)) {
                frame(text.substring(AT.length())).ifPresent(causes.get(causes.size() - 1)::add);
            }
        }
        List<Frame> frames = new ArrayList<>();
        for (int i = causes.size() - 1; i >= 0; i--) {
            frames.addAll(causes.get(i));
        }
        return frames;
    }

    private static Optional<Frame> frame(String call) {
        int blank = call.indexOf(" (");
        int open = call.indexOf('(');
        if (open > 0 && open - 1 != blank) {
            return javaFrame(call, open);
        }
        String end = call.endsWith(" {") ? call.substring(0, call.length() - 2) : call;
        boolean isNamed = blank >= 0 && end.endsWith(")");
        String place = isNamed ? end.substring(blank + 2, end.length() - 1) : end;
        return scriptFrame(isNamed ? end.substring(0, blank) : "", place.startsWith("async ") ? place.substring(6) : place);
    }

    /** {@code app//com.shop.Refunds.issue(Refunds.java:41)}, with the name of a jar behind it perhaps. */
    private static Optional<Frame> javaFrame(String call, int open) {
        int close = call.indexOf(')', open);
        String place = close < 0 ? "" : call.substring(open + 1, close);
        String method = call.substring(call.lastIndexOf('/', open) + 1, open);
        int colon = place.indexOf(':');
        int beforeMethod = method.lastIndexOf('.');
        int beforeClass = method.lastIndexOf('.', beforeMethod - 1);
        if (colon < 0 || beforeMethod < 0) {
            return Optional.empty();
        }
        String ofPackage = beforeClass < 0 ? "" : method.substring(0, beforeClass);
        return Optional.of(new Frame(place.substring(0, colon), Optional.of(ofPackage), Numbers.number(place.substring(colon + 1)), method.substring(beforeClass + 1)));
    }

    /** Of {@code file:///srv/app/shop.ts:41:9}; a column need not be there. */
    private static Optional<Frame> scriptFrame(String function, String place) {
        int last = place.lastIndexOf(':');
        int before = place.lastIndexOf(':', last - 1);
        boolean hasColumn = before > 0 && Numbers.number(place.substring(before + 1, last)) > 0;
        int end = hasColumn ? before : last;
        if (end <= 0) {
            return Optional.empty();
        }
        String path = place.substring(0, end);
        long line = Numbers.number(hasColumn ? place.substring(before + 1, last) : place.substring(last + 1));
        int query = path.indexOf('?');
        return Optional.of(new Frame(query < 0 ? path : path.substring(0, query), Optional.empty(), line, scriptName(function)));
    }

    /** {@code async Object.issue [as execute]} is {@code issue}. */
    private static String scriptName(String function) {
        String name = function;
        for (String prefix : List.of("async ", "new ", "Object.")) {
            name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        }
        int as = name.indexOf(" [as ");
        name = as < 0 ? name : name.substring(0, as);
        return name.contains("<anonymous>") ? "" : name;
    }
}
