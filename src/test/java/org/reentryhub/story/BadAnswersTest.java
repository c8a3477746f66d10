package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Forged, contradictory, malformed and other people's answers: nothing moves, it is refused, and a person can see it. */
@HubTest
class BadAnswersTest {
    private static final String DEEP = "[".repeat(10_000) + "]".repeat(10_000);

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;
    private String referral;

    @BeforeEach
    void received() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        referral = person.referredToHousing();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("a version that was never sent", 422, answer("'version':2")),
                arguments("version nought", 422, answer("'version':0")),
                arguments("a negative version", 422, answer("'version':-1")),
                arguments("a version beyond all numbers", 422, answer("'version':2147483648")),
                arguments("a version in quotes", 422, answer("'version':'1'")),
                arguments("an unknown answer", 422, answer("'answer':'MAYBE'")),
                arguments("an answer by its number", 422, answer("'answer':2")),
                arguments("no answer", 422, "{'answerId':'a','version':1}"),
                arguments("an unknown member", 422, answer("'state':'ACCEPTED'")),
                arguments("an id that cannot be seen", 422, answer("'answerId':'a\\u200b'")),
                arguments("an id with a line in it", 422, answer("'answerId':'a\\nb'")),
                arguments("an empty id", 422, answer("'answerId':' '")),
                arguments("an id that is too long", 422, answer("'answerId':'" + "a".repeat(101) + "'")),
                arguments("a text of 100 kB", 422, answer("'text':'" + "a".repeat(100_000) + "'")),
                arguments("control characters", 422, answer("'text':'a\\u001b[2Jb'")),
                arguments("marks that turn the line", 422, answer("'text':'a\\u202eb'")),
                arguments("half a character", 422, answer("'text':'a\\ud800'")),
                arguments("a place of 100 kB", 422, appointment("2027-01-14T12:00:00Z", "a".repeat(100_000))),
                arguments("an appointment a year ago", 422, appointment("2025-11-22T12:00:00Z", "Tøyen")),
                arguments("an appointment in 50 years", 422, appointment("2076-11-22T12:00:00Z", "Tøyen")),
                arguments("an appointment without its time", 422, answer("'appointment':{'place':'Tøyen'}")),
                arguments("an appointment at no offset", 422, appointment("2027-01-14T12:00:00", "Tøyen")),
                arguments("a redirect to no id at all", 422, answer("'answer':'REDIRECTED','redirectTo':'../nav'")),
                arguments("another reason, untold", 422, answer("'answer':'DECLINED','reason':'OTHER'")),
                arguments(
                        "a member twice", 400, "{'answerId':'a','version':1,'answer':'ACCEPTED','answer':'DECLINED'}"),
                arguments("10,000 deep", 422, answer("'text':" + DEEP)),
                arguments("a list", 422, "[" + answer("'version':1") + "]"),
                arguments("nothing", 400, "null"),
                arguments("half of it", 400, "{'answerId':'a'"),
                arguments("more after it", 400, answer("'version':1") + "x"));
    }

    /** One test for all, since a refusal leaves the referral as it was for the next. */
    @Test
    void whatDoesNotHoldMovesNothingAndIsCounted() {
        malformed().forEach(each -> {
            String name = String.valueOf(each.get()[0]);
            Hub.Said said = housing((String) each.get()[2]);
            assertThat(said.status()).as(name + ": " + said.text()).isEqualTo(each.get()[1]);
            assertThat(said.response().headers().firstValue("Content-Type").orElseThrow())
                    .as(name)
                    .startsWith("application/problem+json");
        });
        assertThat(state()).isEqualTo("RECEIVED");
        assertThat(view().get("answers")).isEmpty();
        long refused = malformed().count();
        assertThat(timesRefused()).isEqualTo(refused);
    }

    @Test
    void whatNoDatabaseCanHoldDoesNotComeThroughTheDoor() {
        assertThat(housing(answer("'text':'a\\u0000'")).status()).isEqualTo(400);
        assertThat(state()).isEqualTo("RECEIVED");
    }

    @Test
    void acceptedAfterDeclinedIsKeptAndRefusedHoweverOftenItIsSaid() {
        assertThat(person.housingAnswers(referral, 1, "DECLINED").status()).isEqualTo(202);
        String accepted = "{'answerId':'a-2','version':1,'answer':'ACCEPTED'}";
        assertThat(housing(accepted).status()).isEqualTo(409);
        assertThat(housing(accepted).status()).isEqualTo(409);
        assertThat(state()).isEqualTo("DECLINED");
        assertThat(view().get("answers").findValuesAsText("answer")).containsExactly("DECLINED", "ACCEPTED");
        assertThat(view().get("answers").findValuesAsText("flag")).containsExactly("IMPOSSIBLE");
    }

    @Test
    void ofTwoThatEndItAtTheSameMomentOneWinsAndTheOtherIsKeptAndRefused() {
        person.housingAnswers(referral, 1, "ACCEPTED");
        List<CompletableFuture<Hub.Said>> both = Stream.of("FULFILLED", "NOT_FULFILLED")
                .map(answer -> CompletableFuture.supplyAsync(() -> person.housingAnswers(referral, 1, answer)))
                .toList();
        assertThat(both.stream().map(each -> each.join().status())).containsExactlyInAnyOrder(202, 409);
        assertThat(view().get("answers")).hasSize(3);
    }

    @Test
    void anIdThatWasAnotherAnswerIsRefusedAndTheSameAgainIsNot() {
        String first = "{'answerId':'a-1','version':1,'answer':'ACCEPTED','text':'Welcome.'}";
        assertThat(housing(first).status()).isEqualTo(202);
        assertThat(housing(first).status()).isEqualTo(202);
        assertThat(housing(first.replace("ACCEPTED", "DECLINED")).status()).isEqualTo(422);
        assertThat(housing(first.replace("Welcome", "Come")).status()).isEqualTo(422);
        assertThat(state()).isEqualTo("ACCEPTED");
        assertThat(view().get("answers")).hasSize(1);
        assertThat(timesRefused()).isEqualTo(2);
    }

    @Test
    void anAppointmentThatIsRepeatedWordForWordIsTheSameAgain() {
        String offered = appointment("2027-01-14T12:00:00.123456+01:00", "Tøyen");
        assertThat(housing(offered).status()).isEqualTo(202);
        assertThat(housing(offered).status()).isEqualTo(202);
        assertThat(view().get("answers")).hasSize(1);
    }

    @Test
    void anothersReferralIsTheSameBytesAsAnUnknownOneAndTheAttemptIsSeen() {
        String answer = answer("'version':1");
        Hub.Said anothers = says("employment", referral, answer);
        Hub.Said unknown = says("employment", UUID.randomUUID().toString(), answer);
        Hub.Said noId = says("employment", "1-1-1-1-1", answer);
        assertThat(List.of(anothers.status(), unknown.status(), noId.status())).containsOnly(404);
        assertThat(List.of(unknown.text(), noId.text())).containsOnly(anothers.text());
        assertThat(state()).isEqualTo("RECEIVED");
        assertThat(view().at("/refused/0/partner").asText()).isEqualTo("nav-0301");
        assertThat(view().at("/refused/0/status").asInt()).isEqualTo(404);
    }

    @Test
    void aHealthPartyThatTriesIsNotNamed() {
        assertThat(says("gp", referral, answer("'version':1")).status()).isEqualTo(404);
        assertThat(view().get("refused")).isEmpty();
        String partners = person.hub().as("operator").get("/ops/partners").text();
        assertThat(partners)
                .contains("\"partner\":\"health\",\"what\":\"ANSWER\"")
                .doesNotContain("gp-oslo");
    }

    @ParameterizedTest
    @CsvSource({"nobody-9999", "housing-0301", "gp-oslo"})
    void aRedirectToNobodyToOneselfOrToHealthSendsNothingAndTellsTheCaseManager(String to) {
        assertThat(housing(answer("'answer':'REDIRECTED','redirectTo':'" + to + "'"))
                        .status())
                .isEqualTo(202);
        assertThat(view().has("redirectedTo")).isFalse();
        assertThat(person.alerts()).contains("REDIRECT_NOT_FOLLOWED");
    }

    @Test
    void aReasonThatDoesNotBelongToTheAnswerCountsAsAnother() {
        assertThat(housing(answer("'answer':'DECLINED','reason':'PERSON_DID_NOT_COME'"))
                        .status())
                .isEqualTo(202);
        assertThat(view().at("/answers/0/reasonCode").asText()).isEqualTo("OTHER");
        assertThat(view().at("/answers/0/reason").asText()).isEqualTo("PERSON_DID_NOT_COME");
    }

    @Test
    void anAppointmentInAYearIsTakenAndMarksOfWritingAreKept() {
        String body = "{'answerId':'a-1','version':1,'answer':'PLANNED','text':'\u200fمرحبا\\nÁse',"
                + "'appointment':{'at':'2027-11-22T12:00:00+01:00','place':'Tøyen'}}";
        person.housingAnswers(referral, 1, "ACCEPTED");
        assertThat(housing(body).status()).isEqualTo(202);
        assertThat(view().at("/answers/1/text").asText()).isEqualTo("\u200fمرحبا\nÁse");
    }

    /** An answer that holds, but for the members that are given. */
    private static String answer(String members) {
        StringBuilder body = new StringBuilder("{" + members);
        if (!members.contains("'answerId'")) {
            body.append(",'answerId':'a'");
        }
        if (!members.contains("'version'")) {
            body.append(",'version':1");
        }
        if (!members.contains("'answer'")) {
            body.append(",'answer':'ACCEPTED'");
        }
        return body.append("}").toString();
    }

    private static String appointment(String at, String place) {
        return answer("'appointment':{'at':'%s','place':'%s'}".formatted(at, place));
    }

    private Hub.Said housing(String body) {
        return says("housing", referral, body);
    }

    private Hub.Said says(String receiver, String about, String body) {
        return person.hub().as(receiver).post("/partner/referrals/" + about + "/answers", body.replace('\'', '"'));
    }

    private JsonNode view() {
        return person.referral(referral);
    }

    private String state() {
        return view().get("state").asText();
    }

    private long timesRefused() {
        long times = 0;
        for (JsonNode line : view().get("refused")) {
            assertThat(line.get("partner").asText()).isEqualTo("housing-0301");
            times += line.get("times").asLong();
        }
        return times;
    }

    /** Whatever its server said of the newer message: who speaks of it has it. */
    @Test
    void anAnswerToAVersionMakesEveryEarlierOneOldAlsoWhereTheNewerWasRefused() {
        person.housingIsDownFor("2036-08-08");
        person.prisonSays(person.record().released("2036-08-08").event("release-date-changed", "2026-11-21T08:00:00Z"));
        await().until(() ->
                person.referral(referral).at("/deliveries/1/state").asText().equals("RETRYING"));
        assertThat(person.housingAnswers(referral, 2, "ACCEPTED").status()).isEqualTo(202);
        assertThat(person.housingAnswers(referral, 1, "FULFILLED").status()).isEqualTo(202);
        assertThat(person.referral(referral).get("state").asText()).isEqualTo("ACCEPTED");
        assertThat(person.alerts()).contains("OLD_VERSION");
    }
}
