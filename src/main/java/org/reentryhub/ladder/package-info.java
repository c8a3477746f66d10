/** What is done when a receiver's channel brings no answer: the next way, a mail without content, then the telephone. */
@NullMarked
package org.reentryhub.ladder;

import org.jspecify.annotations.NullMarked;
