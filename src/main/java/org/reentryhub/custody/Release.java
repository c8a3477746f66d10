package org.reentryhub.custody;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When the person is expected to leave.
 *
 * @param at the hour, once it is known
 */
public record Release(
        LocalDate date,
        Certainty certainty,
        @Nullable ReleaseType type,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime at) {}
