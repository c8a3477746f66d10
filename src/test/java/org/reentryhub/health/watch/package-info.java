/** Watching over medicines, said in sentences. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.health.watch;
