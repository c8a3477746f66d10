/** What the person allowed, for whom and until when, and took back. */
@NullMarked
package org.reentryhub.consent;

import org.jspecify.annotations.NullMarked;
