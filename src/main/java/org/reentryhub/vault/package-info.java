/** Personal data at rest: sealed values and keyed fingerprints. */
@NullMarked
package org.reentryhub.vault;

import org.jspecify.annotations.NullMarked;
