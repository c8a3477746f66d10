package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.full;
import static org.reentryhub.health.summary.Examples.record;
import static org.reentryhub.health.summary.Examples.referral;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** The same document again, another version of it, and how the two are told apart. */
class EditionsTest {
    private final Cover second = cover().edition(2, Optional.of(cover().document()));

    @Test
    void theSameContentHasTheSameEssenceWheneverAndForWhomeverItIsWritten() {
        var another = new Cover(
                UUID.fromString("00000000-0000-4000-8000-000000000001"),
                OffsetDateTime.parse("2026-12-24T18:00:00Z"),
                cover().from(),
                cover().protection(),
                true);

        assertThat(essence(full(), another)).isEqualTo(essence(full(), cover()));
        assertThat(essence(full(), second)).isEqualTo(essence(full(), cover()));
    }

    @Test
    void anyOtherContentHasAnotherEssence() {
        assertThat(essence(record(), cover())).isNotEqualTo(essence(full(), cover()));
        assertThat(essence(record(Examples.allergy("a-1", "Penicillin")), cover()))
                .isNotEqualTo(essence(record(Examples.allergy("a-1", "Pollen")), cover()));
    }

    @Test
    void anotherVersionHasIdsOfItsOwnAndSaysWhatItReplaces() {
        var first = document(full(), cover());
        var next = document(full(), second);
        var page = (Composition) next.getEntryFirstRep().getResource();

        assertThat(first.getIdentifier().getValue()).isEqualTo(cover().document());
        assertThat(next.getIdentifier().getValue()).isEqualTo(second.document()).isNotEqualTo(cover().document());
        assertThat(page.getRelatesTo()).singleElement().satisfies(relation -> {
            assertThat(relation.getCode()).isEqualTo(Composition.DocumentRelationshipType.REPLACES);
            assertThat(relation.getTargetIdentifier().getValue()).isEqualTo(cover().document());
        });
        assertThat(next.getEntry())
                .extracting(Bundle.BundleEntryComponent::getFullUrl)
                .doesNotContainAnyElementsOf(first.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getFullUrl)
                        .toList());
    }

    @Test
    void aReceiverWhoHasTheTaskKeepsItAndHowFarItHasCome() {
        var there = AtReceivers.of(TransferBundle.of(referral(), cover(), document(full(), cover())));
        there.task().orElseThrow().setStatus(Task.TaskStatus.ACCEPTED);
        var transaction = TransferBundle.of(referral(), second, document(full(), second), there);

        assertThat(transaction.getEntry())
                .extracting(entry -> entry.getRequest().getMethod() + " "
                        + entry.getRequest().getUrl().replaceFirst("/[0-9a-f-]{36}", "/…") + " "
                        + entry.getRequest().getIfMatch())
                .containsExactly(
                        "PUT ServiceRequest/their-own W/\"3\"",
                        "PUT Task/their-own W/\"3\"",
                        "POST Bundle null",
                        "PUT Provenance/… null");
        var task = (Task) transaction.getEntry().get(1).getResource();
        assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);
        assertThat(AtReceiver.document(task)).contains(second.document());
        var request = (ServiceRequest) transaction.getEntry().get(0).getResource();
        assertThat(request.getSupportingInfo()).hasSize(1);
    }

    @Test
    void aReleaseThatMovedMovesAtTheReceiverToo() {
        var there = AtReceivers.of(TransferBundle.of(referral(), cover(), document(full(), cover())));
        var moved = released(Optional.of(LocalDate.parse("2026-12-01")), LocalDate.parse("2026-12-01"));
        var transaction = TransferBundle.of(moved, second, document(full(), second), there);

        var request = (ServiceRequest) transaction.getEntry().get(0).getResource();
        assertThat(request.getOccurrenceDateTimeType().getValueAsString()).isEqualTo("2026-12-01");
        var task = (Task) transaction.getEntry().get(1).getResource();
        assertThat(task.getRestriction().getPeriod().getEndElement().getValueAsString())
                .isEqualTo("2026-12-01");
    }

    @Test
    void aReleaseThatNobodyKnowsAnyMoreIsTakenBackAtTheReceiver() {
        var there = AtReceivers.of(TransferBundle.of(referral(), cover(), document(full(), cover())));
        var unknown = released(Optional.empty(), referral().answerBy());
        var transaction = TransferBundle.of(unknown, second, document(full(), second), there);

        assertThat(((ServiceRequest) transaction.getEntry().get(0).getResource()).hasOccurrence())
                .isFalse();
    }

    private static Referral released(Optional<LocalDate> day, LocalDate answerBy) {
        return new Referral(
                referral().transfer(),
                referral().to(),
                referral().patient(),
                day,
                answerBy,
                referral().taskAtHub());
    }

    @Test
    void whatIsTakenBackIsCancelledWithoutAReason() {
        var there = AtReceivers.of(TransferBundle.of(referral(), cover(), document(full(), cover())));
        var transaction = Withdrawal.of(there.task().orElseThrow(), there);

        var task = (Task) transaction.getEntry().get(0).getResource();
        assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(task.getStatusReason().getText()).isEqualTo("Henvisningen er trukket tilbake av avsender.");
        assertThat(((ServiceRequest) transaction.getEntry().get(1).getResource()).getStatus())
                .isEqualTo(ServiceRequest.ServiceRequestStatus.REVOKED);
    }

    private static String essence(PatientRecord record, Cover cover) {
        return Essence.of(FHIR, document(record, cover));
    }

    private static Bundle document(PatientRecord record, Cover cover) {
        return SummaryComposer.compose(record, cover).fold(written -> written, refused -> new Bundle());
    }
}
