package org.reentryhub.story;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator stops Oslo's housing office: whatever had begun is finished, and nothing more reaches it until it is resumed. */
@HubTest
class AStoppedPartnerTest {
    private static final String OFFICE = "housing-0301";
    private static final String SLOW_DAY = "2027-03-09";

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    JdbcClient jdbc;

    private final String stub = UUID.randomUUID().toString();

    @AfterEach
    void itGoesOn() {
        Hub.at(sandboxPort).post("/__admin/mappings/remove", "{\"id\":\"" + stub + "\"}");
        operator("/ops/partners/" + OFFICE + "/resume", "over");
        await().atMost(ofSeconds(30)).until(() -> standing().get("backlog").asInt() == 0);
    }

    @Test
    void noAttemptBeginsAfterTheAnswerAndWhatHadBegunIsListedAndFinished() {
        officeTakesItsTimeFor(SLOW_DAY);
        SomebodyInPrison slow = somebody(SLOW_DAY);
        String underWay = slow.handedOver();
        await().atMost(ofSeconds(10)).until(() -> attempts(underWay) == 1);

        Hub.Said stopped = operator("/ops/partners/" + OFFICE + "/stop", "Bytter fagsystem");
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.json().get("inFlight").findValuesAsText("id")).contains(messageOf(underWay));
        String later = somebody("2027-01-14").handedOver();

        await().atMost(ofSeconds(15)).until(() -> state(underWay).equals("DELIVERED"));
        await().during(ofMillis(1_500)).atMost(ofSeconds(5)).until(() -> attempts(later) == 0);
        assertThat(standing().get("why").asText())
                .as("a success in flight ends nothing")
                .isEqualTo("STOPPED");

        assertThat(operator("/ops/partners/" + OFFICE + "/resume", "Ferdig").status())
                .isEqualTo(200);
        await().atMost(ofSeconds(15)).until(() -> state(later).equals("DELIVERED"));
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
        assertThat(audited("STOPPED_PARTNER")).contains("Bytter fagsystem");
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

    private SomebodyInPrison somebody(String releaseDate) {
        SomebodyInPrison somebody = SomebodyInPrison.at(port, sandboxPort);
        somebody.prisonSays(somebody.record().released(releaseDate).event("admitted", "2026-11-20T08:00:00Z"));
        return somebody;
    }

    private void officeTakesItsTimeFor(String releaseDate) {
        Hub.at(sandboxPort)
                .post(
                        "/__admin/mappings",
                        """
                {"id":"%s","priority":1,"request":{"method":"POST","urlPath":"/housing-0301/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.release.date","equalTo":"%s"}}]},
                 "response":{"status":200,"fixedDelayMilliseconds":4000}}"""
                                .formatted(stub, releaseDate));
    }

    private Hub operator() {
        return Hub.at(port).as("operator");
    }

    private Hub.Said operator(String path, String reason) {
        return operator().post(path, "{\"reason\":\"" + reason + "\"}", Map.of());
    }

    private JsonNode standing() {
        return first(operator().get("/ops/partners").json(), "partner", OFFICE);
    }

    private JsonNode line(String referral) {
        return first(operator().get("/ops/deliveries?partner=" + OFFICE).json(), "id", messageOf(referral));
    }

    private static JsonNode first(JsonNode page, String key, String value) {
        for (JsonNode line : page.get("items")) {
            if (line.get(key).asText().equals(value)) {
                return line;
            }
        }
        throw new AssertionError("no line for " + value);
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

    private List<String> audited(String what) {
        return jdbc.sql("select reason from audit.entry where what = :what and subject = :subject")
                .param("what", what)
                .param("subject", OFFICE)
                .query(String.class)
                .list();
    }

    private String messageOf(String referral) {
        return ofDelivery(referral, "message_id::text");
    }

    private String state(String referral) {
        return ofDelivery(referral, "state");
    }

    private int attempts(String referral) {
        return Integer.parseInt(ofDelivery(referral, "attempts::text"));
    }

    private String ofDelivery(String referral, String column) {
        return jdbc.sql("select " + column + " from hub.delivery where referral_id = :id")
                .param("id", UUID.fromString(referral))
                .query(String.class)
                .single();
    }
}
