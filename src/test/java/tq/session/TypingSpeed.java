package tq.session;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import tq.render.Theme;

/** How long colours, completion and queries take while typing, over a large file: {@code TypingSpeed FILE}. */
final class TypingSpeed {

    private static final String QUERY = "spans where type = LLM and duration > 1s and (name ~ \"^get_\" or attributes.mlflow.spanType = \"TOOL\") and tokens.input > 100 | set slow = duration > 2s"
            + " | sort duration desc, name | top 10 by tokens.total per name | select name, duration, tokens.total as total, slow, trace.name | where total > 10 and name";

    private TypingSpeed() {
    }

    public static void main(String[] files) throws Exception {
        Session session = new Session(() -> new Screen(120, true, Theme.NONE), new Settings(), InputStream.nullInputStream(), Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        long start = System.nanoTime();
        session.load(List.of(files));
        System.out.println("loaded " + session.loaded().spans() + " spans in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        session.vocabulary().profile();
        System.out.println("vocabulary after " + (System.nanoTime() - start) / 1_000_000 + " ms");
        for (String what : new String[] {"colours", "completion", "hint", "query"}) {
            double[] millis = new double[300];
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < millis.length; i++) {
                    String text = QUERY.substring(0, QUERY.length() - i % 200);
                    long begin = System.nanoTime();
                    switch (what) {
                        case "colours" -> session.mark(text, text.length());
                        case "completion" -> session.complete(text);
                        case "hint" -> session.hint(text);
                        default -> session.enter(i % 2 == 0 ? "spans where type = LLM | count by name | limit 5" : "failed spans | select name, message");
                    }
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
                Arrays.sort(millis);
                System.out.printf("%s: median %.2f ms, p95 %.2f ms, max %.2f ms%n", what, millis[150], millis[285], millis[299]);
            }
        }
        System.exit(0);
    }
}
