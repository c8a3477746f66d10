/** What the health unit must look at: each thing once, closed when it is done or seen to, opened again when it comes back. */
@NullMarked
package org.reentryhub.health.alert;

import org.jspecify.annotations.NullMarked;
