package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.NATIONAL_ID;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.full;
import static org.reentryhub.health.summary.Examples.referral;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class TransferBundleTest {
    private final Bundle document =
            SummaryComposer.compose(full(), cover()).fold(written -> written, refused -> new Bundle());
    private final Bundle transaction = TransferBundle.of(referral(), cover(), document);

    @Test
    void everyEntryIsAConditionalCreateOrAPutOnADerivedId() {
        assertThat(transaction.getType()).isEqualTo(Bundle.BundleType.TRANSACTION);
        assertThat(transaction.getEntry())
                .extracting(entry -> entry.getRequest().getMethod() + " "
                        + entry.getResource().fhirType())
                .containsExactly("POST ServiceRequest", "POST Task", "POST Bundle", "PUT Provenance");
        assertThat(transaction.getEntry().subList(0, 3))
                .allSatisfy(
                        entry -> assertThat(entry.getRequest().getIfNoneExist()).startsWith("identifier="));
        assertThat(transaction.getEntry().get(3).getRequest().getUrl()).matches("Provenance/[0-9a-f-]{36}");
    }

    @Test
    void aRetryIsTheSameBytes() {
        assertThat(json(TransferBundle.of(referral(), cover(), document))).isEqualTo(json(transaction));
    }

    @Test
    void theTaskAsksForThisPatientByNumberUntilADay() {
        var task = (Task) transaction.getEntry().get(1).getResource();

        assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(task.getFor().getIdentifier().getValue()).isEqualTo(NATIONAL_ID);
        assertThat(task.getIdentifierFirstRep().getValue())
                .isEqualTo(cover().id().toString());
        assertThat(task.getRestriction().getPeriod().getEndElement().getValueAsString())
                .isEqualTo("2026-12-06");
        assertThat(task.getFocus().getReference())
                .isEqualTo(transaction.getEntry().get(0).getFullUrl());
    }

    @Test
    void theRequestNamesBothPartiesByTheirOwnNumbers() {
        var request = (ServiceRequest) transaction.getEntry().get(0).getResource();

        assertThat(request.getRequester().getIdentifier().getValue()).isEqualTo("90001");
        assertThat(request.getPerformerFirstRep().getIdentifier().getValue()).isEqualTo("90002");
        assertThat(request.getOccurrenceDateTimeType().getValueAsString()).isEqualTo("2027-01-14");
    }

    @Test
    void theOuterAddressesAreNotUsedInsideTheDocument() {
        assertThat(transaction.getEntry())
                .allSatisfy(entry -> assertThat(json(document)).doesNotContain(entry.getFullUrl()));
    }

    private static String json(Bundle bundle) {
        return FHIR.newJsonParser().encodeResourceToString(bundle);
    }
}
