/** What makes the hub run with nothing else on the machine: embedded database and broker, played partners, a story. */
@NullMarked
package org.reentryhub.sandbox;

import org.jspecify.annotations.NullMarked;
