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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looking over what leaves, and sending it, without a script. */
@HubTest
class HandoverPagesTest {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(key|seen\\.[A-Z]+)\" value=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private String person = "";
    private String address = "";
    private Http manager = Http.at(0);

    @BeforeEach
    void somebodyIsInPrison() {
        person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        tell(Prisoner.named(person).event("admitted", "2026-11-20T08:00:00+01:00"));
        String id = caseManager().get("/api/people/" + person).json().get("id").asText();
        address = "/people/" + id + "/handover";
        manager = Http.at(port).inSession("casemanager");
    }

    @Test
    void whatCannotBeSentIsNamedWithTheWayToMendIt() {
        String page = manager.get(address).body();
        assertThat(page)
                .contains("Dette kan ikke sendes nå", "Personen har ikke samtykket.")
                .contains(address.replace("/handover", "/consents"))
                .doesNotContain("seen.HOUSING");
    }

    @Test
    void everyFieldThatLeavesStandsThereAndTheNationalIdIsMasked() {
        consentTo("HOUSING");
        String page = manager.get(address).body();
        assertThat(page)
                .contains("Oslo kommune, bolig", "178990 *****", "Kari Eksempel", "17. september 1990")
                .contains("Trenger tolk", "Dato", "planlagt", "uten bolig", "1 voksne, 0 barn", "Antall rom")
                .contains("å bo for seg selv", "garanti for depositum, bostøtte", "Trengs fra")
                .contains("gitt 1. november 2026", ", gjelder til det trekkes", "straffegjennomføringsloven §\u00a04")
                .contains("Hva er holdt tilbake (16 felt)", "Lovbrudd", "Behov: Arbeid og inntekt")
                .doesNotContain("17899001281", person, "CANARY", "Carpentry", "??");
    }

