package org.reentryhub.custody;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A step in the history of a release date; {@code from} is null when there was none, {@code to} when there is none any more. */
public record ReleaseDateChange(
        Instant at, Cause cause, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable Certainty certainty) {}
