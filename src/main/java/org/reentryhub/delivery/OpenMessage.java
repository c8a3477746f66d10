package org.reentryhub.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;

/** A message that is being delivered, as its owner needs to know it. */
public record OpenMessage(
        UUID messageId,
        @Nullable UUID referralId,
        PersonNumber person,
        String partner,
        MessageKind kind,
        int version) {}
