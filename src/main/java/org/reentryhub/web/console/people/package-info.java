/** The pages of case managers: their people, what is handed over, and what came of it. */
@NullMarked
package org.reentryhub.web.console.people;

import org.jspecify.annotations.NullMarked;
