/** What went wrong, said to whoever called: RFC 9457 problems. */
@NullMarked
package org.reentryhub.problem;

import org.jspecify.annotations.NullMarked;
