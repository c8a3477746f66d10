package org.reentryhub.web.console.inbox;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said between the two, as the page tells it.
 *
 * @param what the key of its sentence
 * @param who the colleague that said it; null for the sender, or a machine
 * @param reason the key of the reason; null for none
 * @param reply what the sender answered to a question; null for nothing yet
 * @param flag the key of why it changed nothing; null for what counted
 */
public record Happening(
        OffsetDateTime at,
        String what,
        @Nullable String who,
        @Nullable String reason,
        @Nullable String text,
        @Nullable OffsetDateTime appointment,
        @Nullable String place,
        @Nullable String other,
        @Nullable String reply,
        @Nullable String flag) {

    /** Something of which there is no more to tell. */
    static Happening plain(OffsetDateTime at, String what, @Nullable String who, @Nullable String text) {
        return new Happening(at, what, who, null, text, null, null, null, null, null);
    }
}
