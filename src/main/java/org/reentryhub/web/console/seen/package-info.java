/** The pages of auditors: who has seen a person's case, and what was sent about them. */
@NullMarked
package org.reentryhub.web.console.seen;

import org.jspecify.annotations.NullMarked;
