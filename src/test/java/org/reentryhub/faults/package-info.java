/**
 * The fault suite: a hub under load that is killed, cut off and lied to, and a checker that goes through what everybody outside
 * of it saw. {@code mvn -Pfaults test}; docs/reliability.md tells what it does and shows what came of it.
 */
@NullMarked
package org.reentryhub.faults;

import org.jspecify.annotations.NullMarked;
