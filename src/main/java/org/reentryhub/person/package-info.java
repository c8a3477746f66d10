/** Who it is about: values that point at a human being, and print as stars. */
@NullMarked
package org.reentryhub.person;

import org.jspecify.annotations.NullMarked;
