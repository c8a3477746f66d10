/** The summary as it should be, said in sentences. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.health.summary;
