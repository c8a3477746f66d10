package org.reentryhub.web.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.reentryhub.web.Http;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A referral as its case manager follows it, without a script. */
@HubTest
class ReferralPagesTest {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    private String person = "";
    private String referral = "";
    private String address = "";
    private Http manager = Http.at(0);

    @BeforeEach
    void somebodyIsReferred() {
        person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        Hub.at(port)
                .as("prison-records")
                .post(
                        "/records/events",
                        Prisoner.named(person).event("admitted", "2026-11-20T08:00:00+01:00"),
                        Map.of("Content-Type", "application/cloudevents+json"));
        caseManager()
                .post(
                        "/api/people/" + person + "/consents",
                        """
                {"recipientKind":"HOUSING","domains":["HOUSING"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}""");
        referral = caseManager()
                .post("/api/people/" + person + "/handovers", "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
        address = "/referrals/" + referral;
        awaitState("RECEIVED");
        manager = Http.at(port).inSession("casemanager");
    }

    @Test
    void itTellsWhatWasSentWhatCameBackAndWhoHasTheNextMove() {
        assertThat(manager.get(address).body())
                .contains("Oslo kommune, bolig har neste trekk.", "Versjon 1: henvisning", "Forsøk 1", "kom fram")
                .contains("Personen: Fødselsnummer", "Bolig: Boligsituasjon", "kvitterte")
                .doesNotContain("17899001281", person, "CANARY", "??");
        answer("ACCEPTED", "");
        answer(
                "PLANNED",
                ",\"text\":\"<script>alert(1)</script>\",\"appointment\":{\"at\":\"2027-01-14T12:00:00+01:00\",\"place\":\"Storgata 1\"}");
        String page = manager.get(address).body();
        assertThat(page)
                .contains("har satt opp en avtale", "14. januar 2027", "Storgata 1", "&lt;script&gt;")
                .doesNotContain("<script>alert");
        for (String language : List.of("nn", "en")) {
            assertThat(manager.get(address + "?lang=" + language).body()).doesNotContain("??");
        }
    }

    @Test
    void aQuestionIsAnsweredOnceHoweverOftenTheFormIsSent() {
        answer("MORE_INFO_NEEDED", ",\"text\":\"Any pets?\"");
        String page = manager.get(address).body();
        assertThat(page).contains("Du har neste trekk.", "Any pets?", "Svaret ditt");
        String form = "key=" + key(page) + "&text=" + encoded("Ja, en hund <b>");
        HttpResponse<String> told = submit("/information", form);
        assertThat(told.statusCode()).as(told.body()).isEqualTo(303);
        assertThat(submit("/information", form).statusCode()).isEqualTo(303);
        assertThat(caseManager().get("/api" + address).json().get("information"))
                .hasSize(1);
        assertThat(manager.get(address).body()).contains("Vi svarte:", "Ja, en hund &lt;b&gt;");
        HttpResponse<String> late = submit("/information", "key=another&text=Nei");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Ikke gjort");
    }

    @Test
    void anAnswerThatSaysNothingIsAFaultAndWhatWasTypedStays() {
        answer("MORE_INFO_NEEDED", ",\"text\":\"Any pets?\"");
        HttpResponse<String> empty = submit("/information", "key=k-" + referral + "&text=+");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("<title>Feil: ", "href=\"#text\"", "aria-invalid=\"true\"");
        String giant = "a".repeat(4_001);
        HttpResponse<String> tooMuch = submit("/information", "key=l-" + referral + "&text=" + giant);
        assertThat(tooMuch.statusCode()).isEqualTo(422);
        assertThat(tooMuch.body()).contains(giant);
    }

    @Test
    void takingBackNeedsAReasonAndTellsTheReceiver() {
        String page = manager.get(address).body();
        HttpResponse<String> without = submit("/cancellation", "key=" + key(page));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Velg en grunn", "<details class=\"card\" open=\"open\"");
        String form = "key=" + key(without.body()) + "&reason=NO_LONGER_NEEDED";
        assertThat(submit("/cancellation", form).statusCode()).isEqualTo(303);
        awaitState("CANCEL_REQUESTED");
        String settled = manager.get(address).body();
        assertThat(settled).contains("trekkes tilbake", "Avslutt henvisningen").doesNotContain("name=\"reason\"");
        assertThat(submit("/closing", "key=" + key(settled)).statusCode()).isEqualTo(303);
        assertThat(manager.get(address).body()).contains("Ferdig. Ingen venter på noe.");
    }

    @Test
    void whatIsNotOverIsNotClosed() {
        HttpResponse<String> refused = submit("/closing", "key=c-" + referral);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Ikke gjort");
    }

    @Test
    void anotherPrisonFindsNothingAndAFormWithoutItsTokenIsRefused() {
        Http other = Http.at(port).inSession("casemanager2");
        assertThat(other.get(address).statusCode()).isEqualTo(404);
        for (String below : List.of("/information", "/cancellation", "/closing")) {
            assertThat(other.submit("/people", address + below, "key=k&text=a&reason=NO_LONGER_NEEDED")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(manager.with("Content-Type", "application/x-www-form-urlencoded")
                            .send("POST", address + below, "key=k&text=a".getBytes(UTF_8))
                            .statusCode())
                    .isEqualTo(403);
        }
        awaitState("RECEIVED");
    }

    private HttpResponse<String> submit(String below, String fields) {
        return manager.submit(address, address + below, fields);
    }

    private static String key(String page) {
        Matcher key = KEY.matcher(page);
        assertThat(key.find()).as(page).isTrue();
        return key.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private void answer(String answer, String more) {
        Hub.Said said = Hub.at(port)
                .as("housing")
                .post(
                        "/partner/referrals/" + referral + "/answers",
                        "{\"answerId\":\"%s\",\"version\":1,\"answer\":\"%s\"%s}"
                                .formatted(UUID.randomUUID(), answer, more));
        assertThat(said.status()).as(said.text()).isEqualTo(202);
    }

    private void awaitState(String state) {
        await().atMost(ofSeconds(15)).until(() -> caseManager()
                .get("/api/referrals/" + referral)
                .json()
                .path("state")
                .asText()
                .equals(state));
    }

    private Hub caseManager() {
        return Hub.at(port).as("casemanager");
    }
}
