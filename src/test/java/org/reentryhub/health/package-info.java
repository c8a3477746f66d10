/** Handing a patient over, said in sentences. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.health;
