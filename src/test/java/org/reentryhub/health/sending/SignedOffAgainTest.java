package org.reentryhub.health.sending;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hl7.fhir.r4.model.MessageHeader.ResponseType.FATALERROR;
import static org.hl7.fhir.r4.model.MessageHeader.ResponseType.TRANSIENTERROR;
import static org.reentryhub.health.sending.Clinic.MESSAGE;
import static org.reentryhub.health.sending.Clinic.NEWER;
import static org.reentryhub.health.sending.Clinic.TRANSACTION;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Health personnel have looked at what stopped a transfer, and say that it goes on. */
class SignedOffAgainTest extends WithClinics {
    @Autowired
    @Qualifier("healthJdbc")
    JdbcClient health;

    @Test
    void whoIsNoLongerToReceiveDoesNotKeepTheTransferOpen() {
        patients.isTakenOverBy("SA-1", TRANSACTION.herId(), NEWER.herId());
        var id = hub.starts("SA-1");
        hub.reaches(id, "NEEDS_ATTENTION");
        patients.nowNames("oslo", "SA-1", TRANSACTION.herId());

        say(id, "sign-off");

        var transfer = hub.reaches(id, "SENT");
        assertThat(hub.recipient(id, NEWER.id()).path("state").asText()).isEqualTo("STOPPED");
        assertThat(transfer.path("alerts"))
                .allSatisfy(alert -> assertThat(alert.path("closedAt").isNull()).isFalse());
        assertThat(TRANSACTION.server().transactions()).isEqualTo(1);
    }

    @Test
    void norDoesOneToWhomThePatientHasObjected() {
        patients.isTakenOverBy("SA-2", TRANSACTION.herId(), NEWER.herId());
        var id = hub.starts("SA-2");
        hub.reaches(id, "NEEDS_ATTENTION");
        patients.objects(
                "SA-2",
                """
                "type":"deny","actor":[{"reference":{"type":"Organization","identifier":
                 {"system":"urn:oid:2.16.578.1.12.4.1.2","value":"%s"}}}]"""
                        .formatted(NEWER.herId()));

        say(id, "sign-off");

        hub.reaches(id, "SENT");
        assertThat(hub.recipient(id, NEWER.id()).path("state").asText()).isEqualTo("STOPPED");
    }

    @Test
    void whatWasGivenUpIsTriedForFourteenDaysAgain() {
        MESSAGE.server().replies(FATALERROR, TRANSIENTERROR);
        var id = start("SA-3", MESSAGE);
        hub.reaches(id, "NEEDS_ATTENTION");
        daysPass(id);

        say(id, "sign-off");

        triesAgainAfter("NOT_TAKEN", id);
        hub.reaches(id, "SENT");
        assertThat(outcomes(id)).containsExactly("REFUSED", "NOT_TAKEN", "DELIVERED");
    }

    @Test
    void whatWasHeldForLongIsTriedForFourteenDaysWhenItGoesOn() {
        MESSAGE.server().replies(TRANSIENTERROR, TRANSIENTERROR);
        var id = start("SA-4", MESSAGE);
        await().atMost(ofSeconds(90)).until(() -> outcomes(id).contains("NOT_TAKEN"));
        say(id, "hold");
        daysPass(id);

        say(id, "resume");

        hub.reaches(id, "SENT");
        assertThat(outcomes(id)).containsExactly("NOT_TAKEN", "NOT_TAKEN", "DELIVERED");
    }

    /** More than the fourteen after which the hub gives up. */
    private void daysPass(String transfer) {
        health.sql("update health.delivery set created_at = created_at - interval '15 days' where transfer_id = :id")
                .param("id", UUID.fromString(transfer))
                .update();
    }
}
