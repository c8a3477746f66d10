/**
 * From a transfer to its recipients. {@link PreparationDesk} has them found; for each, {@link HealthDeliveries} begins an
 * attempt, {@link HealthLetters} writes what it carries, and what follows from its outcome is concluded. What was sent can be
 * taken back, on the same way.
 */
@NullMarked
package org.reentryhub.health.sending;

import org.jspecify.annotations.NullMarked;
