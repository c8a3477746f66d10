package org.reentryhub.health.summary;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * The release is on another day than a receiver was told, or on none any more.
 *
 * @param release the day as it is now
 * @param answerBy until when an answer is expected because of that
 * @param at when that is said
 */
public record ReleaseChange(Optional<LocalDate> release, LocalDate answerBy, OffsetDateTime at) {

    /**
     * The transaction that tells it, for the versions that were found: all else in them is the receiver's and stays as it is.
     * The Task is touched even where its own day stays, for it is by their Tasks that receivers see that something happened.
     *
     * @param base the receiver's own
     * @return empty when it says all that already
     */
    public Optional<Bundle> transaction(String base, Task task, ServiceRequest request) {
        if (isSaidBy(task) && isSaidBy(request)) {
            return Optional.empty();
        }
        var transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        var moved = request.copy();
        expect(moved, release);
        Put.entry(transaction, base, moved);
        var touched = task.copy();
        expect(touched, answerBy);
        touched.setLastModifiedElement(new DateTimeType(
                Date.from(at.toInstant()),
                TemporalPrecisionEnum.SECOND,
                TimeZone.getTimeZone(at.toZonedDateTime().getZone())));
        Put.entry(transaction, base, touched);
        return Optional.of(transaction);
    }

    private boolean isSaidBy(Task task) {
        return answerBy.toString()
                .equals(task.getRestriction().getPeriod().getEndElement().getValueAsString());
    }

    private boolean isSaidBy(ServiceRequest request) {
        return release.isEmpty()
                ? !request.hasOccurrence()
                : request.hasOccurrenceDateTimeType()
                        && release.get()
                                .toString()
                                .equals(request.getOccurrenceDateTimeType().getValueAsString());
    }

    /** The day by itself; where there is none, that is said, for what a message leaves out may be as it was. */
    DateTimeType said() {
        return release.map(day -> new DateTimeType(day.toString())).orElseGet(() -> {
            var none = new DateTimeType();
            none.addExtension(Systems.ABSENT, new CodeType("unknown"));
            return none;
        });
    }

    static void expect(ServiceRequest request, Optional<LocalDate> release) {
        request.setOccurrence(
                release.map(day -> new DateTimeType(day.toString())).orElse(null));
    }

    static void expect(Task task, LocalDate answerBy) {
        task.getRestriction().getPeriod().setEndElement(new DateTimeType(answerBy.toString()));
    }
}
