package org.reentryhub.web.console.deadlines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.reentryhub.task.Tasks;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits for a case manager. */
@HubTest
class DeadlinePagesTest {
    @LocalServerPort
    int port;

    @Autowired
    Tasks tasks;

    @Autowired
    TransactionTemplate transactions;

    private String person = "";
    private String id = "";
    private String task = "";
    private Http manager = Http.at(0);

    @BeforeEach
    void somebodyHasToBeTelephoned() {
        person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        Hub.at(port)
                .as("prison-records")
                .post(
                        "/records/events",
                        Prisoner.named(person).event("admitted", "2026-11-20T08:00:00+01:00"),
                        Map.of("Content-Type", "application/cloudevents+json"));
        api().post(
                        "/api/people/" + person + "/consents",
                        """
                {"recipientKind":"HOUSING","domains":["HOUSING"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}""");
        UUID referral =
                UUID.fromString(api().post("/api/people/" + person + "/handovers", "{\"domains\":[\"HOUSING\"]}")
                        .json()
                        .at("/referrals/0/referralId")
                        .asText());
        transactions.executeWithoutResult(
                transaction -> tasks.open(new PersonNumber(person), referral, "TELEPHONE_THEM", "Telephone them."));
        id = api().get("/api/people/" + person).json().get("id").asText();
        manager = Http.at(port).inSession("casemanager");
        task = transactions.execute(transaction -> tasks.of("OSLO", 0, 1_000)).stream()
                .filter(each -> each.referralId().equals(referral))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    @Test
    void aTaskNamesThePersonAndWhatToDoAndIsDoneOnce() {
        String page = manager.get("/deadlines").body();
        assertThat(page)
                .contains("/people/" + id, "/deadlines/tasks/" + task + "/done", "Ring mottakeren", "Jeg har ringt")
                .doesNotContain("??")
                .doesNotContain(person)
                .doesNotContain("17899001281");
        for (int again = 0; again < 2; again++) {
            assertThat(post(manager, "/deadlines/tasks/" + task + "/done").statusCode())
                    .isEqualTo(303);
        }
        assertThat(manager.get("/deadlines?done").body()).contains("Notert.").doesNotContain(task);
    }

    @Test
    void anotherPrisonSeesAndDoesNothingOfIt() {
        Http other = Http.at(port).inSession("casemanager2");
        assertThat(other.get("/deadlines").body()).doesNotContain(task, id);
        assertThat(post(other, "/deadlines/tasks/" + task + "/done").statusCode())
                .isEqualTo(404);
        assertThat(manager.send("POST", "/deadlines/tasks/" + task + "/done", new byte[0])
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thePageSpeaksEveryLanguage() {
        for (String language : new String[] {"nn", "en", "nb"}) {
            assertThat(manager.get("/deadlines?lang=" + language).body())
                    .contains("lang=\"" + language + "\"")
                    .doesNotContain("??");
        }
    }

    private HttpResponse<String> post(Http caller, String path) {
        String token = Http.token(caller.get("/people").body());
        return caller.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", path, ("_csrf=" + token).getBytes(UTF_8));
    }

    private Hub api() {
        return Hub.at(port).as("casemanager");
    }
}
