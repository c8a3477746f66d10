package org.reentryhub.health.sending;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reentryhub.health.sending.Clinic.DOCUMENT;
import static org.reentryhub.health.sending.Clinic.MESSAGE;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.summary.Systems;

/** A release moves, and the clinic takes messages, or documents alone. */
class ToldInOtherFormsTest extends WithMovedReleases {

    @Test
    void aClinicOfMessagesGetsAMessageThatNamesItsRequestAndTheDay() {
        var id = send("TO-1", MESSAGE);
        moves("TO-1", LATER);
        telling(id, MESSAGE, "DELIVERED");

        var message = MESSAGE.server().messages().get(1);
        var header = (MessageHeader) message.getEntryFirstRep().getResource();
        assertThat(header.getEventCoding().getCode()).isEqualTo("I13");
        assertThat(header.getFocusFirstRep().getReference())
                .isEqualTo(message.getEntry().get(1).getFullUrl());
        assertThat(request(message).getIdentifierFirstRep().getSystem()).isEqualTo(Systems.REQUEST);
        assertThat(request(message).getIdentifierFirstRep().getValue()).isEqualTo(task(id, MESSAGE));
        assertThat(request(message).getOccurrenceDateTimeType().getValueAsString())
                .isEqualTo(LATER);
        assertThat(message.getEntry()).hasSize(2);
        assertThat(open(id)).isEmpty();
    }

    @Test
    void aMessageThatThereIsNoDayAnyMoreSaysSo() {
        var id = send("TO-2", MESSAGE);
        moves("TO-2", "09:15", Optional.empty());
        telling(id, MESSAGE, "DELIVERED");

        var occurrence = request(MESSAGE.server().messages().get(1)).getOccurrenceDateTimeType();
        assertThat(occurrence.hasValue()).isFalse();
        assertThat(occurrence
                        .getExtensionByUrl(Systems.ABSENT)
                        .getValueAsPrimitive()
                        .getValueAsString())
                .isEqualTo("unknown");
    }

    @Test
    void aMessageWhoseAnswerWasLostComesAgainAsTheSameAndTheNextMoveAsAnother() {
        var id = send("TO-3", MESSAGE);
        MESSAGE.server().losesAnswers(1);
        moves("TO-3", LATER);
        tellsAgainAfter("UNKNOWN", id, MESSAGE);
        telling(id, MESSAGE, "DELIVERED");
        assertThat(MESSAGE.server().transactions()).isEqualTo(3);
        assertThat(MESSAGE.server().messages()).hasSize(2);

        moves("TO-3", "09:30", Optional.of("2027-01-14"));
        await().atMost(ofSeconds(60)).until(() -> MESSAGE.server().messages().size() == 3);
        moves("TO-3", "09:45", Optional.of(LATER));
        await().atMost(ofSeconds(60)).until(() -> MESSAGE.server().messages().size() == 4);
    }

    @Test
    void whoRefusesTheMessageIsCalled() {
        var id = send("TO-4", MESSAGE);
        MESSAGE.server().replies(ResponseType.FATALERROR);
        moves("TO-4", LATER);
        var release = telling(id, MESSAGE, "DEAD");

        assertThat(release.path("told").asText()).isEqualTo("2027-01-14");
        assertThat(open(id)).containsExactly("RELEASE_MOVED [\"clinic-message\",\"2027-02-01\"]");
        assertThat(hub.transfer(id).path("state").asText()).isEqualTo("SENT");
    }

    @Test
    void whoTookADocumentAloneIsCalled() {
        var id = send("TO-5", DOCUMENT);
        moves("TO-5", LATER);
        stands(id, "RELEASE_MOVED [\"clinic-document\",\"2027-02-01\"]");

        var release = hub.recipient(id, DOCUMENT.id()).path("release");
        assertThat(release.path("told").asText()).isEqualTo("2027-01-14");
        assertThat(release.path("stands").asText()).isEqualTo(LATER);
        assertThat(release.path("telling").isNull()).isTrue();
        assertThat(DOCUMENT.server().transactions()).isEqualTo(1);
    }

    private static ServiceRequest request(Bundle message) {
        return (ServiceRequest) message.getEntry().get(1).getResource();
    }
}
