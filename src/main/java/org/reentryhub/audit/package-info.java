/** Who looked, who did, what left the house: everything writes here, nothing reads back to decide. */
@NullMarked
package org.reentryhub.audit;

import org.jspecify.annotations.NullMarked;
