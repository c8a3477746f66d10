/**
 * The hub's own FHIR endpoint, {@code /fhir}: recipients find their Tasks there, and move them. It shows what the hub
 * remembers of a Task, and that to nobody but the Task's own recipient.
 */
@NullMarked
package org.reentryhub.health.endpoint;

import org.jspecify.annotations.NullMarked;
