package org.reentryhub.story;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bergen wants its messages in order and counts as down after three failures; Trondheim's NAV takes five a second. */
@HubTest
class HowPartnersAreSentToTest {
    private static final String BERGEN = "housing-4601";
    private static final String TRONDHEIM = "nav-5001";

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    JdbcClient jdbc;

    private final String stub = UUID.randomUUID().toString();

    @AfterEach
    void itIsMended() {
        Hub.at(sandboxPort).post("/__admin/mappings/remove", "{\"id\":\"" + stub + "\"}");
        await().atMost(ofSeconds(30))
                .until(() -> standing(BERGEN).get("breaker").asText().equals("CLOSED"));
    }

    @Test
    void whatWaitsForOneThatIsDownBurnsNoAttemptAndLeavesWhenItIsBack() {
        answers(BERGEN, "\"status\":503");
        List<String> referrals = IntStream.range(0, 6)
                .mapToObj(each -> from("4601").handedOver())
                .toList();
        await().atMost(ofSeconds(20))
                .until(() -> "FAILING".equals(standing(BERGEN).path("why").asText()));
        int burnt = attempts(referrals);

        String later = from("4601").handedOver();
        await().during(ofMillis(1_500)).atMost(ofSeconds(5)).until(() -> attempts(List.of(later)) == 0);
        assertThat(attempts(referrals)).as("but for a probe").isLessThanOrEqualTo(burnt + 1);

        answers(BERGEN, "\"status\":200");
        await().atMost(ofSeconds(30)).until(() -> waiting(BERGEN) == 0);
        assertThat(attempts(List.of(later))).isEqualTo(1);
        assertThat(standing(BERGEN).get("breaker").asText()).isEqualTo("CLOSED");
    }

    @Test
    void aMessageThatFailsWheneverItIsSeenDoesNotSpeakForTheOthers() {
        SomebodyInPrison anybody = SomebodyInPrison.at(port, sandboxPort);
        play(
                """
                {"id":"%s","priority":1,"request":{"method":"POST","urlPath":"/%s/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.release.date","equalTo":"2035-03-03"}}]},
                 "response":{"status":503}}"""
                        .formatted(stub, BERGEN));
        anybody.prisonSays(
                anybody.record().from("4601").released("2035-03-03").event("admitted", "2026-11-20T08:00:00Z"));
        String poison = anybody.handedOver();
        await().atMost(ofSeconds(60))
                .until(() -> "FAILING".equals(standing(BERGEN).path("why").asText()));

        String later = from("4601").handedOver();

        await().atMost(ofSeconds(30))
                .until(() -> attempts(List.of(later)) == 1
                        && standing(BERGEN).get("breaker").asText().equals("CLOSED"));
        answers(BERGEN, "\"status\":200");
        assertThat(attempts(List.of(poison))).isGreaterThanOrEqualTo(3);
    }

    @Test
    void whoAsksToWaitTimeAfterTimeIsAskedNothingBeforeThat() {
        answers(BERGEN, "\"status\":429,\"headers\":{\"Retry-After\":\"4\"}");
        List<String> referrals = IntStream.range(0, 3)
                .mapToObj(each -> from("4601").handedOver())
                .toList();
        await().atMost(ofSeconds(20))
                .until(() -> "BUSY".equals(standing(BERGEN).path("why").asText()));
        String later = from("4601").handedOver();
        await().during(ofMillis(1_500)).atMost(ofSeconds(5)).until(() -> attempts(List.of(later)) == 0);

        answers(BERGEN, "\"status\":200");
        await().atMost(ofSeconds(30)).until(() -> waiting(BERGEN) == 0);
        assertThat(attempts(referrals)).isGreaterThanOrEqualTo(6);
    }

    @Test
    void whoAsksToWaitWithOneMessageIsSentTheOthers() {
        String asked = from("4601").handedOver();
        await().atMost(ofSeconds(20)).until(() -> attempts(List.of(asked)) == 1);
        answers(BERGEN, "\"status\":429,\"headers\":{\"Retry-After\":\"3600\"}");
        String first = from("4601").handedOver();
        await().atMost(ofSeconds(10)).until(() -> attempts(List.of(first)) == 1);
        assertThat(standing(BERGEN).get("breaker").asText()).isEqualTo("CLOSED");

        answers(BERGEN, "\"status\":200");
        String second = from("4601").handedOver();
        await().atMost(ofSeconds(10)).until(() -> attempts(List.of(second)) == 1);
    }

