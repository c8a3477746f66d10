/** What is said to whom: composition, versions, lifecycle and the answers that come back. */
@NullMarked
package org.reentryhub.referral;

import org.jspecify.annotations.NullMarked;
