/** Plays the hub against a receiver's endpoint, with invented people, and says what is wrong there. Starts nothing else. */
@NullMarked
package org.reentryhub.conformance;

import org.jspecify.annotations.NullMarked;
