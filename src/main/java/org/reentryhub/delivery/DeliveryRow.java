package org.reentryhub.delivery;

import java.time.OffsetDateTime;

/** A delivery as it lies in the table, as far as an attempt needs it. */
record DeliveryRow(OpenMessage message, String queue, int attempts, OffsetDateTime expiresAt, byte[] sealed) {}
