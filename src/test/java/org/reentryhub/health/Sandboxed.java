package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.reentryhub.custody.People;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.web.Http;

/** A running hub and its played partners, as health tests talk to them. */
public final class Sandboxed {
    public static final String KARI = "17899001281";

    private final int port;
    private final int sandboxPort;
    private final People people;
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger said = new AtomicInteger();

    public Sandboxed(int port, int sandboxPort, People people) {
        this.port = port;
        this.sandboxPort = sandboxPort;
        this.people = people;
    }

    public Http as(String account) {
        return Http.at(port).as(account);
    }

    public Http inSession(String account) {
        return Http.at(port).inSession(account);
    }

    /** Kari Eksempel of the sandbox, under a number of the test's own. */
    public void kari(String person) {
        comesIntoCustody(person, "OSLO", KARI, "1990-09-17", "pat-1", "NONE");
    }

    /** The same with a family name by which nobody else is found. */
    public void kari(String person, String family) {
        prisonSays(admission(person, "OSLO", KARI, "1990-09-17", "pat-1", "NONE")
                .replace("\"Eksempel\"", "\"" + family + "\"")
                .formatted(UUID.randomUUID(), "admitted", "08:15", planned("2027-01-14")));
        await().atMost(ofSeconds(20))
                .until(() -> people.find(new PersonNumber(person)).isPresent());
    }

    public void comesIntoCustody(
            String person, String prison, String nationalId, String born, String patient, String protection) {
        prisonSays(admission(person, prison, nationalId, born, patient, protection)
                .formatted(UUID.randomUUID(), "admitted", "08:15", planned("2027-01-14")));
        await().atMost(ofSeconds(20))
                .until(() -> people.find(new PersonNumber(person)).isPresent());
    }

    /** The release of somebody who came into custody so is on another day, or on none any more; the prison says it at that time. */
    public void isReleased(
            String person, String nationalId, String born, String patient, String time, Optional<String> day) {
        prisonSays(admission(person, "OSLO", nationalId, born, patient, "NONE")
                .formatted(
                        UUID.randomUUID(),
                        "release-date-changed",
                        time,
                        day.map(Sandboxed::planned).orElse("null")));
        await().atMost(ofSeconds(20)).until(() -> people.find(new PersonNumber(person))
                .orElseThrow()
                .record()
                .releaseDate()
                .map(Object::toString)
                .equals(day));
    }

    /** The person is moved; the health unit there knows them by the same id. */
    public void isMoved(String person, String prison, String nationalId, String born, String patient) {
        prisonSays(admission(person, prison, nationalId, born, patient, "NONE")
                .formatted(UUID.randomUUID(), "transferred", later(), planned("2027-01-14"))
                .replace("prison-health-oslo", "prison-health-" + prison.toLowerCase(Locale.ROOT)));
        await().atMost(ofSeconds(20)).until(() -> people.present(new PersonNumber(person))
                .filter(known -> known.record().custody().prison().equals(prison))
                .isPresent());
    }

    /** Two numbers turn out to be one person, who is what the prison says of the second. */
    public void isOneWith(String former, String person, String prison, String nationalId, String born, String patient) {
        var merged =
                "\"data\":{\"formerPersonNumbers\":[\"%s\"],\"otherPersonNumber\":\"%s\",".formatted(former, former);
        prisonSays(admission(person, prison, nationalId, born, patient, "NONE")
                .formatted(UUID.randomUUID(), "merged", later(), planned("2027-01-14"))
                .replace("prison-health-oslo", "prison-health-" + prison.toLowerCase(Locale.ROOT))
                .replace("\"data\":{", merged));
        await().atMost(ofSeconds(20)).until(() -> people.present(new PersonNumber(former))
                .filter(known -> known.record().personNumber().value().equals(person))
                .isPresent());
    }

    /** Later than whatever was said before. */
    private String later() {
        return "10:%02d".formatted(said.incrementAndGet());
    }

    private static String planned(String day) {
        return "{\"date\":\"%s\",\"certainty\":\"PLANNED\",\"type\":\"PAROLE\",\"at\":\"10:00\"}".formatted(day);
    }

    /** With gaps for an id, a cause, a time and a release. */
    private static String admission(
            String person, String prison, String nationalId, String born, String patient, String protection) {
        return """
                {"specversion":"1.0","id":"%%s","source":"/prisons/%s","type":"reentryhub.custody.%%s.v1",
                 "time":"2026-11-22T%%s:00+01:00","subject":"%s","datacontenttype":"application/json",
                 "data":{"personNumber":"%s","nationalId":"%s","name":{"given":"Kari","family":"Eksempel"},
                  "birthDate":"%s","gender":"female","language":"nb","interpreter":false,"citizenship":"NO",
                  "addressProtection":"%s",
                  "custody":{"custodyId":"C-1","status":"IN_CUSTODY","prison":"%s","unit":"B2","legalStatus":"SENTENCED",
                   "regime":"LOW_SECURITY","admittedOn":"2025-03-01","release":%%s},
                  "municipality":{"registered":"0301","beforeCustody":"0301","arrest":null,"intended":"0301"},
                  "healthUnit":{"partnerId":"prison-health-oslo","patient":"%s"},"needs":[]}}"""
                .formatted(prison, person, person, nationalId, born, protection, prison, patient);
    }

    private void prisonSays(String event) {
        var answer = as("prison-records")
                .with("Content-Type", "application/cloudevents+json")
                .send("POST", "/records/events", event.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** Starts a transfer as health staff do, and gives its id. */
    public String starts(String person) {
        var answer = as("healthunit").post("/health/people/" + person + "/transfers", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return read(answer.body()).path("transferId").asText();
    }

    public JsonNode transfer(String id) {
        return read(as("healthunit").get("/health/transfers/" + id).body());
    }

    /** Waits until a transfer stands there. The first of a run waits for the validator as well. */
    public JsonNode reaches(String id, String state) {
        await().atMost(ofSeconds(90)).untilAsserted(() -> {
            var transfer = transfer(id);
            assertThat(transfer.path("state").asText()).as(transfer.toString()).isEqualTo(state);
        });
        return transfer(id);
    }

    public JsonNode recipient(String transfer, String partner) {
        return StreamSupport.stream(transfer(transfer).path("recipients").spliterator(), false)
                .filter(recipient -> recipient.path("partner").asText().equals(partner))
                .findFirst()
                .orElseThrow();
    }

    /** What a partner was sent in one transfer. */
    List<JsonNode> sent(String partner, String transfer) {
        var journal = read(Http.at(sandboxPort).get("/__admin/requests").body());
        return StreamSupport.stream(journal.path("requests").spliterator(), false)
                .map(entry -> entry.path("request"))
                .filter(request -> request.path("method").asText().equals("POST"))
                .filter(request -> request.path("url").asText().startsWith("/" + partner + "/"))
                .map(request -> read(request.path("body").asText()))
                .filter(body -> body.toString().contains(transfer))
                .toList();
    }

    /** Lets a partner answer otherwise, until {@link #unplay}; gives the stub's id. */
    public String play(String stub) {
        var answer = Http.at(sandboxPort).post("/__admin/mappings", stub);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return read(answer.body()).path("id").asText();
    }

    public void unplay(String stub) {
        Http.at(sandboxPort).send("DELETE", "/__admin/mappings/" + stub, new byte[0]);
    }

    public JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
