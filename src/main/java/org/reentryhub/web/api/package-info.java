/** What case managers call; the console calls the same desks. No rule lives here. */
@NullMarked
package org.reentryhub.web.api;

import org.jspecify.annotations.NullMarked;
