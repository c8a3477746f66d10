package org.reentryhub.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;

/**
 * Something a human being should do.
 *
 * @param personNumber the number under which the person is known now
 * @param what a sentence without personal data
 * @param owner whose it is: who handed over; null where nobody did but the hub
 * @param doneAt null while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Task(
        UUID id,
        PersonNumber personNumber,
        UUID referralId,
        String code,
        String what,
        @Nullable String owner,
        OffsetDateTime since,
        @Nullable OffsetDateTime doneAt) {}
