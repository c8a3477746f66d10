package org.reentryhub.custody;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;

/**
 * Something a human being should look at.
 *
 * @param person whom it is about, if anybody
 * @param prison whose staff should look; null for the hub's operators
 * @param detail a sentence without personal data
 */
public record Alert(
        UUID id,
        @Nullable PersonNumber person,
        @Nullable String prison,
        String code,
        String detail,
        Instant raisedAt) {}
