package org.reentryhub.custody;

import org.jspecify.annotations.Nullable;

/**
 * One fault of one event.
 *
 * @param index which event of the delivery, from 0
 * @param id the event's id, when it could be read
 * @param pointer JSON Pointer into the event
 * @param message a sentence that never repeats the value
 */
public record IntakeError(long index, @Nullable String id, String pointer, String message) {}
