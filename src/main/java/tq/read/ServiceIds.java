package tq.read;

import java.util.Locale;
import java.util.regex.Pattern;
import tq.json.JsonValue;
import tq.trace.Ids;

/** Ids that services give to traces and spans: often UUIDs, which are bare hex in a trace. */
final class ServiceIds {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private ServiceIds() {
    }

    /** {@code FE8FFECB-72ce-4cd2-bdb7-01f34654c391} without dashes in lower case; other ids as {@link Ids} has them; empty for none. */
    static String of(JsonValue id) {
        return of(Ids.of(id));
    }

    static boolean isUuid(String id) {
        return UUID.matcher(id).matches();
    }

    static String of(String id) {
        return isUuid(id) ? id.replace("-", "").toLowerCase(Locale.ROOT) : id;
    }
}
