/** The pages of receivers: what was referred to them, and what they answer. */
@NullMarked
package org.reentryhub.web.console.inbox;

import org.jspecify.annotations.NullMarked;
