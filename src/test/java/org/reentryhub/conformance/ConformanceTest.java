package org.reentryhub.conformance;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hub is played against receivers that do right, and against ones with a fault each, which is found. */
@WireMockTest
class ConformanceTest {
    private static final String AUTH = "bearer:agreed";
    private static final int STEPS = 19;

    private String url = "";

    @BeforeEach
    void aReceiverThatDoesRight(WireMockRuntimeInfo receiver) {
        url = receiver.getHttpBaseUrl() + "/hub";
        stubFor(asked().atPriority(10)
                .willReturn(aResponse().withStatus(202).withBody("{\"status\":\"RECEIVED\",\"receiptId\":\"r-1\"}")));
        stubFor(asked().atPriority(1)
                .withHeader("Authorization", absent())
                .willReturn(aResponse().withStatus(401)));
    }

    @Test
    void nothingIsWrongWithOneThatDoesRight() {
        Said said = play();

        assertThat(said.report()).contains(STEPS + " right, 0 wrong").doesNotContain("WRONG");
        assertThat(said.code()).isZero();
    }

    @Test
    void messagesAreTheHubsOwnAndOfInventedPeople() throws IOException {
        play();
        List<JsonNode> sent = new java.util.ArrayList<>();
        for (var request : findAll(postRequestedFor(urlEqualTo("/hub/referrals")))) {
            JsonNode message = new ObjectMapper().readTree(request.getBodyAsString());
            assertThat(request.getHeader("Idempotency-Key"))
                    .isEqualTo(message.get("messageId").asText());
            sent.add(message);
        }

        assertThat(sent).hasSize(STEPS);
        assertThat(sent)
                .filteredOn(message -> message.at("/person").has("nationalId"))
                .allMatch(message -> message.at("/person/nationalId").asText().charAt(2) >= '8');
        assertThat(sent)
                .filteredOn(message -> message.get("kind").asText().equals("CANCELLATION"))
                .isNotEmpty()
                .noneMatch(message -> message.has("person"));
        assertThat(sent.toString()).contains("Čáhppe-Ŋuolppi Ánde", "somethingNew");
    }

    @Test
    void aTokenIsAskedForAsTheHubAsks() {
        stubFor(post("/token")
                .withBasicAuth("hub", "s%3Ae%40cret")
                .withFormParam("grant_type", equalTo("client_credentials"))
                .withFormParam("scope", equalTo("referrals write"))
                .willReturn(aResponse().withBody("{\"access_token\":\"agreed\",\"token_type\":\"Bearer\"}")));

        Said said = run(url, withToken("s:e@cret", "#referrals write"));

        assertThat(said.report()).contains(STEPS + " right, 0 wrong");
        assertThat(findAll(postRequestedFor(urlEqualTo("/hub/referrals"))
                        .withHeader("Authorization", equalTo("Bearer agreed"))))
                .hasSize(STEPS - 1);
    }

    @Test
    void withoutATokenNothingIsSent() {
        stubFor(post("/token").willReturn(aResponse().withStatus(401)));

        Said said = run(url, withToken("wrong", ""));

        assertThat(said.report())
                .contains("Nothing was sent: the token server answered 401")
                .doesNotContain("wrong");
        assertThat(said.code()).isEqualTo(1);
        assertThat(findAll(postRequestedFor(urlEqualTo("/hub/referrals")))).isEmpty();
    }

    private String withToken(String secret, String scope) {
        return "oauth2:hub:%s@%s%s".formatted(secret, url.replace("/hub", "/token"), scope);
    }

    @Test
    void everyRunHasItsOwnIds() {
        play();
        play();

        assertThat(findAll(postRequestedFor(urlEqualTo("/hub/referrals"))).stream()
                        .map(request -> request.getHeader("Idempotency-Key"))
                        .distinct())
                .hasSize(2 * (STEPS - 3));
    }

    @Test
    void otherNeedsCanBePlayedToo() {
        assertThat(run(url, AUTH, "EMPLOYMENT").code()).isZero();
        assertThat(run(url, AUTH, "FAMILY_NETWORK").code()).isZero();
    }

    @Test
    void oneThatTakesMessagesFromAnybodyIsFound() {
        stubFor(asked().atPriority(1)
                .withHeader("Authorization", absent())
                .willReturn(aResponse().withStatus(200)));

        finds("refuses whoever shows no credentials", "Answer 401");
    }

    @Test
    void oneThatRefusesARepeatedKeyIsFound() {
        String takes = "a REFERRAL came";
        stubFor(asked().atPriority(5)
                .inScenario("keys")
                .whenScenarioStateIs(Scenario.STARTED)
                .withRequestBody(matchingJsonPath("$.kind", equalTo("REFERRAL")))
                .willReturn(aResponse().withStatus(202))
                .willSetStateTo(takes));
        stubFor(asked().atPriority(5)
                .inScenario("keys")
                .whenScenarioStateIs(takes)
                .withRequestBody(matchingJsonPath("$.kind", equalTo("REFERRAL")))
                .willReturn(aResponse().withStatus(400))
                .willSetStateTo("over"));

        finds("takes the same again, under the same key", "REFUSED. Keep every Idempotency-Key");
    }

