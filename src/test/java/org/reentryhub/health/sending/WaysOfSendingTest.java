package org.reentryhub.health.sending;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reentryhub.health.sending.Clinic.DOCUMENT;
import static org.reentryhub.health.sending.Clinic.MESSAGE;
import static org.reentryhub.health.sending.Clinic.NEWER;
import static org.reentryhub.health.sending.Clinic.TRANSACTION;
import static org.reentryhub.health.sending.Clinic.WITHOUT_TRANSACTIONS;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** Against real FHIR servers: each form in which a clinic takes a summary, and what comes of lost answers. */
class WaysOfSendingTest extends WithClinics {
    @Test
    void aTransactionMakesOneOfEachAndLeadsTheTaskToTheDocument() {
        send("WS-1", TRANSACTION);

        var clinic = TRANSACTION.server();
        assertThat(clinic.kinds()).containsExactly("Bundle", "Provenance", "ServiceRequest", "Task");
        assertThat(clinic.task().getFocus().getReference())
                .isEqualTo("ServiceRequest/" + clinic.request().getIdElement().getIdPart());
        assertThat(clinic.request().getSupportingInfoFirstRep().getIdentifier().getValue())
                .isEqualTo(identifier(clinic.only(Bundle.class)));
    }

    @Test
    void aDocumentIsStoredOnceUnderItsIdentifierAndSaysWhereItsTaskIs() {
        DOCUMENT.server().losesAnswers(1);
        var id = sendAgainAfter("UNKNOWN", "WS-2", DOCUMENT);

        var clinic = DOCUMENT.server();
        assertThat(outcomes(id)).containsExactly("UNKNOWN", "DELIVERED");
        assertThat(clinic.transactions()).isEqualTo(1);
        var document = clinic.only(Bundle.class);
        assertThat(document.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        assertThat(document.getLink("related").getUrl())
                .endsWith("/fhir/Task/"
                        + hub.recipient(id, DOCUMENT.id()).path("taskId").asText());
    }

    @Test
    void aMessageWhoseAnswerWasLostIsSentAgainAndKnownByItsId() {
        MESSAGE.server().losesAnswers(1);
        var id = sendAgainAfter("UNKNOWN", "WS-3", MESSAGE);

        var clinic = MESSAGE.server();
        assertThat(outcomes(id)).containsExactly("UNKNOWN", "DELIVERED");
        assertThat(clinic.transactions()).isEqualTo(2);
        assertThat(clinic.messages()).singleElement().satisfies(message -> {
            var header = (MessageHeader) message.getEntryFirstRep().getResource();
            assertThat(header.getEventCoding().getCode()).isEqualTo("I12");
            assertThat(message.getEntry().get(1).getFullUrl())
                    .isEqualTo(header.getFocusFirstRep().getReference());
            assertThat(message.getEntry())
                    .extracting(entry -> entry.getResource().fhirType())
                    .containsExactly("MessageHeader", "Task", "ServiceRequest", "Bundle", "Provenance");
        });
    }

    @Test
    void aMessageThatFailedForNowIsTriedAgain() {
        MESSAGE.server().replies(ResponseType.TRANSIENTERROR);

        assertThat(outcomes(sendAgainAfter("NOT_TAKEN", "WS-4", MESSAGE))).containsExactly("NOT_TAKEN", "DELIVERED");
    }

    @Test
    void aMessageThatFailedForGoodIsPutBeforeTheHealthUnit() {
        MESSAGE.server().replies(ResponseType.FATALERROR);
        var id = start("WS-5", MESSAGE);

        hub.reaches(id, "NEEDS_ATTENTION");
        assertThat(alerts(id)).containsExactly("RECIPIENT_REFUSED");
        assertThat(outcomes(id)).containsExactly("REFUSED");
    }

    @Test
    void aServerWithoutTransactionsIsSentNoneAndTheHealthUnitToldSo() {
        var id = start("WS-6", WITHOUT_TRANSACTIONS);

        var alert = hub.reaches(id, "NEEDS_ATTENTION").path("alerts").path(0);
        assertThat(alert.path("kind").asText()).isEqualTo("RECIPIENT_CANNOT");
        assertThat(alert.path("details"))
                .extracting(word -> word.asText())
                .containsExactly(WITHOUT_TRANSACTIONS.id(), "transaction");
        assertThat(WITHOUT_TRANSACTIONS.server().transactions()).isZero();
    }

    @Test
    void aServerOfAnotherFhirIsSentNothingAndAskedAgainWhenSignedOffAgain() {
        var id = start("WS-7", NEWER);

        var alert = hub.reaches(id, "NEEDS_ATTENTION").path("alerts").path(0);
        assertThat(alert.path("details")).extracting(word -> word.asText()).containsExactly(NEWER.id(), "fhirVersion");
        assertThat(say(id, "sign-off").statusCode()).isEqualTo(200);
        await().atMost(ofSeconds(60)).until(() -> outcomes(id).size() == 2);
        hub.reaches(id, "NEEDS_ATTENTION");
    }

    @Test
    void aDocumentThatChangedAfterALostAnswerIsANewVersionThatSaysWhatItReplaces() {
        TRANSACTION.server().losesAnswers(1);
        var id = start("WS-8", TRANSACTION);
        await().atMost(ofSeconds(180)).until(() -> outcomes(id).contains("UNKNOWN"));
        patients.hasCondition("WS-8", "Epilepsi");
        triesAgain(id);
        hub.reaches(id, "SENT");

        var clinic = TRANSACTION.server();
        var documents = clinic.all(Bundle.class);
        assertThat(documents).hasSize(2);
        var replacing = page(documents.get(1)).getRelatesToFirstRep();
        assertThat(replacing.getCode().toCode()).isEqualTo("replaces");
        assertThat(replacing.getTargetIdentifier().getValue()).isEqualTo(identifier(documents.get(0)));
        assertThat(clinic.task().getIdentifierFirstRep().getValue())
                .isEqualTo(hub.recipient(id, TRANSACTION.id()).path("taskId").asText());
        assertThat(clinic.request().getSupportingInfo())
                .singleElement()
                .satisfies(info -> assertThat(info.getIdentifier().getValue()).isEqualTo(identifier(documents.get(1))));
    }

    @Test
    void aProxyThatIsBusyAfterTheServerHasTakenADocumentLeavesNoOldOneThere() {
        TRANSACTION.server().losesAnswers(1, 503);
        var id = start("WS-11", TRANSACTION);
        await().atMost(ofSeconds(180)).until(() -> !outcomes(id).isEmpty());
        patients.hasCondition("WS-11", "Epilepsi");
        triesAgain(id);
        hub.reaches(id, "SENT");

        assertThat(outcomes(id)).containsExactly("UNKNOWN", "DELIVERED");
        assertThat(TRANSACTION.server().all(Bundle.class)).hasSize(2);
    }

    @Test
    void whatHasArrivedIsDeliveredAlsoWhereTheNewerDocumentMayNotBeSent() {
        TRANSACTION.server().losesAnswers(1);
        var id = start("WS-12", TRANSACTION);
        await().atMost(ofSeconds(180)).until(() -> outcomes(id).contains("UNKNOWN"));
        patients.objects("WS-12");
        triesAgain(id);
        hub.reaches(id, "SENT");

        assertThat(outcomes(id)).containsExactly("UNKNOWN", "DELIVERED");
        assertThat(alerts(id)).containsExactly("RESERVED");
        await().atMost(ofSeconds(20)).untilAsserted(() -> assertThat(
                        hub.recipient(id, TRANSACTION.id()).path("answerBy").isNull())
                .isFalse());
    }

    @Test
    void whatHasArrivedIsDeliveredAlsoWhileTheHealthUnitIsSilent() {
        TRANSACTION.server().losesAnswers(1);
        var id = start("WS-13", TRANSACTION);
        await().atMost(ofSeconds(180)).until(() -> outcomes(id).contains("UNKNOWN"));
        patients.areNotTold("WS-13");
        triesAgain(id);
        hub.reaches(id, "SENT");

        assertThat(outcomes(id)).containsExactly("UNKNOWN", "DELIVERED");
        assertThat(alerts(id)).isEmpty();
    }

    @Test
    void whoeverKeepsARequestOfBeforeTheReleaseMovedIsToldThatItMoved() {
        TRANSACTION.server().losesAnswers(1);
        var id = start("WS-16", TRANSACTION);
        await().atMost(ofSeconds(180)).until(() -> outcomes(id).contains("UNKNOWN"));
        patients.areReleased("WS-16", "2027-02-01");
        triesAgain(id);
        hub.reaches(id, "SENT");

        await().atMost(ofSeconds(20)).until(() -> alerts(id).contains("RELEASE_MOVED"));
        await().atMost(ofSeconds(60)).until(() -> TRANSACTION
                .server()
                .request()
                .getOccurrenceDateTimeType()
                .getValueAsString()
                .equals("2027-02-01"));
    }

    @Test
    void aRecipientOfDocumentsIsNotAskedForATaskThatItNeverHas() {
        send("WS-14", DOCUMENT);
        send("WS-15", TRANSACTION);
        for (int round = 1; round <= 3; round++) {
            int earlier = TRANSACTION.server().taskLookups();
            healthJdbc
                    .sql("update health.delivery set poll_at = 'epoch' where poll_at is not null")
                    .update();
            healthJdbc.sql("update health.poll set poll_at = 'epoch'").update();
            await().atMost(ofSeconds(30)).until(() -> TRANSACTION.server().taskLookups() > earlier);
        }

        assertThat(DOCUMENT.server().taskLookups()).isZero();
    }

    @Test
    void aTaskThatMovedWhileItsDocumentWasReplacedKeepsItsPlace() {
        TRANSACTION.server().losesAnswers(1);
        var id = start("WS-9", TRANSACTION);
        await().atMost(ofSeconds(180)).until(() -> outcomes(id).contains("UNKNOWN"));
        TRANSACTION.server().sets(Task.TaskStatus.ACCEPTED);
        TRANSACTION.server().movesTasksWhenLookedUp(1);
        patients.hasCondition("WS-9", "Epilepsi");
        triesAgain(id);
        triesAgainAfter("NOT_TAKEN", id);
        hub.reaches(id, "SENT");

        assertThat(outcomes(id)).containsExactly("UNKNOWN", "NOT_TAKEN", "DELIVERED");
        assertThat(TRANSACTION.server().task().getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);
        assertThat(TRANSACTION.server().all(Bundle.class)).hasSize(2);
    }

    @Test
    void aLaterTransferReplacesTheDocumentAndTheRequestOfTheEarlier() {
        send("WS-10", TRANSACTION);
        var clinic = TRANSACTION.server();
        var first = clinic.only(Bundle.class);
        var asked = clinic.request().getIdentifierFirstRep().getValue();

        hub.reaches(hub.starts("WS-10"), "SENT");

        var documents = clinic.all(Bundle.class);
        assertThat(documents).hasSize(2);
        assertThat(page(documents.get(1))
                        .getRelatesToFirstRep()
                        .getTargetIdentifier()
                        .getValue())
                .isEqualTo(identifier(first));
        assertThat(clinic.all(ServiceRequest.class)
                        .get(1)
                        .getReplacesFirstRep()
                        .getIdentifier()
                        .getValue())
                .isEqualTo(asked);
    }
}
