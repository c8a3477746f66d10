package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody is released, and the office that had agreed is asked how it went; days pass by setting the questions back. */
@HubTest
class AnOutcomeTest {
    private static final String RELEASE = "2026-11-22T07:00:00Z";

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private SomebodyInPrison person;
    private String referral;

    @BeforeEach
    void anOfficeHasAgreedAndThePersonIsReleased() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        referral = person.referredToHousing();
        person.housingAnswers(referral, 1, "ACCEPTED");
        assertThat(tell("A-0", "FIRST_NIGHT", "HOUSED")).isEqualTo(409);
        person.prisonSays(person.record().event("released", RELEASE, "RELEASED"));
    }

    @Test
    void itIsAskedAboutTheFirstNightAndReadsNothingOfThePerson() {
        JsonNode question = asked().get(0);
        assertThat(question.fieldNames())
                .toIterable()
                .containsExactly("questionId", "referralId", "domain", "moment", "due");
        assertThat(question.get("moment").asText()).isEqualTo("FIRST_NIGHT");
        assertThat(question.get("due").asText()).isEqualTo("2026-11-23T12:00:00+01:00");
        assertThat(person.hub().as("employment").get("/partner/outcomes").text())
                .doesNotContain(referral);
    }

    @Test
    void theLaterMomentsAreAskedWhenTheirDaysCome() {
        assertThat(asked()).hasSize(1);
        assertThat(tell("A-1", "DAY_14", "HOUSED")).isEqualTo(409);
        daysPass();
        assertThat(asked().stream().map(question -> question.get("moment").asText()))
                .containsExactly("FIRST_NIGHT", "DAY_14", "MONTH_3");
        assertThat(tell("A-1", "DAY_14", "HOUSED")).isEqualTo(202);
        assertThat(asked()).hasSize(2);
    }

    @Test
    void whatItTellsStandsOnTheReferralAndIsDoneInThePlan() {
        assertThat(milestone("FIRST_NIGHT")).isEqualTo("OPEN");
        assertThat(tell("A-1", "FIRST_NIGHT", "TEMPORARY_ACCOMMODATION")).isEqualTo(202);
        JsonNode outcome = outcome("FIRST_NIGHT");
        assertThat(outcome.get("outcome").asText()).isEqualTo("TEMPORARY_ACCOMMODATION");
        assertThat(outcome.at("/words/0/text").asText()).isEqualTo("As told on the telephone.");
        assertThat(milestone("FIRST_NIGHT")).isEqualTo("DONE");
        assertThat(milestone("DAY_14")).isEqualTo("OPEN");
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void theSameIdAgainChangesNothingAndAnotherIsALaterWord() {
        tell("A-1", "FIRST_NIGHT", "NO_ACCOMMODATION");
        assertThat(tell("A-1", "FIRST_NIGHT", "NO_ACCOMMODATION")).isEqualTo(202);
        assertThat(tell("A-1", "FIRST_NIGHT", "HOUSED")).isEqualTo(422);
        assertThat(tell("A-2", "FIRST_NIGHT", "HOUSED")).isEqualTo(202);
        JsonNode outcome = outcome("FIRST_NIGHT");
        assertThat(outcome.get("outcome").asText()).isEqualTo("HOUSED");
        assertThat(outcome.get("words").findValuesAsText("outcome")).containsExactly("NO_ACCOMMODATION", "HOUSED");
    }

    @Test
    void nobodyTellsOfAnothersReferralNorWhatWasNotAskedFor() {
        Hub.Said other = person.hub()
                .as("employment")
                .post("/partner/referrals/" + referral + "/outcomes", told("A-1", "FIRST_NIGHT", "NO_INCOME"));
        assertThat(other.status()).isEqualTo(404);
        assertThat(tell("A-1", "FIRST_NIGHT", "NO_INCOME")).isEqualTo(422);
        assertThat(tell("A-1", "FIRST_NIGHT", "DECEASED")).isEqualTo(422);
        assertThat(tell("A-1", "FIRST_NIGHT", "FINE")).isEqualTo(422);
        assertThat(tell("A-1", "SECOND_NIGHT", "HOUSED")).isEqualTo(422);
        assertThat(outcome("FIRST_NIGHT").has("outcome")).isFalse();
    }

    @Test
    void silenceIsAnAlertUntilItTells() {
        assertThat(running()).containsExactly("DAY_14", "FIRST_NIGHT", "MONTH_3");
        jdbc.sql(
                        "update hub.expectation set next_at = :now where referral_id = cast(:id as uuid) and kind = 'FIRST_NIGHT'")
                .param("now", OffsetDateTime.now(clock))
                .param("id", referral)
                .update();
        await().atMost(ofSeconds(12)).until(() -> person.alerts().contains("FIRST_NIGHT_OVERDUE"));
        tell("A-1", "FIRST_NIGHT", "LOST_CONTACT");
        assertThat(person.alerts()).doesNotContain("FIRST_NIGHT_OVERDUE");
        assertThat(running()).containsExactly("DAY_14", "MONTH_3");
    }

    @Test
    void aCaseManagerWritesDownWhatTheTelephoneSaid() {
        Hub caseManager = person.caseManager();
        String path = "/api/referrals/" + referral + "/outcomes";
        assertThat(person.hub()
                        .as("casemanager2")
                        .post(path, told("T-1", "FIRST_NIGHT", "HOUSED"))
                        .status())
                .isEqualTo(404);
        assertThat(caseManager.post(path, told("T-1", "DAY_14", "HOUSED")).status())
                .isEqualTo(409);
        assertThat(caseManager.post(path, told("T-1", "FIRST_NIGHT", "HOUSED")).status())
                .isEqualTo(200);
        assertThat(outcome("FIRST_NIGHT").at("/words/0/toldBy").asText()).isEqualTo("OSLO");
        assertThat(person.referral(referral).get("history").findValuesAsText("what"))
                .as("a refused one is written down too")
                .contains("NOT_ASKED_DAY_14");
        assertThat(tell("T-1", "FIRST_NIGHT", "TEMPORARY_ACCOMMODATION"))
                .as("the receiver's ids are its own")
                .isEqualTo(202);
        assertThat(asked()).isEmpty();
        assertThat(running()).containsExactly("DAY_14", "MONTH_3");
    }

    @Test
    void whatNobodyAskedForIsRefusedAndWrittenDown() {
        tell("A-1", "MONTH_3", "HOUSED");
        assertThat(person.referral(referral).get("history").findValuesAsText("what"))
                .contains("NOT_ASKED_FIRST_NIGHT", "NOT_ASKED_MONTH_3");
    }

    @Test
    void thatTheNeedWasMetIsNoOutcome() {
        answers(person, referral, "FULFILLED");
        person.caseManager().post("/api/referrals/" + referral + "/closing", "");
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("CLOSED");
        assertThat(asked()).hasSize(1);
        assertThat(tell("A-1", "FIRST_NIGHT", "HOUSED")).isEqualTo(202);
    }

    @Test
    void whoHasNotAgreedIsNotAsked() {
        SomebodyInPrison other = SomebodyInPrison.at(port, sandboxPort);
        other.prisonSays(other.record().event("admitted", "2026-11-20T08:00:00Z"));
        String unanswered = other.referredToHousing();
        other.prisonSays(other.record().event("released", RELEASE, "RELEASED"));
        assertThat(other.referral(unanswered).get("outcomes")).isEmpty();
        answers(other, unanswered, "ACCEPTED");
        assertThat(other.referral(unanswered).get("outcomes")).hasSize(3);
    }

    @Test
    void afterADeathNobodyIsAsked() {
        person.prisonSays(person.record().event("died", "2026-11-22T09:00:00Z", "DECEASED"));
        assertThat(asked()).isEmpty();
        assertThat(running()).isEmpty();
        assertThat(outcome("DAY_14").get("outcome").asText()).isEqualTo("DECEASED");
        assertThat(tell("A-1", "FIRST_NIGHT", "HOUSED")).isEqualTo(409);
    }

    @Test
    void aReleaseThatNeverWasAsksForNothing() {
        person.prisonSays(person.record().event("details-changed", "2026-11-22T09:00:00Z"));
        assertThat(asked()).isEmpty();
        assertThat(running()).doesNotContain("FIRST_NIGHT", "DAY_14", "MONTH_3");
        assertThat(outcome("FIRST_NIGHT").get("ended").asText()).isEqualTo("RELEASE_ANNULLED");
        assertThat(outcome("FIRST_NIGHT").has("outcome")).isFalse();
    }

    @Test
    void whoseConsentIsTakenBackIsNotAskedAboutEvenWhenTheReferralIsClosed() {
        answers(person, referral, "FULFILLED");
        String consent = person.view().at("/consents/0/id").asText();
        person.caseManager().post(person.path("/consents/" + consent + "/withdrawal"), "");
        assertThat(asked()).isEmpty();
        assertThat(running()).isEmpty();
    }

    @Test
    void aReleaseOnAnotherDayThanWasToldMovesTheQuestionsAndKeepsWhatWasTold() {
        tell("A-1", "FIRST_NIGHT", "HOUSED");
        person.prisonSays(
                person.record().released("2026-11-21").event("details-changed", "2026-11-22T09:00:00Z", "RELEASED"));
        assertThat(outcome("MONTH_3").get("releasedOn").asText()).isEqualTo("2026-11-21");
        assertThat(outcome("FIRST_NIGHT").get("outcome").asText()).isEqualTo("HOUSED");
        assertThat(person.referral(referral).get("outcomes")).hasSize(3);
    }

    /** As soon as the word of the release has begun to leave: what was never sent cannot be answered. */
    private static void answers(SomebodyInPrison who, String referral, String answer) {
        await().atMost(ofSeconds(15))
                .until(() -> who.housingAnswers(
                                        referral,
                                        who.referral(referral).get("version").asInt(),
                                        answer)
                                .status()
                        == 202);
    }

    private int tell(String answerId, String moment, String outcome) {
        return person.hub()
                .as("housing")
                .post("/partner/referrals/" + referral + "/outcomes", told(answerId, moment, outcome))
                .status();
    }

    private static String told(String answerId, String moment, String outcome) {
        return "{\"answerId\":\"%s\",\"moment\":\"%s\",\"outcome\":\"%s\",\"text\":\"As told on the telephone.\"}"
                .formatted(answerId, moment, outcome);
    }

    private List<JsonNode> asked() {
        JsonNode open = person.hub().as("housing").get("/partner/outcomes").json();
        return StreamSupport.stream(open.get("items").spliterator(), false)
                .filter(question -> question.get("referralId").asText().equals(referral))
                .toList();
    }

    private JsonNode outcome(String moment) {
        return StreamSupport.stream(person.referral(referral).get("outcomes").spliterator(), false)
                .filter(outcome -> outcome.get("moment").asText().equals(moment))
                .findFirst()
                .orElseThrow();
    }

    private String milestone(String code) {
        return StreamSupport.stream(person.view().get("milestones").spliterator(), false)
                .filter(milestone -> milestone.get("code").asText().equals(code))
                .map(milestone -> milestone.get("state").asText())
                .findFirst()
                .orElseThrow();
    }

    private void daysPass() {
        jdbc.sql("update hub.outcome_question set asked_at = :now where referral_id = :id and asked_at > :now")
                .param("now", OffsetDateTime.now(clock))
                .param("id", UUID.fromString(referral))
                .update();
    }

    private List<String> running() {
        return jdbc.sql("select kind from hub.expectation where referral_id = :id and kind <> 'RECEIPT' order by kind")
                .param("id", UUID.fromString(referral))
                .query(String.class)
                .list();
    }
}
