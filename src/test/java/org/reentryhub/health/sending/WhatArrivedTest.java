package org.reentryhub.health.sending;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hl7.fhir.r4.model.MessageHeader.ResponseType.TRANSIENTERROR;
import static org.reentryhub.health.sending.Clinic.MESSAGE;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.HealthTrail.Disclosed;
import org.reentryhub.health.summary.LegalBasis;
import org.reentryhub.health.transfer.TransferDesk;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written down of a transfer tells what arrived and what applied to it, and leads nobody back to a name. */
class WhatArrivedTest extends WithClinics {
    private static final String NO_DIAGNOSES =
            "\"type\":\"deny\",\"class\":[{\"system\":\"http://hl7.org/fhir/resource-types\",\"code\":\"Condition\"}]";

    @Autowired
    HealthTrail trail;

    @Autowired
    TransferDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("healthJdbc")
    JdbcClient health;

    @Test
    void anObjectionBetweenTwoAttemptsIsWhatAppliedToTheOneThatArrived() {
        MESSAGE.server().replies(TRANSIENTERROR);
        var id = start("WA-1", MESSAGE);
        await().atMost(ofSeconds(90)).until(() -> outcomes(id).contains("NOT_TAKEN"));
        patients.objects("WA-1", NO_DIAGNOSES);
        hub.reaches(id, "SENT");

        assertThat(trail.disclosuresOf(new PersonNumber("WA-1")))
                .extracting(Disclosed::legalBasis)
                .containsExactly(LegalBasis.PARTLY_RESERVED.words());
    }

    @Test
    void whatMayHaveArrivedBeforeTheObjectionIsListedToo() {
        MESSAGE.server().losesAnswers(1);
        var id = start("WA-2", MESSAGE);
        await().atMost(ofSeconds(90)).until(() -> outcomes(id).contains("UNKNOWN"));
        patients.objects("WA-2", NO_DIAGNOSES);
        hub.reaches(id, "SENT");

        assertThat(trail.disclosuresOf(new PersonNumber("WA-2")))
                .extracting(Disclosed::legalBasis)
                .containsExactly(LegalBasis.NO_RESERVATION.words(), LegalBasis.PARTLY_RESERVED.words());
    }

    @Test
    void aDeliveryThatIsTriedAgainIsListedOnce() {
        MESSAGE.server().losesAnswers(1);
        var id = start("WA-3", MESSAGE);
        hub.reaches(id, "SENT");

        assertThat(outcomes(id)).hasSizeGreaterThan(1);
        assertThat(trail.disclosuresOf(new PersonNumber("WA-3"))).hasSize(1);
    }

    @Test
    void noRowOfATransferLeadsToTheRequestThatHasTheName() {
        patients.isTakenOverBy("WA-5", MESSAGE.herId());
        var request = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into hub.health_request (id, person_number, handover_id, requested_by, requested_at)
                values (:id, 'WA-5', :handover, 'casemanager', '2100-01-01')""")
                .param("id", request)
                .param("handover", UUID.randomUUID())
                .update();
        desk.take(request.toString());

        assertThat(health.sql("select t::text from health.transfer t")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(request.toString()));
    }
}
