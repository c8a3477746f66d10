package org.reentryhub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.MDC;

/**
 * Log lines from which the way of one referral, or of one stay's notices, can be told from its first event to its last receipt: each
 * carries its id as {@code correlation}, and what an event brought about the event's print as {@code event}. Ids and closed codes
 * only. Of health nothing is logged here.
 */
public final class StoryLog {
    static final String CORRELATION = "correlation";
    static final String EVENT = "event";
    private static final int PRINT_LENGTH = 16;

    private StoryLog() {}

    /** One line, once what it says is on disk. */
    public static void line(Logger log, @Nullable UUID correlation, String words, Object... ids) {
        @Nullable String event = MDC.get(EVENT);
        AfterCommit.run(() -> {
            try (var story = MDC.putCloseable(CORRELATION, String.valueOf(correlation));
                    var cause = MDC.putCloseable(EVENT, event)) {
                log.info(words, ids);
            }
        });
    }

    /** Does what follows from an event of a record system, whose own words for it are not known to be harmless. */
    public static void following(String source, String id, Runnable deed) {
        try (var event = MDC.putCloseable(EVENT, print(source, id))) {
            deed.run();
        }
    }

    /** What an event is called in the log: anybody who has it can work that out, and nobody can go back. */
    static String print(String source, String id) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((source + "\n" + id).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, PRINT_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