    @Test
    void oneThatDoesThingsTwiceIsFound() {
        stubFor(asked().atPriority(5)
                .inScenario("twice")
                .whenScenarioStateIs(Scenario.STARTED)
                .withRequestBody(matchingJsonPath("$.kind", equalTo("CANCELLATION")))
                .willReturn(receipt("\"c-1\""))
                .willSetStateTo("once"));
        stubFor(asked().atPriority(5)
                .inScenario("twice")
                .whenScenarioStateIs("once")
                .withRequestBody(matchingJsonPath("$.kind", equalTo("CANCELLATION")))
                .willReturn(receipt("\"c-2\""))
                .willSetStateTo("over"));

        finds("takes the CANCELLATION again", "as if it had been done twice");
    }

    @Test
    void oneThatRefusesAnOlderVersionIsFound() {
        onlyFor("$[?(@.version == 1 && @.kind == 'REFERRAL')]", 409);

        assertThat(play().report())
                .contains("WRONG  takes a version that comes late, and leaves it", "409 is for a key that you have");
    }

    @Test
    void oneThatDoesNotTakeAnUpdateFirstIsFound() {
        stubFor(asked().atPriority(5)
                .withRequestBody(matchingJsonPath("$[?(@.version == 2 && @.kind == 'UPDATE')]"))
                .willReturn(aResponse().withStatus(422)));

        assertThat(play().report())
                .contains("WRONG  takes an UPDATE as the first message of a referral", "Upsert by referralId");
    }

    @Test
    void oneThatDoesNotKnowWhatWasCancelledIsFound() {
        onlyFor("$[?(@.kind == 'CANCELLATION' && @.version == 2)]", 404);

        assertThat(play().report())
                .contains(
                        "WRONG  takes a CANCELLATION that it knows nothing of",
                        "MISDIRECTED",
                        "Answer 2xx to a CANCELLATION");
    }

    @Test
    void oneThatRefusesUnknownMembersIsFound() {
        onlyFor("$.somethingNew", 400);

        finds("takes members that it does not know", "REFUSED. Pass over members");
    }

    @Test
    void oneThatDemandsWhatMayBeMissingIsFound() {
        onlyFor("$[?(@.kind == 'REFERRAL' && !@.release)]", 422);

        finds("takes a message without what is not known", "may be missing");
    }

    @Test
    void oneThatBreaksOverSamiLettersIsFound() {
        onlyFor("$[?(@.person.name.given =~ /.*Ŋ.*/)]", 500);

        finds("takes names with Sámi letters", "UNKNOWN. The body is UTF-8");
    }

    @Test
    void oneThatRedirectsIsFound() {
        onlyFor("$.somethingNew", 307);

        finds("takes members that it does not know", "A redirect is never followed");
    }

    @Test
    void oneThatIsTooSlowIsFound() {
        stubFor(asked().atPriority(5)
                .withRequestBody(matchingJsonPath("$.somethingNew"))
                .willReturn(aResponse().withStatus(200).withFixedDelay(1_500)));

        finds("takes members that it does not know", "Nothing came back (HttpTimeoutException");
    }

    @Test
    void oneThatHangsUpIsFound() {
        stubFor(asked().atPriority(5)
                .withRequestBody(matchingJsonPath("$.somethingNew"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        finds("takes members that it does not know", "Nothing came back");
    }

    @Test
    void oneWhoseReceiptSaysSomethingElseIsFound() {
        stubFor(asked().atPriority(5)
                .withRequestBody(matchingJsonPath("$.somethingNew"))
                .willReturn(aResponse().withStatus(200).withBody("{\"status\":\"OK\"}")));

        finds("takes members that it does not know", "another status than RECEIVED");
    }

    @Test
    void oneWhoseReceiptNumberIsNoTextIsFound() {
        stubFor(asked().atPriority(5)
                .withRequestBody(matchingJsonPath("$.somethingNew"))
                .willReturn(receipt("17")));

        finds("takes members that it does not know", "Your receiptId is lost");
    }

    @Test
    void oneThatIsNotThereIsFound() {
        Said said = run("http://localhost:1/hub", AUTH);

        assertThat(said.code()).isOne();
        assertThat(said.report()).contains("no answer", "Nobody answers there").doesNotContain("takes a REFERRAL");
    }

    @Test
    void whatIsNotUnderstoodIsExplained() {
        for (Said said : List.of(run(), run("no address"), run(url, "magic"), run(url, "none", "HEALTH"))) {
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.report()).startsWith("conformance URL");
        }
    }

    private static MappingBuilder asked() {
        return post(urlEqualTo("/hub/referrals"));
    }

    private static ResponseDefinitionBuilder receipt(String id) {
        return aResponse().withStatus(200).withBody("{\"status\":\"RECEIVED\",\"receiptId\":%s}".formatted(id));
    }

    private static void onlyFor(String path, int status) {
        stubFor(asked().atPriority(5)
                .withRequestBody(matchingJsonPath(path))
                .willReturn(aResponse().withStatus(status).withHeader("Location", "/elsewhere")));
    }

    /** Finds that one thing is wrong, and nothing else. */
    private void finds(String duty, String sentence) {
        Said said = play();
        assertThat(said.code()).isOne();
        assertThat(said.report()).contains("WRONG  " + duty, sentence, (STEPS - 1) + " right, 1 wrong");
    }

    private Said play() {
        return run(url, AUTH);
    }

    private static Said run(String... arguments) {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        int code = Conformance.run(
                List.of(arguments), new PrintStream(report, true, StandardCharsets.UTF_8), Duration.ofSeconds(1));
        return new Said(code, report.toString(StandardCharsets.UTF_8));
    }

    private record Said(int code, String report) {}
}
