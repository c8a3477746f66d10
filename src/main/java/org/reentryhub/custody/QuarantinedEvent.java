package org.reentryhub.custody;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.problem.FieldProblem;

/**
 * An event that was refused, without its content.
 *
 * @param channel http, queue or file
 * @param file the dropped file, where its name can be shown
 * @param position the line or place in the delivery, from 1
 * @param times how often the very same bytes have come
 * @param replayedAt when it was taken in after all
 * @param replayReason why, in the operator's words, where he said so
 */
public record QuarantinedEvent(
        UUID id,
        Instant receivedAt,
        String channel,
        @Nullable String file,
        @Nullable String source,
        @Nullable String eventId,
        long position,
        int times,
        List<FieldProblem> errors,
        @Nullable Instant replayedAt,
        @Nullable String replayedBy,
        @Nullable String replayReason) {}
