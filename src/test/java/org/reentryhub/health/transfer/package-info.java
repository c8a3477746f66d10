/** The states of a transfer, said in sentences. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.health.transfer;
