/** How a message gets there: the outbox, its attempts, and when to try again. Rows are the truth; queues carry their ids. */
@NullMarked
package org.reentryhub.delivery;

import org.jspecify.annotations.NullMarked;
