package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A receiver asks for more before it can decide. */
@HubTest
class AQuestionTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;
    private String referral;

    @BeforeEach
    void referred() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        referral = person.referredToHousing();
    }

    @Test
    void theAnswerTravelsAsAnUpdateAndStaysInEveryLaterOne() {
        asks("q-1");
        assertThat(told("Yes, with a dog.").status()).isEqualTo(200);
        JsonNode update = person.awaitSent(referral, 2);
        assertThat(update.get("kind").asText()).isEqualTo("UPDATE");
        assertThat(update.get("information")).hasToString("[{\"inReplyTo\":\"q-1\",\"text\":\"Yes, with a dog.\"}]");
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("IN_REVIEW");
        person.prisonSays(person.record().released("2027-03-01").event("release-date-changed", "2026-11-21T08:00:00Z"));
        assertThat(person.awaitSent(referral, 3).at("/information/0/text").asText())
                .isEqualTo("Yes, with a dog.");
    }

    @Test
    void aSecondQuestionHasAnAnswerOfItsOwn() {
        asks("q-1");
        told("Yes.");
        person.awaitSent(referral, 2);
        asks("q-2", 2);
        told("Only one.");
        assertThat(person.awaitSent(referral, 3).get("information").findValuesAsText("text"))
                .containsExactly("Yes.", "Only one.");
    }

    @Test
    void nobodyAnswersWhatWasNotAsked() {
        Hub.Said said = told("By the way.");
        assertThat(said.status()).isEqualTo(409);
        assertThat(person.referral(referral).get("version").asInt()).isEqualTo(1);
    }

    @Test
    void anEmptyAnswerIsNone() {
        asks("q-1");
        assertThat(told(" ").status()).isEqualTo(422);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("MORE_INFO_NEEDED");
    }

    @Test
    void anAnswerIsListedAmongWhatLeftTheHouse() {
        asks("q-1");
        told("Yes.");
        person.awaitSent(referral, 2);
        assertThat(person.caseManager()
                        .get(person.path("/disclosures"))
                        .json()
                        .get("items")
                        .toString())
                .contains("\"/information\"");
    }

    private void asks(String answerId) {
        asks(answerId, 1);
    }

    private void asks(String answerId, int version) {
        Hub.Said said = person.hub()
                .as("housing")
                .post(
                        "/partner/referrals/" + referral + "/answers",
                        "{\"answerId\":\"%s\",\"version\":%d,\"answer\":\"MORE_INFO_NEEDED\",\"text\":\"Any pets?\"}"
                                .formatted(answerId, version));
        assertThat(said.status()).as(said.text()).isEqualTo(202);
    }

    private Hub.Said told(String text) {
        return person.caseManager()
                .post("/api/referrals/" + referral + "/information", "{\"text\":\"%s\"}".formatted(text));
    }
}
