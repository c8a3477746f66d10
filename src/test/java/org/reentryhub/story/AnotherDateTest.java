package org.reentryhub.story;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.Duration.ofSeconds;
import static java.time.temporal.TemporalAdjusters.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What if the release were on another day: the answer says it all, and nothing comes of it. */
@HubTest
class AnotherDateTest {
    private static final LocalDate TODAY = HubTest.TODAY;
    /** Further away than the timetable's twelve weeks, also four days earlier. */
    private static final LocalDate RELEASE = TODAY.plusDays(200).with(next(TUESDAY));

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Hub hub;
    private String person;

    @BeforeEach
    void somebodyIsInPrison() {
        hub = Hub.at(port).as("casemanager");
        person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        Hub.Said told = hub.as("prison-records")
                .post(
                        "/records/events",
                        Prisoner.named(person)
                                .released(RELEASE.toString())
                                .event("admitted", TODAY.minusDays(2) + "T08:00:00+01:00"),
                        Map.of("Content-Type", "application/cloudevents+json"));
        assertThat(told.status()).as(told.text()).isEqualTo(202);
    }

    @Test
    void anEarlierDayMovesMilestonesAndWouldBeToldToWhoeverKnowsTheFormer() {
        String referral = referred();
        JsonNode answer = whatIf(RELEASE.minusDays(21)).json();
        assertThat(answer.at("/releaseDate/before").asText()).isEqualTo(RELEASE.toString());
        assertThat(milestone(answer, "FIRST_NIGHT").get("change").asText()).isEqualTo("EARLIER");
        assertThat(milestone(answer, "FIRST_NIGHT").get("before").asText()).isEqualTo(RELEASE.toString());
        assertThat(milestone(answer, "FIRST_NIGHT").get("after").asText())
                .isEqualTo(RELEASE.minusDays(21).toString());
        assertThat(answer.get("messages")).hasSize(1);
        JsonNode message = answer.at("/messages/0");
        assertThat(message.get("referralId").asText()).isEqualTo(referral);
        assertThat(message.get("recipient").asText()).isEqualTo("housing-0301");
        assertThat(message.get("kind").asText()).isEqualTo("UPDATE");
        assertThat(message.get("version").asInt()).isEqualTo(2);
        assertThat(answer.at("/notices/0/type").asText()).isEqualTo("UPDATE");
        assertThat(answer.at("/notices/0/recipient").asText()).isEqualTo("nav-0301");
    }

    @Test
    void aSmallStepFarAwayIsUnimportantAndTheSameDayNothingNew() {
        referred();
        assertThat(whatIf(RELEASE.plusDays(2)).json().at("/messages/0/reason").asText())
                .isEqualTo("UNIMPORTANT");
        JsonNode same = whatIf(RELEASE).json();
        assertThat(same.at("/messages/0/reason").asText()).isEqualTo("NOTHING_NEW");
        assertThat(same.at("/messages/0").has("kind")).isFalse();
        assertThat(same.get("milestones")).isEmpty();
        assertThat(same.get("notices")).isEmpty();
    }

    @Test
    void nothingIsSentAndOnlyTheLookIsWrittenDown() {
        referred();
        List<Map<String, Object>> before = everythingKept();
        int looks = looks();
        assertThat(whatIf(RELEASE.minusDays(21)).status()).isEqualTo(200);
        assertThat(everythingKept()).isEqualTo(before);
        assertThat(looks()).isEqualTo(looks + 1);
    }

    @Test
    void aFridayMeetsClosedDoors() {
        JsonNode answer = whatIf(RELEASE.with(next(FRIDAY))).json();
        assertThat(answer.get("firstDays").findValuesAsText("code")).contains("RELEASE_ON_FRIDAY");
        assertThat(answer.get("firstDays").findValuesAsText("office")).contains("NAV Oslo", "Oslo kommune, bolig");
        JsonNode asItIs = hub.get("/api/people/" + person).json().get("firstDays");
        assertThat(asItIs.findValuesAsText("code")).doesNotContain("RELEASE_ON_FRIDAY");
    }

    @Test
    void ofHealthThereIsOneSentenceWhateverWasAskedFor() {
        String before = whatIf(RELEASE).json().get("health").asText();
        hub.post("/api/people/" + person + "/handovers", "{\"domains\":[\"HEALTH\"]}");
        assertThat(whatIf(RELEASE).json().get("health").asText()).isEqualTo(before);
        assertThat(whatIf(RELEASE).json().get("messages")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"?releaseDate=,400", "?releaseDate=soon,400", "'',400", "?releaseDate=2027-02-30,400"})
    void whatIsNoDateCannotBeRead(String query, int status) {
        assertThat(hub.get("/api/people/" + person + "/what-if" + query).status())
                .isEqualTo(status);
    }

    @Test
    void aDayThatCannotComeIsRefused() {
        for (LocalDate day : List.of(TODAY.minusDays(1), TODAY.plusYears(101))) {
            Hub.Said refused = whatIf(day);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/releaseDate");
        }
    }

    @Test
    void anotherPrisonsPersonIsTheSameBytesAsAnUnknownOne() {
        Hub.Said foreign = hub.as("casemanager2").get("/api/people/" + person + "/what-if?releaseDate=" + RELEASE);
        Hub.Said unknown = hub.as("casemanager2").get("/api/people/KI-nobody/what-if?releaseDate=" + RELEASE);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text()).isEqualTo(unknown.text());
    }

    private Hub.Said whatIf(LocalDate day) {
        return hub.get("/api/people/" + person + "/what-if?releaseDate=" + day);
    }

    private static JsonNode milestone(JsonNode answer, String code) {
        for (JsonNode milestone : answer.get("milestones")) {
            if (milestone.get("code").asText().equals(code)) {
                return milestone;
            }
        }
        throw new AssertionError(code + " does not move: " + answer);
    }

    /** A referral that the receiver has: what waits to leave could still be replaced without a word to anybody. */
    private String referred() {
        hub.post(
                "/api/people/" + person + "/consents",
                "{\"recipientKind\":\"HOUSING\",\"domains\":[\"HOUSING\"],\"givenOn\":\"%s\",\"evidence\":\"SIGNED_FORM\"}"
                        .formatted(TODAY.minusDays(1)));
        Hub.Said said = hub.post("/api/people/" + person + "/handovers", "{\"domains\":[\"HOUSING\"]}");
        assertThat(said.status()).as(said.text()).isEqualTo(202);
        String referral = said.json().at("/referrals/0/referralId").asText();
        await().atMost(ofSeconds(20)).until(() -> hub.get("/api/referrals/" + referral)
                .json()
                .get("state")
                .asText()
                .equals("RECEIVED"));
        return referral;
    }

    /** What a step of delivery does not touch: plan, record, referrals and what was said in them. */
    private List<Map<String, Object>> everythingKept() {
        return jdbc.sql(
                        """
                select p.planned_at, p.milestones::text, c.revision, c.release_date,
                       (select count(*) from hub.referral r where r.person_number = c.person_number) referrals,
                       (select count(*) from hub.delivery d where d.person_number = c.person_number) deliveries,
                       (select coalesce(sum(r.version), 0) from hub.referral r where r.person_number = c.person_number) versions,
                       (select count(*) from hub.release_date_change h where h.person_number = c.person_number) moves
                  from hub.custody c join hub.plan p using (person_number) where c.person_number = :person""")
                .param("person", person)
                .query()
                .listOfRows();
    }

    private int looks() {
        return jdbc.sql("select count(*) from audit.entry where person_number = :person and what = 'WHAT_IF'")
                .param("person", person)
                .query(Integer.class)
                .single();
    }
}
