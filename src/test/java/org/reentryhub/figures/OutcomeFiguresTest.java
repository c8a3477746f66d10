package org.reentryhub.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.story.Hub;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators and auditors read of releases long ago, by a prison of the test's own. */
@HubTest
class OutcomeFiguresTest {
    private static final LocalDate RELEASED = LocalDate.parse("2021-03-15");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private String prison = "";

    @BeforeEach
    void aPrison() {
        prison = "F" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void peopleAreCountedByWhatWasTold() {
        some(7, "HOUSED");
        some(6, "NO_ACCOMMODATION");
        some(5, null);
        ended(8, "RETURNED_TO_CUSTODY");
        JsonNode line = line();
        assertThat(line.get("people").asInt()).isEqualTo(26);
        assertThat(line.get("asked").asInt()).isEqualTo(18);
        assertThat(line.get("answered").asInt()).isEqualTo(13);
        assertThat(line.get("notTold").asInt()).isEqualTo(5);
        assertThat(line.get("outcomes"))
                .hasToString("{\"HOUSED\":7,\"TEMPORARY_ACCOMMODATION\":0,\"NO_ACCOMMODATION\":6,\"LOST_CONTACT\":0,"
                        + "\"RETURNED_TO_CUSTODY\":8,\"DECEASED\":0}");
        assertThat(line.get("withheld").asBoolean()).isFalse();
    }

    @Test
    void aSmallNumberIsWithheldAndTheNextLargerWithIt() {
        some(20, "HOUSED");
        some(2, "NO_ACCOMMODATION");
        some(6, null);
        JsonNode line = line();
        assertThat(line.get("people").asInt()).isEqualTo(28);
        assertThat(line.at("/outcomes/HOUSED").asInt()).isEqualTo(20);
        assertThat(line.at("/outcomes/NO_ACCOMMODATION").isNull()).isTrue();
        assertThat(line.get("notTold").isNull()).isTrue();
        assertThat(line.get("answered").isNull()).isTrue();
        assertThat(line.get("asked").asInt()).isEqualTo(28);
        assertThat(line.get("withheld").asBoolean()).isTrue();
    }

    @Test
    void ofFourPeopleNothingIsGiven() {
        some(4, "HOUSED");
        JsonNode line = line();
        assertThat(line.get("people").isNull()).isTrue();
        assertThat(line.get("outcomes")).allMatch(JsonNode::isNull);
    }

    @Test
    void theNewestWordCounts() {
        some(5, "HOUSED");
        UUID question = question(5, null);
        told(question, "NO_ACCOMMODATION");
        told(question, "HOUSED");
        assertThat(line().at("/outcomes/HOUSED").asInt()).isEqualTo(6);
    }

    @Test
    void whoCameBackAfterTheDayIsNotCountedAsBackOnIt() {
        some(5, "HOUSED");
        for (int i = 0; i < 5; i++) {
            end(question(100 + i, null), "RETURNED_TO_CUSTODY", RELEASED.plusDays(3));
        }
        JsonNode line = line();
        assertThat(line.get("notTold").asInt()).isEqualTo(5);
        assertThat(line.at("/outcomes/RETURNED_TO_CUSTODY").asInt()).isZero();
    }

    @Test
    void aReleaseThatNeverWasIsNotCounted() {
        ended(6, "RELEASE_ANNULLED");
        ended(6, "NOT_AGREED");
        assertThat(lines()).isEmpty();
    }

    @Test
    void onlyOperatorsAndAuditorsReadThemAndOnlyMonthsThatAreMonths() {
        String path = "/ops/outcomes?from=2021-01&to=2021-12";
        assertThat(Hub.at(port).as("auditor").get(path).status()).isEqualTo(200);
        assertThat(Hub.at(port).as("casemanager").get(path).status()).isEqualTo(403);
        assertThat(Hub.at(port).as("operator").get("/ops/outcomes").status()).isEqualTo(400);
        assertThat(Hub.at(port)
                        .as("operator")
                        .get("/ops/outcomes?from=2021-12&to=2021-01")
                        .status())
                .isEqualTo(400);
        assertThat(Hub.at(port)
                        .as("operator")
                        .get("/ops/outcomes?from=%2B999999999-12&to=%2B999999999-12")
                        .status())
                .isEqualTo(400);
        assertThat(Hub.at(port)
                        .as("operator")
                        .get("/ops/outcomes?from=March&to=2021-01")
                        .status())
                .isEqualTo(400);
    }

    private JsonNode line() {
        assertThat(lines()).hasSize(1);
        return lines().get(0);
    }

    private java.util.List<JsonNode> lines() {
        JsonNode figures = Hub.at(port)
                .as("operator")
                .get("/ops/outcomes?from=2021-03&to=2021-03")
                .json();
        return StreamSupport.stream(figures.get("items").spliterator(), false)
                .filter(line -> line.get("prison").asText().equals(prison))
                .toList();
    }

    private void some(int people, @Nullable String outcome) {
        for (int i = 0; i < people; i++) {
            UUID question = question(i, outcome);
            if (outcome != null) {
                told(question, outcome);
            }
        }
    }

    private void ended(int people, String why) {
        for (int i = 0; i < people; i++) {
            end(question(i, why), why, RELEASED);
        }
    }

    private void end(UUID question, String why, LocalDate on) {
        jdbc.sql("update hub.outcome_question set ended_at = :at, ended_on = :on, ended_why = :why where id = :id")
                .param("at", at(on))
                .param("on", on)
                .param("why", why)
                .param("id", question)
                .update();
    }

    private void told(UUID question, String outcome) {
        jdbc.sql(
                        """
                insert into hub.outcome_answer (question_id, referral_id, answer_id, outcome, at, told_by, organisation, sealed)
                select id, referral_id, :answer, :outcome, :at, 'housing', 'housing-0301', '' from hub.outcome_question where id = :id""")
                .param("answer", UUID.randomUUID().toString())
                .param("outcome", outcome)
                .param("at", at(RELEASED))
                .param("id", question)
                .update();
    }

    /** One that stands no longer, so that no clock of this hub runs for it. */
    private UUID question(int number, @Nullable String of) {
        UUID id = UUID.randomUUID();
        String person = "%s-%s-%d".formatted(prison, of, number);
        jdbc.sql("insert into hub.handover values (:id, :person, :prison, 'casemanager', :at, '{HOUSING}')")
                .param("id", id)
                .param("person", person)
                .param("prison", prison)
                .param("at", at(RELEASED))
                .update();
        jdbc.sql(
                        """
                insert into hub.referral (id, handover_id, person_number, domain, recipient, consent_id, state, version,
                                          opened_at, state_since, closed)
                values (:id, :id, :person, 'HOUSING', 'housing-0301', :id, 'CLOSED', 1, :at, :at, true)""")
                .param("id", id)
                .param("person", person)
                .param("at", at(RELEASED))
                .update();
        jdbc.sql(
                        """
                insert into hub.outcome_question (id, referral_id, person_number, moment, released_on, prison, day,
                                                  asked_at, due_at, ended_at, ended_on, ended_why)
                values (:id, :id, :person, 'FIRST_NIGHT', :day, :prison, :day, :at, :at, :at, null, null)""")
                .param("id", id)
                .param("person", person)
                .param("day", RELEASED)
                .param("prison", prison)
                .param("at", at(RELEASED))
                .update();
        return id;
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atTime(12, 0).atOffset(ZoneOffset.UTC);
    }
}