    @Test
    void whatHasBeenSentIsNoObstacleAndLeadsToItsReferral() {
        consentTo("HOUSING");
        String referral = caseManager()
                .post("/api/people/" + person + "/handovers", "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
        assertThat(manager.get(address).body())
                .contains("Dette trengs ikke sendes", "/referrals/" + referral, "Dette kan ikke sendes nå");
    }

    @Test
    void thePageSpeaksEveryLanguage() {
        consentTo("HOUSING");
        assertThat(manager.get(address + "?lang=nn").body())
                .contains("Sjå over og send", "utan bustad")
                .doesNotContain("??");
        assertThat(manager.get(address + "?lang=en").body())
                .contains("See and send", "without a home")
                .doesNotContain("??");
    }

    @Test
    void sendingTwiceIsOneHandoverAndLeadsToOnePlace() {
        consentTo("HOUSING");
        String form = form(manager.get(address).body()) + "&domain=HOUSING&domain=HEALTH";
        HttpResponse<String> sent = submit(form);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String place = sent.headers().firstValue("Location").orElseThrow();
        assertThat(place).matches("/handovers/[0-9a-f-]{36}");
        assertThat(submit(form).headers().firstValue("Location")).contains(place);
        assertThat(handovers()).isEqualTo(1);
    }

    @Test
    void theStatusPageTellsHowFarEachReceiverHasCome() {
        consentTo("HOUSING");
        String form = form(manager.get(address).body()) + "&domain=HOUSING&domain=HEALTH";
        String place = submit(form).headers().firstValue("Location").orElseThrow();
        await().atMost(ofSeconds(15))
                .until(() -> manager.get(place + "/progress?looks=3").body().contains("1 av 1 mottaker har kvittert"));
        HttpResponse<String> page = manager.get(place);
        assertThat(page.body())
                .contains("Oslo kommune, bolig", "Levert til systemet deres", "Svar ventes", "Helseenheten er spurt")
                .doesNotContain("hx-trigger=", "17899001281", person, "??");
        assertThat(manager.get(place + "/progress").body())
                .contains("Alle mottakerne har kvittert", "hx-swap-oob")
                .doesNotContain("<html", "Kari");
        for (String language : List.of("nn", "en")) {
            assertThat(manager.get(place + "?lang=" + language).body()).doesNotContain("??");
        }
        HttpResponse<String> expired = Http.at(port).with("HX-Request", "true").get(place + "/progress");
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.headers().firstValue("HX-Redirect")).contains("/");
        Http other = Http.at(port).inSession("casemanager2");
        assertThat(other.get(place).statusCode()).isEqualTo(404);
        assertThat(other.get(place + "/progress").statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasChangedMeanwhileIsShownInsteadOfSent() {
        consentTo("HOUSING");
        String form = form(manager.get(address).body()) + "&domain=HOUSING";
        tell(Prisoner.named(person).released("2027-02-01").event("release-date-changed", "2026-11-21T08:00:00+01:00"));
        HttpResponse<String> shown = submit(form);
        assertThat(shown.statusCode()).isEqualTo(409);
        assertThat(shown.body()).contains("Ingenting er sendt", "Løslatelse: Dato", "1. februar 2027");
        assertThat(handovers()).isZero();
        assertThat(submit(form(shown.body()) + "&domain=HOUSING").statusCode()).isEqualTo(303);
    }

    @Test
    void whatCanNoLongerBeSentIsNamed() {
        String consent = consentTo("HOUSING");
        String form = form(manager.get(address).body()) + "&domain=HOUSING";
        caseManager().post("/api/people/" + person + "/consents/" + consent + "/withdrawal", "");
        HttpResponse<String> shown = submit(form);
        assertThat(shown.statusCode()).isEqualTo(409);
        assertThat(shown.body()).contains("kan ikke lenger sendes", "Personen har ikke samtykket.");
    }

    @Test
    void nobodyIsSentWhatNobodyHasSeen() {
        consentTo("HOUSING");
        String page = manager.get(address).body();
        String forged = form(page).replaceAll("seen.HOUSING=[^&]*", "seen.HOUSING=%3Cscript%3E");
        HttpResponse<String> shown = submit(forged + "&domain=HOUSING");
        assertThat(shown.statusCode()).isEqualTo(409);
        assertThat(shown.body()).doesNotContain("<script>");
        assertThat(submit(form(page) + "&domain=EVERYTHING").statusCode()).isEqualTo(409);
        assertThat(handovers()).isZero();
    }

    @Test
    void choosingNobodyIsAFault() {
        consentTo("HOUSING");
        HttpResponse<String> shown = submit(form(manager.get(address).body()));
        assertThat(shown.statusCode()).isEqualTo(422);
        assertThat(shown.body()).contains("<title>Feil: ", "Velg minst én mottaker");
    }

    @Test
    void anotherPrisonFindsNothingAndAFormWithoutItsTokenIsRefused() {
        assertThat(Http.at(port).inSession("casemanager2").get(address).statusCode())
                .isEqualTo(404);
        assertThat(Http.at(port)
                        .inSession("casemanager2")
                        .submit("/people", address, "key=k&domain=HEALTH")
                        .statusCode())
                .isEqualTo(404);
        assertThat(manager.with("Content-Type", "application/x-www-form-urlencoded")
                        .send("POST", address, "key=k&domain=HEALTH".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(403);
        assertThat(handovers()).isZero();
    }

    private HttpResponse<String> submit(String fields) {
        return manager.submit(address, address, fields);
    }

    private static String form(String page) {
        Matcher hidden = HIDDEN.matcher(page);
        StringBuilder fields = new StringBuilder();
        while (hidden.find()) {
            fields.append(fields.isEmpty() ? "" : "&")
                    .append(hidden.group(1))
                    .append('=')
                    .append(URLEncoder.encode(hidden.group(2), UTF_8));
        }
        assertThat(fields.toString()).as(page).contains("key=");
        return fields.toString();
    }

    private int handovers() {
        return jdbc.sql("select count(*) from hub.handover where person_number = :p")
                .param("p", person)
                .query(Integer.class)
                .single();
    }

    private String consentTo(String domain) {
        return caseManager()
                .post(
                        "/api/people/" + person + "/consents",
                        """
                {"recipientKind":"%s","domains":["%s"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}"""
                                .formatted(domain, domain))
                .json()
                .get("id")
                .asText();
    }

    private void tell(String event) {
        Hub.at(port)
                .as("prison-records")
                .post("/records/events", event, Map.of("Content-Type", "application/cloudevents+json"));
    }

    private Hub caseManager() {
        return Hub.at(port).as("casemanager");
    }
}