    @Test
    void whereOrderIsStrictWhatFailedHoldsBackWhatCameAfterItAboutThatPersonAlone() {
        SomebodyInPrison somebody = from("4601");
        String earlier = somebody.handedOver();
        somebody.awaitState(earlier, "RECEIVED");
        answers(BERGEN, "\"status\":503");
        somebody.caseManager().post("/api/referrals/" + earlier + "/cancellation", "{\"reason\":\"Flyttet\"}");
        await().atMost(ofSeconds(10)).until(() -> attempts(List.of(earlier)) > 1);
        String held = somebody.caseManager()
                .post(somebody.path("/handovers"), "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();

        await().atMost(ofSeconds(10)).until(() -> heldBehind(held).equals(messageOf(earlier, "CANCELLATION")));
        assertThat(attempts(List.of(held))).isZero();

        answers(BERGEN, "\"status\":200");
        await().atMost(ofSeconds(30)).until(() -> waiting(BERGEN) == 0);
        assertThat(attempts(List.of(held))).isEqualTo(1);
        assertThat(began(held)).isAfter(began(earlier));
    }

    @Test
    void aPartnersPaceIsKeptAndNothingIsLostOverIt() {
        List<String> referrals =
                IntStream.range(0, 16).mapToObj(each -> toTrondheim()).toList();
        await().atMost(ofSeconds(40)).until(() -> waiting(TRONDHEIM) == 0);
        List<Instant> began = jdbc.sql(
                        """
                select a.began_at from hub.attempt a join hub.delivery d using (message_id)
                 where d.referral_id = any (:ids) order by a.began_at""")
                .param("ids", referrals.stream().map(UUID::fromString).toArray(UUID[]::new))
                .query((row, number) -> row.getTimestamp("began_at").toInstant())
                .list();

        assertThat(began).hasSize(16);
        // five at once after a quiet time, and five in each second after that; what is called back comes by the second
        assertThat(Duration.between(began.get(0), began.get(15))).isGreaterThan(ofMillis(1_900));
    }

    private String toTrondheim() {
        SomebodyInPrison somebody = from("5001");
        somebody.consentsTo("EMPLOYMENT");
        return somebody.caseManager()
                .post(somebody.path("/handovers"), "{\"domains\":[\"EMPLOYMENT\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
    }

    private SomebodyInPrison from(String municipality) {
        SomebodyInPrison somebody = SomebodyInPrison.at(port, sandboxPort);
        somebody.prisonSays(somebody.record().from(municipality).event("admitted", "2026-11-20T08:00:00Z"));
        return somebody;
    }

    private void answers(String partner, String response) {
        play(
                """
                {"id":"%s","priority":1,"request":{"method":"POST","urlPath":"/%s/referrals"},"response":{%s}}"""
                        .formatted(stub, partner, response));
    }

    private void play(String mapping) {
        Hub sandbox = Hub.at(sandboxPort);
        if (sandbox.put("/__admin/mappings/" + stub, mapping).status() == 404) {
            sandbox.post("/__admin/mappings", mapping);
        }
    }

    private JsonNode standing(String partner) {
        for (JsonNode line :
                Hub.at(port).as("operator").get("/ops/partners").json().get("items")) {
            if (line.get("partner").asText().equals(partner)) {
                return line;
            }
        }
        throw new AssertionError("no line for " + partner);
    }

    private int waiting(String partner) {
        return standing(partner).get("backlog").asInt();
    }

    private int attempts(List<String> referrals) {
        return jdbc.sql("select coalesce(sum(attempts), 0) from hub.delivery where referral_id = any (:ids)")
                .param("ids", referrals.stream().map(UUID::fromString).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private Instant began(String referral) {
        return jdbc.sql(
                        """
                select max(a.began_at) from hub.attempt a join hub.delivery d using (message_id)
                 where d.referral_id = :id""")
                .param("id", UUID.fromString(referral))
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private String messageOf(String referral, String kind) {
        return jdbc.sql("select message_id from hub.delivery where referral_id = :id and kind = :kind")
                .param("id", UUID.fromString(referral))
                .param("kind", kind)
                .query(String.class)
                .single();
    }

    private String heldBehind(String referral) {
        String message = messageOf(referral, "REFERRAL");
        for (JsonNode line : Hub.at(port)
                .as("operator")
                .get("/ops/deliveries?partner=" + BERGEN)
                .json()
                .get("items")) {
            if (line.get("id").asText().equals(message)) {
                return line.path("heldBehind").asText();
            }
        }
        return "";
    }
}
