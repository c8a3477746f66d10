/**
 * How a receiver's people work on what they were sent, on the hub's own pages: what has come, who works on it, and what they
 * have written and may still undo.
 */
@NullMarked
package org.reentryhub.reception;

import org.jspecify.annotations.NullMarked;
