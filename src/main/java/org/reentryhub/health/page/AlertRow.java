package org.reentryhub.health.page;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert in the reader's language.
 *
 * @param about whom or what it is about, such as a recipient; may be empty
 * @param says what is the matter
 * @param more what is known besides
 * @param next what to do
 */
public record AlertRow(
        UUID id,
        @Nullable UUID transfer,
        Who who,
        OffsetDateTime since,
        String about,
        String says,
        List<String> more,
        String next) {

    @Override
    public String toString() {
        return "an alert";
    }
}
