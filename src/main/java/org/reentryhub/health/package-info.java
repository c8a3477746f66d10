/**
 * Continuity of care, past the prison's eyes; the only FHIR here. Clinical content passes through memory and never rests;
 * what must be remembered of a transfer lies sealed in a schema of its own, for the health unit alone.
 */
@NullMarked
package org.reentryhub.health;

import org.jspecify.annotations.NullMarked;
