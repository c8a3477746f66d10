package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.reentryhub.delivery.NextAttempts;
import org.reentryhub.health.Onlookers.Watched;
import org.reentryhub.story.Prisoner;
import org.reentryhub.web.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What prison staff can see is byte for byte the same whether or not a health transfer exists (DESIGN, law 4). People who are
 * equal in everything that a prison knows, and of whom health knows very different things, are looked at by everybody else
 * at each stage.
 */
@HubTest
class HealthLeavesNoTraceTest {
    private static final String ALL = "{\"domains\":[\"HOUSING\",\"EMPLOYMENT\",\"HEALTH\"]}";
    private static final String OF_NO_UNIT = "of no health unit";

    @Autowired
    People people;

    @Autowired
    @Qualifier("healthJdbc")
    JdbcClient health;

    @Autowired
    Clock clock;

    private int port;
    private Sandboxed hub;
    private Onlookers onlookers;
    private final Map<String, Watched> everybody = new LinkedHashMap<>();

    @BeforeEach
    void peopleWhoAreEqualToThePrison(
            @Value("${local.server.port}") int port, @Value("${sandbox.port}") int sandboxPort) {
        this.port = port;
        hub = new Sandboxed(port, sandboxPort, people);
        onlookers = new Onlookers(port);
        comes(OF_NO_UNIT, "null");
        comes("whose clinics take it", linked("pat-1"));
        comes("whose doctor declines", linked("pat-1"));
        comes("whose transfer the unit began itself", linked("pat-1"));
        comes("whom nobody receives", linked("pat-901"));
        comes("whose unit is down", linked("pat-902"));
        comes("who is another patient", linked("pat-2"));
        comes("who is no patient", linked("pat-903"));
    }

    @Test
    void atAnyStage() {
        String nobody = hub.play(patientOfNobody("pat-901"));
        String down = hub.play(
                """
                {"priority":1,"request":{"method":"GET","urlPathPattern":"/prison-health-oslo/fhir/.*pat-902"},
                 "response":{"status":503}}""");
        String busy = hub.play(
                """
                {"priority":1,"request":{"method":"ANY","urlPathPattern":"/gp-oslo/fhir/?(Task)?"},"response":{"status":503}}""");
        try {
            allLookTheSame("before anybody asked");
            String begun =
                    hub.starts(person("whose transfer the unit began itself").number());
            sameAnswers("a handover", ALL, 202);
            hub.reaches(begun, "SENDING");
            allLookTheSame("while it is being sent");
            unitSays(begun, "hold");
            allLookTheSame("while it is held");
            unitSays(begun, "resume");
            hub.unplay(busy);
            busy = "";
            NextAttempts.ofTransfers(health, clock).allComeNow();
            hub.reaches(begun, "SENT");
            eachReachesItsEnd();
            allLookTheSame("when each transfer has come to its end");
            doctorAnswers("whose doctor declines", "rejected");
            doctorAnswers("whose clinics take it", "accepted");
            allLookTheSame("when doctors have answered");
            sameAnswers("a second request", "{\"domains\":[\"HEALTH\"]}", 202);
            sameAnswers("everything again", ALL, 202);
            allLookTheSame("when it was asked for again");
            unitSays(transferOf("whose transfer the unit began itself"), "stop");
            allLookTheSame("when one was stopped and taken back");
        } finally {
            for (String stub : new String[] {nobody, down, busy}) {
                if (!stub.isEmpty()) {
                    hub.unplay(stub);
                }
            }
        }
    }

    /** Of what concerns everybody, not even an id or a time of day may change when health alone is at work. */
    @Test
    void inWhatEverybodySees() {
        sameAnswers("a handover", "{\"domains\":[\"HOUSING\",\"EMPLOYMENT\"]}", 202);
        hub.reaches(hub.starts(person("whose transfer the unit began itself").number()), "SENT");
        onlookers.seeAll();
        onlookers.metrics();
        Map<String, String> before = onlookers.seeAll();
        Set<String> measured = onlookers.metrics();

        String sent = hub.starts(person("whose doctor declines").number());
        String stopped = hub.starts(person("who is another patient").number());
        hub.reaches(sent, "SENT");
        hub.reaches(stopped, "NEEDS_ATTENTION");
        doctorAnswers("whose doctor declines", "rejected");

        onlookers.seeAll().forEach((view, text) -> assertThat(text).as(view).isEqualTo(before.get(view)));
        Set<String> more = onlookers.metrics();
        more.removeAll(measured);
        assertThat(more).as("measured since").isEmpty();
    }

