package tq.session;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import tq.profile.Profile;
import tq.schema.Noun;

/** The words that occur in loaded traces: values of fields and keys of open ones. They are looked up behind the user's back. */
final class Vocabulary {

    private final CompletableFuture<Profile> profile = new CompletableFuture<>();
    private final Loaded loaded;
    private final Executor behind;
    private boolean begun;

    Vocabulary(Loaded loaded, Executor behind) {
        this.loaded = loaded;
        this.behind = behind;
    }

    /** Begins to look, unless that is done already. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            behind.execute(() -> {
                try {
                    profile.complete(loaded.profile());
                } catch (RuntimeException | Error e) {
                    profile.completeExceptionally(e);
                }
            });
        }
    }

    /** The values of a field with how often each occurs, the most frequent first; none while they are not known yet. */
    Map<String, Long> values(Noun noun, String field) {
        return profile.isDone() && !profile.isCompletedExceptionally() ? profile.join().values(noun, field) : Map.of();
    }

    /** The keys behind an open field, likewise. */
    Map<String, Long> keys(Noun noun, String field) {
        return profile.isDone() && !profile.isCompletedExceptionally() ? profile.join().keys(noun, field) : Map.of();
    }

    /** Waits until they are known. */
    Profile profile() {
        begin();
        return profile.join();
    }
}
