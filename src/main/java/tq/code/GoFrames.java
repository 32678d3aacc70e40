package tq.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The frames of Go: a line with the function, below it {@code \t/srv/app/shop.go:41 +0x1d}. The innermost is the first one below the
 * last {@code panic(} of the first goroutine; what stands above was run because of the panic.
 */
final class GoFrames {

    private static final String ENDING = ".go:";

    private GoFrames() {
    }

    /** Innermost first; what ran because of a panic comes last. */
    static List<Frame> in(List<String> lines) {
        List<Frame> frames = new ArrayList<>();
        List<Frame> afterPanic = new ArrayList<>();
        boolean isSecond = false;
        for (int i = 0; i < lines.size() && !isSecond; i++) {
            String line = lines.get(i);
            if (line.startsWith("panic(")) {
                afterPanic.addAll(frames);
                frames.clear();
            }
            int ending = line.startsWith("\t") ? line.indexOf(ENDING) : -1;
            if (ending > 0) {
                frames.add(frame(line, ending, i == 0 ? "" : lines.get(i - 1)));
            }
            isSecond = line.startsWith("goroutine ") && !(frames.isEmpty() && afterPanic.isEmpty());
        }
        frames.addAll(afterPanic);
        return frames;
    }

    private static Frame frame(String line, int ending, String call) {
        int number = ending + ENDING.length();
        int end = line.indexOf(' ', number);
        String path = line.substring(1, number - 1);
        return new Frame(path, Optional.empty(), Numbers.number(line.substring(number, end < 0 ? line.length() : end)), function(call));
    }

    /** {@code github.com/shop/refund.(*Service).Issue(0xc000, 0x1)} is {@code Service.Issue}. */
    private static String function(String call) {
        int arguments = call.lastIndexOf('(');
        String name = arguments < 0 ? call : call.substring(0, arguments);
        name = name.substring(name.lastIndexOf('/') + 1);
        name = name.substring(name.indexOf('.') + 1);
        return name.replace("(*", "").replace(")", "");
    }
}
