package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class ReleaseChangeTest {
    private static final String BASE = "http://clinic.example/fhir";
    private static final LocalDate DAY = LocalDate.parse("2027-02-01");
    private static final LocalDate ANSWER_BY = LocalDate.parse("2026-12-14");

    @Test
    void bothAreUpdatedForTheVersionsThatWereSeen() {
        var entries = change(Optional.of(DAY))
                .transaction(BASE, task("2026-12-14"), request("2027-01-14"))
                .orElseThrow()
                .getEntry();

        assertThat(entries)
                .extracting(BundleEntryComponent::getRequest)
                .extracting(request -> request.getMethod() + " " + request.getUrl() + " " + request.getIfMatch())
                .containsExactly("PUT ServiceRequest/r W/\"7\"", "PUT Task/t W/\"5\"");
    }

    @Test
    void whatSaysItAlreadyIsNotWritten() {
        assertThat(change(Optional.of(DAY)).transaction(BASE, task("2026-12-14"), request("2027-02-01")))
                .isEmpty();
        assertThat(change(Optional.empty())
                        .transaction(
                                BASE, task("2026-12-14"), request("2027-02-01").setOccurrence(null)))
                .isEmpty();
    }

    @Test
    void aTimeThatTheReceiverHasMadeOfTheDayIsWrittenOver() {
        var request = request("2027-02-01").setOccurrence(new Period().setStartElement(new DateTimeType("2027-02-01")));

        var written = change(Optional.of(DAY))
                .transaction(BASE, task("2026-12-14"), request)
                .orElseThrow();

        assertThat(((ServiceRequest) written.getEntryFirstRep().getResource())
                        .getOccurrenceDateTimeType()
                        .getValueAsString())
                .isEqualTo("2027-02-01");
    }

    @Test
    void whatWasFoundIsNotTouchedItself() {
        var task = task("2026-12-01");
        var request = request("2027-01-14");
        change(Optional.empty()).transaction(BASE, task, request);

        assertThat(request.getOccurrenceDateTimeType().getValueAsString()).isEqualTo("2027-01-14");
        assertThat(task.getRestriction().getPeriod().getEndElement().getValueAsString())
                .isEqualTo("2026-12-01");
        assertThat(task.hasLastModified()).isFalse();
    }

    private static ReleaseChange change(Optional<LocalDate> release) {
        return new ReleaseChange(release, ANSWER_BY, OffsetDateTime.parse("2026-11-30T12:00:00+01:00"));
    }

    private static Task task(String answerBy) {
        var task = new Task();
        task.setId("Task/t");
        task.getMeta().setVersionId("5");
        task.getRestriction().getPeriod().setEndElement(new DateTimeType(answerBy));
        return task;
    }

    private static ServiceRequest request(String day) {
        var request = new ServiceRequest();
        request.setId("ServiceRequest/r");
        request.getMeta().setVersionId("7");
        request.setOccurrence(new DateTimeType(day));
        return request;
    }
}
