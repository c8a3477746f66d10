package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@HubTest
class TaskAtTheHubTest {
    @Autowired
    People people;

    Sandboxed hub;

    @BeforeEach
    void here(@Value("${local.server.port}") int port, @Value("${sandbox.port}") int sandboxPort) {
        hub = new Sandboxed(port, sandboxPort, people);
    }

    @Test
    void theRecipientMovesItsTaskStepByStepAndTheHealthUnitSeesIt() {
        var id = transferOf("TH-1");
        var task = hub.recipient(id, "gp-oslo").path("taskId").asText();

        assertThat(hub.as("gp").get("/fhir/Task/" + task).body()).contains("\"status\":\"requested\"");
        assertThat(put(task, "received", "").statusCode()).isEqualTo(200);
        assertThat(put(
                                task,
                                "rejected",
                                ",\"statusReason\":{\"coding\":[{\"code\":\"no-capacity\"}],\"text\":\"Fullt\"}")
                        .statusCode())
                .isEqualTo(200);

        var answers = hub.recipient(id, "gp-oslo").path("answers");
        assertThat(answers.findValuesAsText("status")).containsExactly("received", "rejected");
        assertThat(answers.path(1).path("reason").asText()).isEqualTo("no-capacity");
        assertThat(answers.path(1).path("text").asText()).isEqualTo("Fullt");
    }

    @Test
    void aTaskGoesNowhereItCannotGo() {
        var task = hub.recipient(transferOf("TH-2"), "gp-oslo").path("taskId").asText();
        put(task, "accepted", "");

        assertThat(put(task, "rejected", "").statusCode()).isEqualTo(422);
        assertThat(hub.as("gp").get("/fhir/Task/" + task).body()).contains("\"status\":\"accepted\"");
    }

    @Test
    void anUpdateOfAnOlderVersionIsRefused() {
        var task = hub.recipient(transferOf("TH-3"), "gp-oslo").path("taskId").asText();
        put(task, "received", "");

        assertThat(send(hub.as("gp").with("If-Match", "W/\"1\""), task, "accepted", "")
                        .statusCode())
                .isEqualTo(412);
        assertThat(send(hub.as("gp").with("If-Match", "W/\"2\""), task, "accepted", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherRecipientsTaskIsAsUnknownAsOneThatNeverWas() {
        var id = transferOf("TH-4");
        var theirs = hub.as("gp")
                .get("/fhir/Task/"
                        + hub.recipient(id, "lar-oslo").path("taskId").asText());
        var nobodys = hub.as("gp").get("/fhir/Task/00000000-0000-4000-8000-000000000000");

        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(theirs.body()).isEqualTo(nobodys.body());
    }

    @Test
    void nothingButJsonIsReadOrWritten() {
        var xml = "<Task xmlns=\"http://hl7.org/fhir\"><status value=\"accepted\"/></Task>".getBytes(UTF_8);
        var gp = hub.as("gp");

        assertThat(gp.with("Content-Type", "application/fhir+xml")
                        .send("PUT", "/fhir/Task/1", xml)
                        .statusCode())
                .isEqualTo(415);
        assertThat(gp.with("Accept", "application/fhir+xml").get("/fhir/Task/1").statusCode())
                .isEqualTo(406);
        assertThat(gp.get("/fhir/Task/1?_format=xml").statusCode()).isEqualTo(406);
        assertThat(gp.get("/fhir/metadata").body()).doesNotContain("fhir+xml");
    }

    @Test
    void whatCannotBeReadIsRefusedWithoutRepeatingIt() {
        var gp = hub.as("gp").with("Content-Type", "application/fhir+json");

        for (var body : new String[] {
            "{\"resourceType\":\"Task\",\"status\":\"CANARY\"}",
            "{\"resourceType\":\"CANARY\"}",
            "{\"CANARY\":",
            "[".repeat(5_000),
            "{\"resourceType\":\"Task\",\"id\":\"1\",\"authoredOn\":\"CANARY\"}"
        }) {
            var answer = gp.send("PUT", "/fhir/Task/1", body.getBytes(UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
            assertThat(answer.body()).doesNotContain("CANARY");
        }
    }

    private String transferOf(String person) {
        hub.kari(person);
        var id = hub.starts(person);
        hub.reaches(id, "SENT");
        return id;
    }

    private HttpResponse<String> put(String task, String status, String more) {
        return send(hub.as("gp"), task, status, more);
    }

    private static HttpResponse<String> send(Http as, String task, String status, String more) {
        var body = "{\"resourceType\":\"Task\",\"id\":\"%s\",\"status\":\"%s\",\"intent\":\"order\"%s}"
                .formatted(task, status, more);
        return as.with("Content-Type", "application/fhir+json").send("PUT", "/fhir/Task/" + task, body.getBytes(UTF_8));
    }
}
