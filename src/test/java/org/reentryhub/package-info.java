/** The hub as it should be, said in sentences. */
@org.jspecify.annotations.NullMarked
package org.reentryhub;
