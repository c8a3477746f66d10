/** The hub as a process of its own: started, killed and measured from outside. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.process;
