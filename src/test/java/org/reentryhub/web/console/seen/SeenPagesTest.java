package org.reentryhub.web.console.seen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.reentryhub.web.Http;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person has a right to know who has looked at their case. */
@HubTest
class SeenPagesTest {
    @LocalServerPort
    int port;

    private String number = "";
    private Http auditor = Http.at(0);

    @BeforeEach
    void somebodyHasLookedAtSomebody() {
        number = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        Hub.at(port)
                .as("prison-records")
                .post(
                        "/records/events",
                        Prisoner.named(number).released("2027-01-14").event("admitted", "2026-11-20T08:00:00+01:00"),
                        Map.of("Content-Type", "application/cloudevents+json"));
        Hub.at(port).as("casemanager").get("/api/people/" + number);
        Hub.at(port).as("casemanager").get("/api/people/" + number);
        auditor = Http.at(port).inSession("auditor");
    }

    @Test
    void whoHasLookedStandsThereOncePerDayWithHowOften() {
        assertThat(auditor.get(place()).body())
                .contains("casemanager", "saksbehandler", "personens sak")
                .containsPattern("(?s)personens sak</span></td>\\s*<td class=\"number\">2</td>")
                .doesNotContain("??", "17899001281");
    }

    @Test
    void thatAnAuditorAskedIsWrittenDownToo() {
        auditor.get(place());
        assertThat(auditor.get(place()).body()).contains("hvem som har sett", "revisor");
    }

    @Test
    void theAddressSaysNothingOfThePerson() {
        assertThat(place()).doesNotContain(number);
    }

    @Test
    void aNumberThatNobodyHasIsSaidAtTheField() {
        HttpResponse<String> refused = auditor.submit("/seen", "/seen", "number=%3Cb%3EKI-none");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("<title>Feil: ", "&lt;b&gt;KI-none").doesNotContain("<b>KI-none");
    }

    @Test
    void theSpreadsheetHasTheSameLines() {
        HttpResponse<String> sheet = auditor.get(place() + "/export");
        assertThat(sheet.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(sheet.body())
                .startsWith("last,actor,role")
                .contains("\"casemanager\",\"CASE_MANAGER\",\"OSLO\",\"LOOKED\",\"PERSON\",\"2\"");
    }

    @Test
    void nobodyElseMaySeeIt() {
        assertThat(Http.at(port).inSession("casemanager").get(place()).statusCode())
                .isEqualTo(403);
        assertThat(auditor.get("/seen/" + new UUID(0, 0)).statusCode()).isEqualTo(404);
    }

    private String place() {
        HttpResponse<String> found = auditor.submit("/seen", "/seen", "number=" + number);
        assertThat(found.statusCode()).isEqualTo(302);
        return found.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
    }
}
