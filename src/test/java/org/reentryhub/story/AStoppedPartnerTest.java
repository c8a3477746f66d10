package org.reentryhub.story;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator stops Oslo's housing office: whatever had begun is finished, and nothing more reaches it until it is resumed. */
class AStoppedPartnerTest extends OperatorsAtWork {
    private static final String SLOW_DAY = "2027-03-09";

    @Test
    void noAttemptBeginsAfterTheAnswerAndWhatHadBegunIsListedAndFinished() {
        officeAnswers(SLOW_DAY, "\"status\":200,\"fixedDelayMilliseconds\":4000");
        SomebodyInPrison slow = somebody(SLOW_DAY);
        String underWay = slow.handedOver();
        await().atMost(ofSeconds(10)).until(() -> attempts(underWay) == 1);

        Hub.Said stopped = operator("/ops/partners/" + OFFICE + "/stop", "Bytter fagsystem");
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.json().get("inFlight").findValuesAsText("id")).contains(messageOf(underWay));
        String later = somebody("2027-01-14").handedOver();

        await().atMost(ofSeconds(15)).until(() -> ofDelivery(underWay, "state").equals("DELIVERED"));
        await().during(ofMillis(1_500)).atMost(ofSeconds(5)).until(() -> attempts(later) == 0);
        assertThat(standing().get("why").asText())
                .as("a success in flight ends nothing")
                .isEqualTo("STOPPED");

        assertThat(operator("/ops/partners/" + OFFICE + "/resume", "Ferdig").status())
                .isEqualTo(200);
        await().atMost(ofSeconds(15)).until(() -> ofDelivery(later, "state").equals("DELIVERED"));
        assertThat(standing().get("breaker").asText()).isEqualTo("CLOSED");
    }

    @Test
    void theListOfPartnersSaysWhySinceWhenByWhomAndForWhatReason() {
        operator("/ops/partners/" + OFFICE + "/stop", "Bytter fagsystem");

        JsonNode line = standing();
        assertThat(line.get("breaker").asText()).isEqualTo("OPEN");
        assertThat(line.get("why").asText()).isEqualTo("STOPPED");
        assertThat(line.get("stoppedBy").asText()).isEqualTo("operator");
        assertThat(line.get("reason").asText()).isEqualTo("Bytter fagsystem");
        assertThat(line.has("since")).isTrue();
        assertThat(audited("STOPPED_PARTNER", OFFICE)).contains("Bytter fagsystem");
    }

    @Test
    void tryingAgainWakesNobodyWhoIsStopped() {
        operator("/ops/partners/" + OFFICE + "/stop", "Bytter fagsystem");
        String waits = somebody("2027-01-14").handedOver();

        operator().post("/ops/deliveries/retry?partner=" + OFFICE + "&state=DEAD", "");
        await().during(ofMillis(1_500)).atMost(ofSeconds(5)).until(() -> attempts(waits) == 0);
        assertThat(line(waits).path("nextAttemptAt").isNull() || !line(waits).has("nextAttemptAt"))
                .isTrue();
    }

    @Test
    void whoComesToFetchIsShownNothingNewAndMissesNothingOfIt() {
        String here = end("");
        operator("/ops/partners/" + OFFICE + "/stop", "Bytter fagsystem");
        String waits = somebody("2027-01-14").handedOver();
        Hub office = Hub.at(port).as("housing");

        await().during(ofMillis(1_000)).atMost(ofSeconds(5)).until(() -> office.get("/partner/referrals?cursor=" + here)
                .json()
                .get("items")
                .isEmpty());
        assertThat(office.get("/partner/referrals/" + waits).status()).isEqualTo(404);
        assertThat(attempts(waits)).isZero();
        assertThat(end(here)).isEqualTo(here);

        operator("/ops/partners/" + OFFICE + "/resume", "Ferdig");
        await().atMost(ofSeconds(10))
                .until(() ->
                        office
                                .get("/partner/referrals?cursor=" + here)
                                .json()
                                .get("items")
                                .findValues("referralId")
                                .stream()
                                .anyMatch(id -> id.asText().equals(waits)));
    }

    @Test
    void aHealthPartyIsAsUnknownAsOneThatDoesNotExist() {
        Hub.Said unknown = operator("/ops/partners/nobody/stop", "x");
        assertThat(unknown.status()).isEqualTo(404);
        for (String health : List.of("gp-oslo", "lar-oslo", "prison-health-oslo", "health")) {
            for (String what : List.of("stop", "resume")) {
                Hub.Said said = operator("/ops/partners/" + health + "/" + what, "x");
                assertThat(said.status()).isEqualTo(404);
                assertThat(said.text()).isEqualTo(unknown.text());
            }
        }
    }

    @Test
    void aReasonIsAskedForAndOneWhoIsNotStoppedCannotBeResumed() {
        assertThat(operator().post("/ops/partners/" + OFFICE + "/stop", "{}").status())
                .isEqualTo(422);
        assertThat(operator("/ops/partners/" + OFFICE + "/stop", " ").status()).isEqualTo(422);
        assertThat(operator("/ops/partners/" + OFFICE + "/stop", "x".repeat(501))
                        .status())
                .isEqualTo(422);
        assertThat(operator("/ops/partners/" + OFFICE + "/resume", "x").status())
                .isEqualTo(409);
    }

    private JsonNode standing() {
        return first(operator().get("/ops/partners").json(), "partner", OFFICE);
    }

    private JsonNode line(String referral) {
        return first(operator().get("/ops/deliveries?partner=" + OFFICE).json(), "id", messageOf(referral));
    }

    /** Where the office's list ends after a place. */
    private String end(String cursor) {
        String place = cursor;
        JsonNode page = Hub.at(port)
                .as("housing")
                .get("/partner/referrals?cursor=" + place)
                .json();
        while (!page.get("items").isEmpty()) {
            place = page.get("next").asText();
            page = Hub.at(port)
                    .as("housing")
                    .get("/partner/referrals?cursor=" + place)
                    .json();
        }
        return place;
    }
}
