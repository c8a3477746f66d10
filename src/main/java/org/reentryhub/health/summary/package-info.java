/**
 * The patient summary as a pure function: what is read from the health unit goes in, a document comes out, and nothing
 * is kept. No clock, store, HTTP or Spring in here.
 */
@NullMarked
package org.reentryhub.health.summary;

import org.jspecify.annotations.NullMarked;
