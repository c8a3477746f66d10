package org.reentryhub.health.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.reentryhub.health.Sandboxed;
import org.reentryhub.health.transfer.DeclineReason;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HubTest
class TaskAtTheHubTest {
    @Autowired
    People people;

    @Autowired
    @Qualifier("healthJdbc")
    JdbcClient healthJdbc;

    @Autowired
    @Qualifier("healthTransactions")
    TransactionTemplate transactions;

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
    void norIsThereOneOfWhichNothingEverLeft() {
        var id = transferOf("TH-20");
        var task = hub.recipient(id, "gp-oslo").path("taskId").asText();
        assertThat(hub.as("gp").get("/fhir/Task/" + task).statusCode()).isEqualTo(200);

        healthJdbc
                .sql("update health.attempt set digest = null where delivery_id = :id")
                .param("id", UUID.fromString(task))
                .update();

        assertThat(hub.as("gp").get("/fhir/Task/" + task).statusCode()).isEqualTo(404);
        assertThat(hub.as("gp").get("/fhir/Task?_count=200").body()).doesNotContain(task);
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

    @Test
    void whatIsTooMuchOrTooDeepIsRefusedBeforeAnybodyReadsIt() {
        var many = "{\"resourceType\":\"Task\",\"note\":[{}" + ",{}".repeat(10_000) + "]}";
        var deep = "{\"resourceType\":\"Task\",\"extension\":[" + "{\"extension\":[".repeat(40);
        var ends = "]}".repeat(40) + "]}";

        assertThat(put(many).statusCode()).isEqualTo(413);
        var answer = put(deep + ends);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void whatIsPackedIsNotUnpacked() {
        var gp = hub.as("gp").with("Content-Type", "application/fhir+json").with("Content-Encoding", "gzip");

        assertThat(gp.send("PUT", "/fhir/Task/1", new byte[] {31, 65, 66}).statusCode())
                .isEqualTo(415);
    }

    @Test
    void ofTwoUpdatesOfOneVersionOneIsHeard() {
        var task = hub.recipient(transferOf("TH-13"), "gp-oslo").path("taskId").asText();
        var both = new ArrayList<CompletableFuture<Integer>>();
        transactions.executeWithoutResult(status -> {
            healthJdbc
                    .sql("select 1 from health.delivery where id = cast(:id as uuid) for update")
                    .param("id", task)
                    .query()
                    .listOfRows();
            for (var state : List.of("accepted", "rejected")) {
                both.add(CompletableFuture.supplyAsync(
                        () -> send(hub.as("gp").with("If-Match", "W/\"1\""), task, state, "")
                                .statusCode()));
            }
            await().atMost(ofSeconds(20))
                    .until(() -> healthJdbc
                                    .sql("select count(*) from pg_locks where not granted")
                                    .query(Integer.class)
                                    .single()
                            >= 2);
        });

        assertThat(both).extracting(CompletableFuture::join).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void aTaskThatStaysWhereItIsMaySayWhatItWaitsFor() {
        var id = transferOf("TH-14");
        var task = hub.recipient(id, "gp-oslo").path("taskId").asText();

        assertThat(put(task, "requested", ",\"businessStatus\":{\"coding\":[{\"code\":\"more-info-requested\"}]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(hub.recipient(id, "gp-oslo").at("/task/businessStatus").asText())
                .isEqualTo("more-info-requested");
    }

    @Test
    void whatMayChangeTheMeaningOfATaskIsNotUnderstoodAndRefused() {
        var id = transferOf("TH-15");
        var task = hub.recipient(id, "gp-oslo").path("taskId").asText();

        for (var more : List.of(
                ",\"implicitRules\":\"http://example.org/rules\"",
                ",\"modifierExtension\":[{\"url\":\"http://example.org/not\",\"valueBoolean\":true}]",
                ",\"restriction\":{\"modifierExtension\":[{\"url\":\"http://example.org/not\",\"valueBoolean\":true}]}")) {
            assertThat(put(task, "accepted", more).statusCode()).isEqualTo(422);
        }
        assertThat(hub.recipient(id, "gp-oslo").at("/task/status").asText()).isEqualTo("requested");
    }

    private HttpResponse<String> put(String body) {
        return hub.as("gp")
                .with("Content-Type", "application/fhir+json")
                .send("PUT", "/fhir/Task/00000000-0000-4000-8000-000000000000", body.getBytes(UTF_8));
    }

    @Test
    void aNoWithoutAReasonIsHeardAndTheUnitToldToAsk() {
        var id = transferOf("TH-9");
        var task = hub.recipient(id, "gp-oslo").path("taskId").asText();

        assertThat(put(task, "rejected", "").statusCode()).isEqualTo(200);
        var alert = hub.read(hub.as("healthunit").get("/health/alerts").body())
                .path("items")
                .path(0);
        assertThat(alert.path("details").toString()).isEqualTo("[\"gp-oslo\",\"other\"]");
        assertThat(alert.path("nextStep").asText()).isEqualTo(DeclineReason.OTHER.nextStep());
    }

    @Test
    void aTaskThatIsRejectedSaysWhyInACodeAndInWords() {
        var id = transferOf("TH-5");
        var task = hub.recipient(id, "gp-oslo").path("taskId").asText();

        assertThat(put(
                                task,
                                "rejected",
                                ",\"statusReason\":{\"coding\":[{\"code\":\"redirected\"}],\"text\":\"Til DPS\"}")
                        .statusCode())
                .isEqualTo(200);

        var alert = hub.read(hub.as("healthunit").get("/health/alerts").body())
                .path("items")
                .path(0);
        assertThat(alert.path("kind").asText()).isEqualTo("DECLINED");
        assertThat(alert.path("details").toString()).isEqualTo("[\"gp-oslo\",\"redirected\"]");
        assertThat(alert.path("nextStep").asText()).isEqualTo(DeclineReason.REDIRECTED.nextStep());
        assertThat(hub.as("gp").get("/fhir/Task/" + task).body())
                .contains("redirected")
                .contains("Til DPS");
    }

    @Test
    void whatIsSaidAgainWordForWordIsNoNews() {
        var id = transferOf("TH-6");
        var task = hub.recipient(id, "gp-oslo").path("taskId").asText();
        put(task, "accepted", ",\"businessStatus\":{\"coding\":[{\"code\":\"time-satt-opp\"}]}");
        put(task, "accepted", ",\"businessStatus\":{\"coding\":[{\"code\":\"time-satt-opp\"}]}");

        assertThat(hub.recipient(id, "gp-oslo").path("answers").findValuesAsText("businessStatus"))
                .containsExactly("time-satt-opp");
    }

    @Test
    void whatFailsOrShouldNeverHaveBeenIsAnAlert() {
        var id = transferOf("TH-7");
        var task = hub.recipient(id, "gp-oslo").path("taskId").asText();
        put(task, "accepted", "");
        put(task, "failed", "");
        put(task, "entered-in-error", "");

        assertThat(hub.transfer(id).path("alerts").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("FAILED", "ENTERED_IN_ERROR");
    }

    @Test
    void aRecipientFindsItsOwnTasksAndNobodyElses() {
        var id = transferOf("TH-8");
        var mine = hub.recipient(id, "gp-oslo").path("taskId").asText();
        var theirs = hub.recipient(id, "lar-oslo").path("taskId").asText();
        var other = hub.recipient(transferOf("TH-9"), "gp-oslo").path("taskId").asText();
        put(mine, "accepted", "");

        var system = "https://reentryhub.org/fhir/sid/transfer-task%7C";
        assertThat(found("identifier=" + system + mine)).containsExactly(mine);
        assertThat(found("identifier=" + mine + "," + other)).containsExactlyInAnyOrder(mine, other);
        assertThat(found("identifier=" + system + theirs)).isEmpty();
        assertThat(found("identifier=" + mine + "," + other + "&status=accepted"))
                .containsExactly(mine);
        assertThat(found("_lastUpdated=gt2099-01-01&identifier=" + mine)).isEmpty();
        assertThat(found("_lastUpdated=gt2026-11-22T00:00:00Z&identifier=" + mine))
                .containsExactly(mine);
    }

    @Test
    void aSearchGivesPageByPage() {
        transferOf("TH-10");
        transferOf("TH-11");

        var first = hub.read(hub.as("gp").get("/fhir/Task?_count=1").body());
        assertThat(first.path("type").asText()).isEqualTo("searchset");
        assertThat(first.path("entry")).hasSize(1);
        var next = link(first, "next");
        var second = hub.read(
                hub.as("gp").get(next.substring(next.indexOf("/fhir/"))).body());
        assertThat(second.path("entry").path(0).path("resource").path("id"))
                .isNotEqualTo(first.path("entry").path(0).path("resource").path("id"));
    }

    @Test
    void theRequestBehindATaskStandsAsFarAsTheHubRemembersIt() {
        var id = transferOf("TH-12");
        var task = hub.recipient(id, "gp-oslo").path("taskId").asText();
        var focus = hub.read(hub.as("gp").get("/fhir/Task/" + task).body())
                .path("focus")
                .path("reference")
                .asText();
        assertThat(focus).isEqualTo("ServiceRequest/" + task);

        var request = hub.read(hub.as("gp").get("/fhir/" + focus).body());
        assertThat(request.path("status").asText()).isEqualTo("active");
        assertThat(request.path("intent").asText()).isEqualTo("order");
        assertThat(request.toString()).doesNotContain(Sandboxed.KARI).doesNotContain("TH-12");

        put(task, "accepted", "");
        put(task, "completed", "");
        assertThat(hub.as("gp").get("/fhir/" + focus).body()).contains("\"status\":\"completed\"");
        var theirs = hub.recipient(id, "lar-oslo").path("taskId").asText();
        assertThat(hub.as("gp").get("/fhir/ServiceRequest/" + theirs).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theMetadataPromiseExactlyWhatIsThere() {
        var rest =
                hub.read(hub.as("gp").get("/fhir/metadata").body()).path("rest").path(0);

        assertThat(rest.path("resource").findValuesAsText("type")).contains("ServiceRequest", "Task");
        assertThat(rest.path("resource")).hasSize(2);
        assertThat(rest.has("operation")).isFalse();
        assertThat(rest.path("interaction")).isEmpty();
        var requests = rest.path("resource").path(0);
        var tasks = rest.path("resource").path(1);
        assertThat(requests.path("interaction").findValuesAsText("code")).containsExactly("read");
        assertThat(tasks.path("interaction").findValuesAsText("code"))
                .containsExactlyInAnyOrder("read", "update", "search-type");
        assertThat(tasks.path("searchParam").findValuesAsText("name"))
                .containsExactlyInAnyOrder("identifier", "status", "_lastUpdated");
    }

    @Test
    void operationsAndHistoriesAreNowhere() {
        var gp = hub.as("gp").with("Content-Type", "application/fhir+json");
        var id = "00000000-0000-4000-8000-000000000000";

        for (var path : new String[] {
            "/fhir/Task/_history",
            "/fhir/Task/$everything",
            "/fhir/Task/" + id + "/_history",
            "/fhir/Task/" + id + "/$everything",
            "/fhir/Task/%24validate",
            "/fhir/$export",
            "/fhir/_history",
            "/fhir/Patient/1"
        }) {
            assertThat(gp.get(path).statusCode()).as(path).isEqualTo(404);
        }
        for (var path : new String[] {"/fhir/Task/$validate", "/fhir/Task/" + id + "/$validate", "/fhir/$validate"}) {
            assertThat(gp.send("POST", path, "{}".getBytes(UTF_8)).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    private List<String> found(String query) {
        var set = hub.read(hub.as("gp").get("/fhir/Task?" + query).body());
        return StreamSupport.stream(set.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource").path("id").asText())
                .toList();
    }

    private static String link(JsonNode set, String relation) {
        return StreamSupport.stream(set.path("link").spliterator(), false)
                .filter(link -> link.path("relation").asText().equals(relation))
                .map(link -> link.path("url").asText())
                .findFirst()
                .orElseThrow();
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
