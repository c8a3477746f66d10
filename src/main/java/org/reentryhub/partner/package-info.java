/** Who receives: the partner directory, what it takes to speak to each, and which municipality is responsible. */
@NullMarked
package org.reentryhub.partner;

import org.jspecify.annotations.NullMarked;
