/**
 * What a recipient says of its Task. It is asked for in rounds at the recipient's server, heard at one desk wherever it was
 * said, and waited for by a clock that rings at the health unit.
 */
@NullMarked
package org.reentryhub.health.answer;

import org.jspecify.annotations.NullMarked;
