/** What NAV is told of a stay in prison whatever the person consents to, and the ledger of when it knew. */
@NullMarked
package org.reentryhub.notice;

import org.jspecify.annotations.NullMarked;
