/**
 * Watches over whether a patient's medicines last, by the rules of {@link org.reentryhub.health.supply}. {@link SupplyDesk}
 * looks when the health unit asks or a transfer is prepared, {@link SupplyWatch} when a release has moved; the unit is
 * told what is missing, and of what was read nothing is kept. {@link ReleaseWatch} tells it whom a moved release is news to.
 */
@NullMarked
package org.reentryhub.health.watch;

import org.jspecify.annotations.NullMarked;
