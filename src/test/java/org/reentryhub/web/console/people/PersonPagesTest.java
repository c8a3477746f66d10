package org.reentryhub.web.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.Alerts;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** One person: what was, what is, and what to do next. */
@HubTest
class PersonPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    Alerts alerts;

    @Autowired
    TransactionTemplate transactions;

    private String person = "";
    private String page = "";
    private Http manager = Http.at(0);

    @BeforeEach
    void somebodyIsInPrison() {
        person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        says(Prisoner.named(person).released("2027-01-14").event("admitted", "2026-11-20T08:00:00+01:00"));
        page = "/people/" + api().get("/api/people/" + person).json().get("id").asText();
        manager = Http.at(port).inSession("casemanager");
    }

    @Test
    void theNextActionIsToAskForConsentAndThenToSend() {
        assertThat(manager.get(page).body())
                .contains("<a class=\"button\" href=\"" + page + "/consents\">Registrer samtykke</a>");
        consentTo("HOUSING");
        consentTo("EMPLOYMENT");
        assertThat(manager.get(page).body()).contains("<a class=\"button\" href=\"" + page + "/handover\">");
    }

    @Test
    void aDateThatMovedIsStruckThroughBesideTheNewOne() {
        says(Prisoner.named(person).released("2027-03-01").event("release-date-changed", "2026-11-21T08:00:00+01:00"));
        assertThat(manager.get(page).body().replaceAll("\\s+", " "))
                .contains("Datoen er flyttet")
                .contains("<del><time datetime=\"2027-01-14\">14. januar 2027</time></del>")
                .contains("<ins><time datetime=\"2027-03-01\">1. mars 2027</time></ins>");
    }

    @Test
    void whatHappenedIsToldAndCanBeNarrowedToOneNeed() {
        consentTo("HOUSING");
        consentTo("EMPLOYMENT");
        api().post("/api/people/" + person + "/handovers", "{\"domains\":[\"HOUSING\",\"EMPLOYMENT\"]}");
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(manager.get(page).body())
                        .contains("Henvisningen gikk til Oslo kommune, bolig", "Overlevert til NAV Oslo"));
        assertThat(story(page + "?domain=HOUSING"))
                .contains("Overlevert til Oslo kommune, bolig")
                .doesNotContain("Overlevert til NAV Oslo");
        assertThat(manager.get(page + "/disclosures").body())
                .contains("Henvisning, versjon 1", "Oslo kommune, bolig")
                .doesNotContain(person)
                .doesNotContain("??");
    }

    @Test
    void ofHealthEverybodysPageSaysTheSameWhetherItWasAskedForOrNot() {
        String before = health(manager.get(page).body());
        api().post("/api/people/" + person + "/handovers", "{\"domains\":[\"HEALTH\"]}");
        assertThat(health(manager.get(page).body())).isEqualTo(before).contains("Helsetjenesten håndterer dette selv");
    }

    @Test
    void anAlertIsClosedOnceAndNobodyElseCanCloseIt() {
        UUID alert = UUID.randomUUID();
        transactions.executeWithoutResult(transaction ->
                alerts.raise(alert, new PersonNumber(person), "OSLO", "NOT_DELIVERED", "<i>Something</i> of " + alert));
        assertThat(manager.get(page).body()).contains("En melding kom ikke fram", "&lt;i&gt;Something");
        assertThat(post(Http.at(port).inSession("casemanager2"), page + "/alerts/" + alert + "/closing", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(manager.send("POST", page + "/alerts/" + alert + "/closing", new byte[0])
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(manager, page + "/alerts/" + alert + "/closing", "").statusCode())
                .isEqualTo(303);
        assertThat(manager.get(page).body()).doesNotContain("En melding kom ikke fram");
        assertThat(post(manager, page + "/alerts/" + new UUID(0, 0) + "/closing", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoeverWasNotTransferredIsNotTakenOver() {
        assertThat(post(manager, page + "/acceptance", "").statusCode()).isEqualTo(409);
        assertThat(manager.get(page).body()).doesNotContain("Overta saken");
    }

    @Test
    void aCaseThatWasTransferredHereIsTakenOverOnce() {
        says(Prisoner.named(person)
                .event("transferred", "2026-11-21T08:00:00Z")
                .replace("\"prison\":\"OSLO\"", "\"prison\":\"HALDEN\""));
        Http halden = Http.at(port).inSession("casemanager2");
        assertThat(manager.get(page).body())
                .contains("Flyttet fra OSLO til HALDEN")
                .doesNotContain("/acceptance");
        assertThat(halden.get(page).body()).contains("href=\"" + page + "#transfer\">Overta saken</a>");
        for (int again = 0; again < 2; again++) {
            assertThat(post(halden, page + "/acceptance", "").statusCode()).isEqualTo(303);
        }
        assertThat(halden.get(page + "?accepted").body())
                .contains("Saken er din.")
                .doesNotContain("/acceptance");
        assertThat(manager.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void theListIsWhereItWasLeft() {
        manager.get("/people?within=all&sort=name&wrong=consent");
        assertThat(manager.get(page).body()).contains("href=\"/people?within=all&amp;wrong=consent&amp;sort=name\"");
    }

    @Test
    void thePagesSpeakEveryLanguageAndSayNeitherNumber() {
        for (String language : new String[] {"nn", "en", "nb"}) {
            assertThat(manager.get(page + "?lang=" + language).body())
                    .doesNotContain("??")
                    .doesNotContain(person)
                    .doesNotContain("17899001281");
            assertThat(manager.get(page + "/disclosures").body()).doesNotContain("??");
        }
    }

    private String story(String address) {
        String body = manager.get(address).body();
        return body.substring(body.indexOf("id=\"story\""), body.indexOf("<aside"));
    }

    private static String health(String body) {
        int row = body.indexOf(">Helse<");
        return body.substring(row, body.indexOf("</tr>", row));
    }

    private HttpResponse<String> post(Http caller, String path, String form) {
        String token = Http.token(caller.get("/people").body());
        return caller.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", path, (form + "&_csrf=" + token).getBytes(UTF_8));
    }

    private void says(String event) {
        Hub.at(port)
                .as("prison-records")
                .post("/records/events", event, Map.of("Content-Type", "application/cloudevents+json"));
    }

    private void consentTo(String domain) {
        api().post(
                        "/api/people/" + person + "/consents",
                        """
                {"recipientKind":"%s","domains":["%s"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}"""
                                .formatted(domain, domain));
    }

    private Hub api() {
        return Hub.at(port).as("casemanager");
    }
}