    private void unitSays(String transfer, String word) {
        var answer = hub.as("healthunit").post("/health/transfers/" + transfer + "/" + word, "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void eachReachesItsEnd() {
        Map.of(
                        "whose clinics take it",
                        "SENT",
                        "whose doctor declines",
                        "SENT",
                        "whom nobody receives",
                        "NEEDS_ATTENTION",
                        "whose unit is down",
                        "PREPARING",
                        "who is another patient",
                        "NEEDS_ATTENTION",
                        "who is no patient",
                        "PREPARING",
                        OF_NO_UNIT,
                        "NEEDS_ATTENTION")
                .forEach((who, state) -> hub.reaches(transferOf(who), state));
        await().atMost(ofSeconds(30)).until(() -> hub.transfer(transferOf("whose unit is down"))
                .path("alerts")
                .toString()
                .contains("UNIT_SILENT"));
    }

    /** Everybody is compared with the one of whom there cannot be anything. */
    private void allLookTheSame(String when) {
        Map<String, String> nothing = onlookers.see(person(OF_NO_UNIT));
        everybody.forEach((who, person) -> {
            Map<String, String> seen = onlookers.see(person);
            assertThat(seen.keySet()).as("%s, %s", who, when).isEqualTo(nothing.keySet());
            seen.forEach((view, text) ->
                    assertThat(text).as("%s of one %s, %s", view, who, when).isEqualTo(nothing.get(view)));
        });
    }

    private void sameAnswers(String what, String body, int status) {
        Map<String, String> answers = new LinkedHashMap<>();
        everybody.replaceAll((who, person) -> {
            var answer = Http.at(port).as("casemanager").post("/api/people/" + person.number() + "/handovers", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            answers.put(who, Blurred.of(answer, person.own()));
            return person.handedOver(hub.read(answer.body()).path("handoverId").asText());
        });
        assertThat(answers).as(what).allSatisfy((who, answer) -> assertThat(answer)
                .isEqualTo(answers.get(OF_NO_UNIT)));
        everybody.values().forEach(this::receiptsArrive);
    }

    private void receiptsArrive(Watched person) {
        await().atMost(ofSeconds(20)).untilAsserted(() -> assertThat(hub.read(Http.at(port)
                                .as("casemanager")
                                .get("/api/people/" + person.number())
                                .body())
                        .path("referrals")
                        .findValuesAsText("state"))
                .isNotEmpty()
                .containsOnly("RECEIVED"));
    }

    private void doctorAnswers(String who, String status) {
        String task = hub.recipient(transferOf(who), "gp-oslo").path("taskId").asText();
        String why = status.equals("rejected")
                ? ",\"statusReason\":{\"coding\":[{\"code\":\"no-capacity\"}],\"text\":\"Ingen ledig plass\"}"
                : "";
        String body = "{\"resourceType\":\"Task\",\"id\":\"%s\",\"status\":\"%s\",\"intent\":\"order\"%s}"
                .formatted(task, status, why);
        HttpResponse<String> answer = hub.as("gp")
                .with("Content-Type", "application/fhir+json")
                .send("PUT", "/fhir/Task/" + task, body.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private Watched person(String who) {
        return Objects.requireNonNull(everybody.get(who));
    }

    private String transferOf(String who) {
        String number = person(who).number();
        return await().atMost(ofSeconds(30)).until(() -> find(number), id -> !id.isEmpty());
    }

    private String find(String number) {
        for (JsonNode transfer :
                hub.read(hub.as("healthunit").get("/health/transfers").body()).path("items")) {
            if (transfer.path("personNumber").asText().equals(number)) {
                return transfer.path("transferId").asText();
            }
        }
        return "";
    }

    /** Another name for another number: what the search finds must be one person. */
    static String letters(String hexadecimal) {
        return hexadecimal
                .chars()
                .mapToObj(each -> String.valueOf((char) (Character.isDigit(each) ? each - '0' + 'g' : each)))
                .collect(java.util.stream.Collectors.joining());
    }

    private void comes(String who, String healthUnit) {
        String number = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        String family = "Fam" + letters(number.substring(3, 11));
        String event = Prisoner.named(number)
                .released(HubTest.TODAY.plusDays(11).toString())
                .event("admitted", "2026-11-20T08:00:00+01:00")
                .replace("\"Eksempel\"", "\"" + family + "\"")
                .replace(linked("pat-1"), healthUnit);
        var answer = hub.as("prison-records")
                .with("Content-Type", "application/cloudevents+json")
                .send("POST", "/records/events", event.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        consents(number, "HOUSING");
        consents(number, "EMPLOYMENT");
        everybody.put(who, new Watched(number, family, Sandboxed.KARI, ""));
    }

    private void consents(String number, String to) {
        var form =
                """
                {"recipientKind":"%s","domains":["%s"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}""";
        var answer = hub.as("casemanager").post("/api/people/" + number + "/consents", form.formatted(to, to));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String linked(String patient) {
        return "{\"partnerId\":\"prison-health-oslo\",\"patient\":\"%s\"}".formatted(patient);
    }

    /** The same human being as far as the prison can tell, whose record at the unit names no one. */
    private static String patientOfNobody(String id) {
        return """
                {"priority":1,"request":{"method":"GET","urlPath":"/prison-health-oslo/fhir/Patient/%s"},
                 "response":{"status":200,"headers":{"Content-Type":"application/fhir+json"},"jsonBody":
                  {"resourceType":"Patient","id":"%s","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1",
                   "value":"17899001281"}],"name":[{"family":"Eksempel","given":["Kari"]}],"birthDate":"1990-09-17"}}}"""
                .formatted(id, id);
    }
}
