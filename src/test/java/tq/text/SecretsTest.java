package tq.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made-up secrets, put together here so that no scanner takes them for real ones. */
class SecretsTest {

    private static final String A = "aB3dE5gH7jK9";

    private static List<String> kinds(String text) {
        return Secrets.kinds(text.replace("{A}", A).replace("{U}", "ABCD1234EFGH5678").replace("{X}", "0123456789abcdef"));
    }

    @ParameterizedTest
    @CsvSource({"sk-proj-{A}{A}{A}, OpenAI key", "key=sk-ant-{A}{A}, Anthropic key", "AKIA{U}, AWS access key", "'Bearer ghp_{A}{A}{A}', GitHub token", "hf_{A}{A}{A}, Hugging Face token",
        "eyJ{A}.eyJ{A}.{A}, signed token", "-----BEGIN RSA PRIVATE KEY-----, private key", "postgres://ann:{A}@db:5432/x, password in an address", "sk_live_{A}{A}, Stripe key",
        "dapi{X}{X}, Databricks token", "xoxb-{A}, Slack token"})
    void formsAreKnown(String text, String kind) {
        assertEquals(List.of(kind), kinds(text));
        assertEquals(List.of(kind), kinds("before \"" + text + "\" after"));
    }

    @ParameterizedTest
    @CsvSource({"task-{A}{A}{A}", "risk-management-of-large-infrastructure", "AKIA{U}99", "sha256:{X}{X}{X}{X}", "https://example.com/a:b@c", "https://user@host/x", "eyJ{A}", "xoxo-hugs-and-kisses"})
    void othersAreNot(String text) {
        assertEquals(List.of(), kinds(text));
    }

    @Test
    void severalKindsAreEachToldOnce() {
        assertEquals(List.of("AWS access key", "OpenAI key"), kinds("AKIA{U} sk-{A}{A} AKIA{U}"));
    }
}
