/**
 * Other houses' FHIR servers over HTTP. A question goes out within one allowance of time and size, an answer is taken as far as
 * it allows, and whatever is wrong with it becomes a {@link FhirTrouble} that repeats nothing. It knows of no transfer.
 */
@NullMarked
package org.reentryhub.health.wire;

import org.jspecify.annotations.NullMarked;
