/**
 * What is remembered of a transfer and its deliveries, sealed, and in which states they and their recipients' Tasks can be.
 * A transfer begins here, at the prison's request or the health unit's word; {@link HealthSweeper} wakes whatever is due or was
 * lost on its way.
 */
@NullMarked
package org.reentryhub.health.transfer;

import org.jspecify.annotations.NullMarked;
