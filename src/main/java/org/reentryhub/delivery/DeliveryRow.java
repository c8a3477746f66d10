package org.reentryhub.delivery;

import java.time.OffsetDateTime;

/**
 * A row of the outbox as an attempt needs it.
 *
 * @param paced whether it has been given its place in the partner's pace
 * @param replay whether an operator has had it sent again
 */
record DeliveryRow(
        OpenMessage message,
        String queue,
        int attempts,
        OffsetDateTime expiresAt,
        boolean paced,
        byte[] sealed,
        boolean replay) {}
