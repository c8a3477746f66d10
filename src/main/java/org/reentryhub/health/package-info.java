/**
 * Continuity of care, past the prison's eyes; the only FHIR here. Clinical content passes through memory and never rests;
 * what must be remembered of a transfer lies sealed in a schema of its own, for the health unit alone. Along the way of the
 * data, where each station sees only some of those above it:
 * <pre>
 * wire      other houses' FHIR servers: what is asked of them, how much of an answer is taken
 * summary   what is read of a patient becomes a document (pure)
 * supply    whether medicines last over the first days outside (pure)
 * reading   one patient, read whole from the health unit
 * transfer  what is remembered of a transfer, its deliveries and their Tasks; how it begins
 * alert     what the health unit must look at
 * watch     looks whether a patient's medicines last, and again when a release moves
 * answer    what a recipient's Task says: asked for, heard, waited for
 * endpoint  the hub's own FHIR endpoint, where recipients find and move their Tasks
 * sending   who receives, what each is sent, what came of it; and taking it back
 * staff     what health personnel see and decide
 * </pre>
 * In here is the ground that they share and that sees none of them but the summary: settings, seal, trail.
 */
@NullMarked
package org.reentryhub.health;

import org.jspecify.annotations.NullMarked;
