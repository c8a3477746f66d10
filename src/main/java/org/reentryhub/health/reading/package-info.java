/**
 * Reads one patient live from the health unit, whole or not at all, several questions at once, and holds the person of the
 * prison's record beside it: a {@link Sight}, in memory only. {@link SummaryDesk} is the door to it, and says whether a summary
 * may be written of what is seen.
 */
@NullMarked
package org.reentryhub.health.reading;

import org.jspecify.annotations.NullMarked;
