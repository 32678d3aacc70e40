package tq.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys and tokens in a text, by the forms that their issuers give them. Each form has a piece that is looked for first, so that a long text costs
 * little more than its length.
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

    /** The kinds of secrets in a text, each once; not the secrets themselves. */
    public static List<String> kinds(String text) {
        List<String> kinds = new ArrayList<>();
        for (Form form : FORMS) {
            if (!kinds.contains(form.kind()) && isIn(form, text)) {
                kinds.add(form.kind());
            }
        }
        return kinds;
    }

    private static boolean isIn(Form form, String text) {
        Matcher matcher = null;
        for (int at = text.indexOf(form.piece()); at >= 0; at = text.indexOf(form.piece(), at + 1)) {
            matcher = matcher == null ? form.pattern().matcher(text) : matcher;
            boolean inWord = form.before() == 0 && at > 0 && isWordPart(text.charAt(at - 1)) && !form.piece().equals("k_live_");
            for (int start = inWord ? at + 1 : Math.max(0, at - form.before()); start <= at; start++) {
                if (matcher.region(start, text.length()).lookingAt()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
