package org.reentryhub.health;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reentryhub.health.Sandboxed.KARI;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.AllRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class HealthHandoverTest extends WithTheHub {
    @Autowired
    JdbcClient jdbc;

    @Test
    void healthStaffSeeWhoWouldReceiveAndWhatAndEverybodyNamedGetsItOnce() {
        hub.kari("HH-1");

        var preview =
                hub.read(hub.as("healthunit").get("/health/people/HH-1/preview").body());
        assertThat(preview.path("recipients").findValuesAsText("partner")).containsExactly("gp-oslo", "lar-oslo");
        assertThat(preview.path("findings")).isEmpty();
        assertThat(preview.path("sections").toString())
                .contains("Opioidavhengighet")
                .contains("Buprenorfin/nalokson")
                .doesNotContain("Epilepsi");

        var id = hub.starts("HH-1");
        hub.reaches(id, "SENT");
        for (var partner : new String[] {"gp-oslo", "lar-oslo"}) {
            assertThat(hub.sent(partner, id)).singleElement().satisfies(transaction -> {
                assertThat(transaction.path("entry").findValuesAsText("ifNoneExist"))
                        .hasSize(3);
                assertThat(transaction
                                .path("entry")
                                .path(2)
                                .path("resource")
                                .path("type")
                                .asText())
                        .isEqualTo("document");
                assertThat(transaction.toString()).contains(KARI).contains("Opioidavhengighet");
            });
        }
    }

    @Test
    void whatTheClinicsServerSaysOfItsTaskIsHeardByAsking() {
        hub.kari("HH-2");
        var id = hub.starts("HH-2");
        hub.reaches(id, "SENT");

        await().atMost(ofSeconds(30)).untilAsserted(() -> assertThat(hub.recipient(id, "lar-oslo")
                        .path("task")
                        .path("status")
                        .asText())
                .isEqualTo("received"));
    }

    @Test
    void whatThePrisonAsksForIsTakenOverEvenIfItsMessageIsLost() {
        hub.kari("HH-3");
        jdbc.sql(
                        """
                insert into hub.health_request (id, person_number, handover_id, requested_by, requested_at)
                values (:id, 'HH-3', :handover, 'casemanager', 'epoch')""")
                .param("id", UUID.randomUUID())
                .param("handover", UUID.randomUUID())
                .update();

        await().atMost(ofSeconds(120)).untilAsserted(() -> assertThat(
                        hub.as("healthunit").get("/health/transfers?state=SENT").body())
                .contains("HH-3"));
        assertThat(jdbc.sql("select count(*) from hub.health_request where person_number = 'HH-3' and taken_at is null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherBirthDateInTheCustodyRecordSendsNothingAndAlertsTheHealthUnit() {
        hub.comesIntoCustody("HH-4", "OSLO", KARI, "1990-09-18", "pat-1", "NONE");

        var preview =
                hub.read(hub.as("healthunit").get("/health/people/HH-4/preview").body());
        assertThat(preview.path("findings").findValuesAsText("code")).containsExactly("IDENTITY_MISMATCH");
        assertThat(preview.has("document")).isFalse();

        var id = hub.starts("HH-4");
        assertThat(hub.reaches(id, "NEEDS_ATTENTION").path("alerts").findValuesAsText("kind"))
                .containsExactly("IDENTITY_MISMATCH");
        assertThat(hub.sent("gp-oslo", id)).isEmpty();
    }

    @Test
    void aPatientForWhomNobodyIsNamedIsPutBeforeTheHealthUnit() {
        hub.comesIntoCustody("HH-5", "OSLO", "28919620457", "1996-11-28", "pat-3", "NONE");

        var id = hub.starts("HH-5");

        assertThat(hub.reaches(id, "NEEDS_ATTENTION").path("alerts").findValuesAsText("kind"))
                .containsExactly("NOBODY_TO_RECEIVE");
    }

    @Test
    void anotherPrisonsPersonIsAsUnknownAsOneWhoNeverWas() {
        hub.comesIntoCustody("HH-6", "HALDEN", KARI, "1990-09-17", "pat-1", "NONE");

        var others = hub.as("healthunit").get("/health/people/HH-6/preview");
        var nobodys = hub.as("healthunit").get("/health/people/HH-none/preview");
        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(others.body()).isEqualTo(nobodys.body());
        assertThat(hub.as("healthunit")
                        .post("/health/people/HH-6/transfers", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(hub.as("casemanager").get("/health/people/HH-6/preview").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSecondTransferOfTheSamePersonIsRefusedWhileOneIsOpen() {
        hub.comesIntoCustody("HH-7", "OSLO", "28919620457", "1996-11-28", "pat-3", "NONE");
        var id = hub.starts("HH-7");
        hub.reaches(id, "NEEDS_ATTENTION");

        assertThat(hub.as("healthunit")
                        .post("/health/people/HH-7/transfers", "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(hub.as("healthunit")
                        .post("/health/transfers/" + id + "/sign-off", "{}")
                        .statusCode())
                .isEqualTo(200);
        hub.reaches(id, "NEEDS_ATTENTION");
    }

    @Test
    void noWordOfTheContentAndNoNameRestsInAnyTable() {
        hub.kari("HH-8");
        hub.reaches(hub.starts("HH-8"), "SENT");

        var everything =
                String.join("\n", AllRows.of(jdbc, "hub")) + String.join("\n", AllRows.of(healthJdbc, "health"));
        assertThat(everything)
                .contains("SENT")
                .doesNotContain("Opioid")
                .doesNotContain("Buprenorfin")
                .doesNotContain(KARI)
                .doesNotContain("lar-oslo")
                .doesNotContain("gp-oslo");
        assertThat(String.join("\n", AllRows.of(healthJdbc, "health"))).doesNotContain("HH-8");
    }
}
