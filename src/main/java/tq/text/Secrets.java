package tq.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys and tokens in a text, by the forms that their issuers give them. Each form has a piece that is looked for first, all in one pass, so that a long
 * text costs little more than its length.
 */
public final class Secrets {

    /**
     * A form.
     *
     * @param kind what it is, in a few words
     * @param piece what stands in each of them
     * @param pattern the whole, from so many characters before the piece
     */
    private record Form(String kind, String piece, int before, Pattern pattern) {
        Form(String kind, String piece, String rest) {
            this(kind, piece, 0, Pattern.compile(Pattern.quote(piece) + rest));
        }
    }

    /** The longest name of a user or a scheme before the piece of an address. */
    private static final int SCHEME = 16;

    private static final List<Form> FORMS = List.of(
            new Form("OpenAI key", "sk-", "(?!ant-)(proj-|or-|live-|svcacct-)?[A-Za-z0-9_-]{20,}"),
            new Form("Anthropic key", "sk-ant-", "[A-Za-z0-9_-]{20,}"),
            new Form("Stripe key", "k_live_", "[0-9A-Za-z]{16,}"),
            new Form("AWS access key", "AKIA", "[0-9A-Z]{16}(?![0-9A-Za-z])"),
            new Form("AWS access key", "ASIA", "[0-9A-Z]{16}(?![0-9A-Za-z])"),
            new Form("GitHub token", "ghp_", "[A-Za-z0-9]{30,}"),
            new Form("GitHub token", "gho_", "[A-Za-z0-9]{30,}"),
            new Form("GitHub token", "ghs_", "[A-Za-z0-9]{30,}"),
            new Form("GitHub token", "ghu_", "[A-Za-z0-9]{30,}"),
            new Form("GitHub token", "github_pat_", "[A-Za-z0-9_]{30,}"),
            new Form("GitLab token", "glpat-", "[A-Za-z0-9_-]{18,}"),
            new Form("Slack token", "xox", "[abprs]-[A-Za-z0-9-]{10,}"),
            new Form("Google key", "AIza", "[0-9A-Za-z_-]{35}"),
            new Form("Hugging Face token", "hf_", "[A-Za-z0-9]{30,}"),
            new Form("Databricks token", "dapi", "[0-9a-f]{32}"),
            new Form("npm token", "npm_", "[A-Za-z0-9]{36}"),
            new Form("SendGrid key", "SG.", "[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"),
            new Form("signed token", "eyJ", "[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{8,}"),
            new Form("private key", "-----BEGIN ", "[A-Z ]{0,40}PRIVATE KEY-----"),
            new Form("password in an address", "://", SCHEME, Pattern.compile("[a-zA-Z][a-zA-Z0-9+]{1,15}://[^/\\s:@\"']{1,60}:[^/\\s:@\"'{}<>$*]{4,80}@[A-Za-z0-9]")));

    private Secrets() {
    }

    /** By the first two characters of a piece, those forms. */
    private static final Form[][] BY_START = byStart();

    private static Form[][] byStart() {
        Form[][] all = new Form[1 << 14][];
        for (Form form : FORMS) {
            int start = start(form.piece().charAt(0), form.piece().charAt(1));
            Form[] others = all[start] == null ? new Form[0] : all[start];
            all[start] = Arrays.copyOf(others, others.length + 1);
            all[start][others.length] = form;
        }
        return all;
    }

    private static int start(char first, char second) {
        return first << 7 | second;
    }

    /** The kinds of secrets in a text, each once, in the order in which they stand; not the secrets themselves. */
    public static List<String> kinds(String text) {
        List<String> kinds = new ArrayList<>();
        char first = 0;
        for (int i = 0; i < text.length(); i++) {
            char second = text.charAt(i);
            Form[] forms = (first | second) < 128 ? BY_START[start(first, second)] : null;
            first = second;
            if (forms != null) {
                for (Form form : forms) {
                    if (!kinds.contains(form.kind()) && text.startsWith(form.piece(), i - 1) && isAt(form, text, i - 1)) {
                        kinds.add(form.kind());
                    }
                }
            }
        }
        return kinds;
    }

    private static boolean isAt(Form form, String text, int at) {
        boolean inWord = form.before() == 0 && at > 0 && isWordPart(text.charAt(at - 1)) && !form.piece().equals("k_live_");
        Matcher matcher = form.pattern().matcher(text);
        for (int start = inWord ? at + 1 : Math.max(0, at - form.before()); start <= at; start++) {
            if (matcher.region(start, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
