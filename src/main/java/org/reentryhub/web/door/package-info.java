/**
 * What every request passes on its way in: who is calling and what they may call, how large and of what form a body may be,
 * and how a refusal sounds.
 */
@NullMarked
package org.reentryhub.web.door;

import org.jspecify.annotations.NullMarked;
