package org.reentryhub.web.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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

/** How a case manager records a consent, and takes it back when the person wants that. */
@HubTest
class ConsentPagesTest {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern WITHDRAWAL = Pattern.compile("consents/([0-9a-f-]{36})/withdrawal");
    private static final String SIGNED =
            "recipientKind=HOUSING&domains=HOUSING&givenOn=2026-11-20&expiresOn=&evidence=SIGNED_FORM";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private String number = "";
    private String page = "";
    private Http manager = Http.at(0);

    @BeforeEach
    void somebodyIsInPrison() {
        number = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        Hub.at(port)
                .as("prison-records")
                .post(
                        "/records/events",
                        Prisoner.named(number).released("2027-01-14").event("admitted", "2026-11-20T08:00:00+01:00"),
                        Map.of("Content-Type", "application/cloudevents+json"));
        manager = Http.at(port).inSession("casemanager");
        page = "/people/"
                + Hub.at(port)
                        .as("casemanager")
                        .get("/api/people/" + number)
                        .json()
                        .get("id")
                        .asText()
                + "/consents";
    }

    @Test
    void aRecordedConsentHoldsAndIsTheApisToo() {
        HttpResponse<String> answer = record(SIGNED);

        assertThat(answer.statusCode()).isEqualTo(302);
        HttpResponse<String> shown = manager.get(place(answer));
        assertThat(shown.body())
                .contains("Samtykket er registrert.", "Kommunens boligkontor", "gjelder", "20. november 2026");
        assertThat(shown.body()).doesNotContain("??", number, "17899001281");
        assertThat(Hub.at(port).as("casemanager").get("/api/people/" + number).text())
                .contains("\"SIGNED_FORM\"");
    }

    @Test
    void aFormThatIsSentTwiceRecordsOneConsent() {
        String once = SIGNED + "&key=" + key();
        HttpResponse<String> first = manager.submit(page, page, once);
        HttpResponse<String> again = manager.submit(page, page, once);

        assertThat(place(again)).isEqualTo(place(first));
        assertThat(consents()).isEqualTo(1);
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldAndWhatWasTypedIsKept() {
        HttpResponse<String> refused =
                record("recipientKind=&domains=FINANCE&givenOn=2027-02-01&expiresOn=tulla&evidence=SIGNED_FORM");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "<title>Feil: Samtykke",
                        "href=\"#recipientKind\"",
                        "href=\"#givenOn\"",
                        "Velg hvem som kan få vite",
                        "value=\"2027-02-01\"")
                .containsPattern("value=\"FINANCE\" checked");
        assertThat(consents()).isZero();
    }

    @Test
    void aDateIsTakenAsNorwegiansWriteIt() {
        assertThat(record(SIGNED.replace("2026-11-20", "20.11.2026")).statusCode())
                .isEqualTo(302);
    }

    @Test
    void aWithdrawalSaysFirstWhomItConcernsAndThenIsTold() {
        String given = place(record(SIGNED));
        Hub caseManager = Hub.at(port).as("casemanager");
        assertThat(caseManager
                        .post("/api/people/" + number + "/handovers", "{\"domains\":[\"HOUSING\"]}")
                        .status())
                .isEqualTo(202);
        String withdrawal = page + "/" + consent(given) + "/withdrawal";

        assertThat(manager.get(withdrawal).body()).contains("Oslo kommune, bolig", "Trekk tilbake samtykket nå");
        HttpResponse<String> done = manager.submit(withdrawal, withdrawal, "");

        assertThat(manager.get(place(done)).body()).contains("Ingenting mer sendes på det", "trukket tilbake");
    }

    @Test
    void thePaperIsInThePersonsLanguageAndSaysWhereNobodyHasTranslatedIt() {
        assertThat(manager.get(page + "/paper?language=nn").body()).contains("Underskrift", "lang=\"nn\"", "teieplikt");
        assertThat(manager.get(page + "/paper?language=se").body())
                .contains("oversettes ikke maskinelt", "taushetsplikt");
    }

    @Test
    void thatThePersonWasToldIsWrittenDown() {
        HttpResponse<String> told = manager.submit(
                page,
                page.replace("/consents", "/informed"),
                "informedOn=2026-11-21&language=se&manner=INTERPRETED&key=" + key());

        assertThat(manager.get(place(told)).body()).contains("Notert", "21. november 2026", "gjennom tolk");
    }

    @Test
    void anotherPrisonsPersonIsUnknown() {
        Http other = Http.at(port).inSession("casemanager2");
        assertThat(other.get(page).statusCode()).isEqualTo(404);
        assertThat(other.submit("/people", page, SIGNED + "&key=k-" + number).statusCode())
                .isEqualTo(404);
        assertThat(consents()).isZero();
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        HttpResponse<String> refused = manager.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", page, SIGNED.getBytes(UTF_8));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(consents()).isZero();
    }

    private HttpResponse<String> record(String fields) {
        return manager.submit(page, page, fields + "&key=" + key());
    }

    private String key() {
        return first(KEY, manager.get(page).body());
    }

    private String consent(String given) {
        return first(WITHDRAWAL, manager.get(given).body());
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static String place(HttpResponse<String> redirect) {
        return redirect.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
    }

    private long consents() {
        return jdbc.sql("select count(*) from hub.consent where person_number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }
}
