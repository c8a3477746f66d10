package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The office has lost what it was sent; an operator chooses: the same once more, or what is true now. */
class AReplayTest extends OperatorsAtWork {
    private static final String FAR_OFF = "2027-04-08";
    private static final String BAD_DAY = "2027-03-30";

    @Test
    void whatWasFrozenGoesOutOnceMoreUnderTheSameKeyAndIsMarkedAtBothEnds() {
        SomebodyInPrison somebody = somebody(FAR_OFF);
        String referral = somebody.referredToHousing();

        Hub.Said said = replay(messageOf(referral), "FROZEN");
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(said.json().get("id").asText()).isEqualTo(messageOf(referral));
        await().atMost(ofSeconds(15)).until(() -> attempts(referral) == 2);
        awaitDelivery(referral, "DELIVERED");

        List<JsonNode> sent = requests(referral);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).get("body")).isEqualTo(sent.get(1).get("body"));
        assertThat(sent).allMatch(each -> header(each, "Idempotency-Key").equals(messageOf(referral)));
        assertThat(sent.stream().map(each -> header(each, "X-Reentry-Replay")).toList())
                .containsExactlyInAnyOrder("", "true");
        JsonNode attempts = somebody.referral(referral).at("/deliveries/0/attempts");
        assertThat(attempts.get(0).has("replay")).isFalse();
        assertThat(attempts.get(1).get("replay").asBoolean()).isTrue();
        assertThat(somebody.referral(referral).get("state").asText()).isEqualTo("RECEIVED");
        assertThat(first(operator().get("/ops/deliveries?partner=" + OFFICE).json(), "id", messageOf(referral))
                        .get("replay")
                        .asBoolean())
                .isTrue();
        assertThat(audited("REPLAYED_FROZEN", messageOf(referral))).containsExactly("Mottakeren har mistet den");
    }

    @Test
    void whatWasStoppedOrHasExpiredCanStillBeSent() {
        officeAnswers(BAD_DAY, "\"status\":422");
        String referral = somebody(BAD_DAY).handedOver();
        awaitDelivery(referral, "DEAD");
        String message = messageOf(referral);
        assertThat(replay(message, "FROZEN").status())
                .as("what is dead is tried again, not replayed")
                .isEqualTo(409);
        operator("/ops/deliveries/" + message + "/cancel", "for sent");
        officeIsWell();
        jdbc.sql("update hub.delivery set expires_at = created_at where message_id = :id")
                .param("id", UUID.fromString(message))
                .update();

        assertThat(replay(message, "FROZEN").status()).isEqualTo(200);
        awaitDelivery(referral, "DELIVERED");
    }

    @Test
    void whatMayNotLeaveAnyMoreIsNotSentAgain() {
        SomebodyInPrison somebody = somebody(FAR_OFF);
        String referral = somebody.referredToHousing();
        String first = messageOf(referral);
        somebody.prisonSays(
                somebody.record().released("2027-03-01").event("release-date-changed", "2026-11-21T08:00:00Z"));
        somebody.awaitSent(referral, 2);
        awaitDelivery(referral, "DELIVERED");

        Hub.Said said = replay(first, "FROZEN");
        assertThat(said.status()).isEqualTo(409);
        assertThat(said.json().get("code").asText()).isEqualTo("SUPERSEDED");

        String second = messageOf(referral);
        String consent = somebody.view().get("consents").get(0).get("id").asText();
        somebody.caseManager().post(somebody.path("/consents/" + consent + "/withdrawal"), "");
        for (String as : List.of("FROZEN", "CURRENT")) {
            assertThat(replay(second, as).status()).as(as).isEqualTo(409);
        }
        assertThat(somebody.sentAbout(referral).stream()
                        .filter(each -> !each.get("kind").asText().equals("CANCELLATION")))
                .hasSize(2);
        assertThat(somebody.referral(referral).get("state").asText()).isNotEqualTo("ON_HOLD");
    }

    @Test
    void whatIsTrueNowGoesOutAsANewVersionIfItSaysAnythingNew() {
        SomebodyInPrison somebody = somebody(FAR_OFF);
        String referral = somebody.referredToHousing();
        String message = messageOf(referral);
        Hub.Said same = replay(message, "CURRENT");
        assertThat(same.status()).isEqualTo(409);
        assertThat(same.json().get("code").asText()).isEqualTo("NOTHING_NEW");

        // a day later and that far off: nobody is told by itself
        somebody.prisonSays(
                somebody.record().released("2027-04-09").event("release-date-changed", "2026-11-21T08:00:00Z"));
        Hub.Said said = replay(message, "CURRENT");
        assertThat(said.status()).as(said.text()).isEqualTo(200);

        JsonNode sent = somebody.awaitSent(referral, 2);
        assertThat(sent.get("kind").asText()).isEqualTo("UPDATE");
        assertThat(sent.at("/release/date").asText()).isEqualTo("2027-04-09");
        assertThat(sent.get("messageId").asText())
                .isEqualTo(said.json().get("id").asText());
        assertThat(requests(referral).stream().map(each -> header(each, "X-Reentry-Replay")))
                .containsExactlyInAnyOrder("", "true");
    }

    @Test
    void aChoiceAndAReasonAreAskedFor() {
        String unknown = "/ops/deliveries/" + UUID.randomUUID() + "/replay";
        assertThat(operator(unknown, "x").status()).isEqualTo(422);
        assertThat(operator().post(unknown, "{\"as\":\"FROZEN\"}").status()).isEqualTo(422);
        assertThat(operator()
                        .post(unknown, "{\"as\":\"FROZEN\",\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(operator()
                        .post(unknown, "{\"as\":\"CURRENT\",\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    private Hub.Said replay(String message, String as) {
        return operator()
                .post(
                        "/ops/deliveries/" + message + "/replay",
                        "{\"as\":\"" + as + "\",\"reason\":\"Mottakeren har mistet den\"}");
    }

    private List<JsonNode> requests(String referral) {
        JsonNode found = Hub.at(sandboxPort)
                .post(
                        "/__admin/requests/find",
                        """
                {"method":"POST","urlPath":"/housing-0301/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.referralId","equalTo":"%s"}}]}"""
                                .formatted(referral))
                .json();
        return StreamSupport.stream(found.get("requests").spliterator(), false).toList();
    }

    private static String header(JsonNode request, String name) {
        for (var headers = request.get("headers").fields(); headers.hasNext(); ) {
            var header = headers.next();
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue().asText();
            }
        }
        return "";
    }
}
