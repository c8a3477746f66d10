package org.reentryhub.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.NorwegianTime;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a unit's leader reads in the morning. Each test has a morning of its own, far from today. */
@HubTest
class DigestsTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @Autowired
    TransactionTemplate transactions;

    /** In winter, an hour ahead of UTC. */
    private final LocalDate day = LocalDate.of(2100 + new Random().nextInt(7_000), 1, 20);

    private String person;
    private String referral;

    @BeforeEach
    void aReceiverHasBeenSilentForLong() {
        person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        Hub hub = Hub.at(port);
        hub.as("prison-records")
                .post(
                        "/records/events",
                        Prisoner.named(person).event("admitted", "2026-11-20T08:00:00Z"),
                        Map.of("Content-Type", "application/cloudevents+json"));
        hub.as("casemanager")
                .post(
                        "/api/people/" + person + "/consents",
                        """
                {"recipientKind":"HOUSING","domains":["HOUSING"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}""");
        referral = hub.as("casemanager")
                .post("/api/people/" + person + "/handovers", "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
        await().atMost(Duration.ofSeconds(15)).until(() -> silent() > 0);
    }

    @Test
    void itSaysWhatIsMissingAndNamesNobody() {
        make(day, "07:00");
        JsonNode digest = digest("casemanager", day).json();
        assertThat(digest.get("prison").asText()).isEqualTo("OSLO");
        JsonNode line = answers(digest);
        assertThat(line.get("owedBy").asText()).isEqualTo("RECEIVER");
        assertThat(line.get("count").asInt()).isEqualTo(line.get("referrals").size());
        assertThat(line.get("referrals").toString()).contains(referral);
        assertThat(digest.toString()).doesNotContain(person, "Kari", "17899001281", "housing-0301", "casemanager");
    }

    @Test
    void anotherPrisonHasItsOwn() {
        make(day, "07:00");
        assertThat(digest("casemanager2", day).text()).doesNotContain(referral);
    }

    @Test
    void itIsNotMadeBeforeSeven() {
        make(day, "06:59");
        assertThat(digest("casemanager", day).status()).isEqualTo(404);
    }

    @Test
    void aHubThatStartsLaterMakesItThen() {
        make(day, "11:30");
        assertThat(digest("casemanager", day).json().get("madeAt").asText()).contains("T11:30");
    }

    @Test
    void twoHubsMakeOneAndItStaysAsItIs() {
        CompletableFuture.allOf(Stream.of("07:00", "07:01")
                        .map(time -> CompletableFuture.runAsync(() -> make(day, time)))
                        .toArray(CompletableFuture[]::new))
                .join();
        String made = digest("casemanager", day).text();
        make(day, "07:05");
        assertThat(digest("casemanager", day).text()).isEqualTo(made);
    }

    @Test
    void aDayThatIsNoneIsRefused() {
        assertThat(Hub.at(port)
                        .as("casemanager")
                        .get("/api/digest?date=yesterday")
                        .status())
                .isEqualTo(400);
        assertThat(Hub.at(port)
                        .as("casemanager")
                        .get("/api/digest?date=%2B999999-01-01")
                        .status())
                .isEqualTo(404);
    }

    private void make(LocalDate on, String time) {
        ZonedDateTime now = on.atTime(LocalTime.parse(time)).atZone(NorwegianTime.ZONE);
        Digests digests = new Digests(jdbc, json, Clock.fixed(now.toInstant(), NorwegianTime.ZONE));
        transactions.executeWithoutResult(status -> digests.make());
    }

    private Hub.Said digest(String user, LocalDate on) {
        return Hub.at(port).as(user).get("/api/digest?date=" + on);
    }

    private static JsonNode answers(JsonNode digest) {
        for (JsonNode line : digest.get("lines")) {
            if (line.get("kind").asText().equals("ANSWER")) {
                return line;
            }
        }
        throw new AssertionError("no line of that kind");
    }

    private int silent() {
        return jdbc.sql(
                        "update hub.expectation set in_digest = true where referral_id = cast(:id as uuid) and kind = 'ANSWER'")
                .param("id", referral)
                .update();
    }
}
