package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.Sandboxed.KARI;

import java.util.ArrayList;
import java.util.List;
import org.reentryhub.story.Prisoner;

/** Somebody in Oslo prison whose substitution goes on at the clinic, as unit and prison tell of them. */
public final class Treated {
    public static final String MEDICINE = "Metadonkanari";

    private static final String DOSE =
            """
            {"resourceType":"MedicationAdministration","id":"ma-1","status":"completed","subject":{"reference":"Patient/%s"},
             "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"N07BC02"}],"text":"%s"},
             "effectiveDateTime":"2026-11-21T08:10:00+01:00"}""";
    private static final String SPRAY =
            """
            {"resourceType":"MedicationDispense","id":"md-1","status":"completed","subject":{"reference":"Patient/%s"},
             "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"V03AB15"}]},
             "whenHandedOver":"2026-11-20"}""";
    private static final String ORDER =
            """
            {"resourceType":"MedicationRequest","id":"mr-1","status":"active","intent":"order",
             "subject":{"reference":"Patient/%s"},
             "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"N07BC02"}],"text":"%s"}}""";
    private static final String TEAM =
            """
            {"resourceType":"CareTeam","id":"ct-1","status":"active","subject":{"reference":"Patient/%s"},
             "participant":[{"member":{"type":"Organization","display":"LAR Oslo, poliklinikken",
              "identifier":{"system":"urn:oid:2.16.578.1.12.4.1.2","value":"9000103"}}}]}""";

    private final Sandboxed hub;
    private final String number;
    private final String patient;
    private final List<String> played = new ArrayList<>();
    private int minute = 0;

    private Treated(Sandboxed hub, String number, String patient) {
        this.hub = hub;
        this.number = number;
        this.patient = patient;
    }

    /** Known at the unit, with a dose of yesterday; naloxone was handed out. */
    public static Treated at(Sandboxed hub, String number, String patient) {
        var treated = new Treated(hub, number, patient);
        treated.play(
                """
                {"priority":2,"request":{"method":"GET","urlPath":"/prison-health-oslo/fhir/Patient/%s"},
                 "response":{"status":200,"headers":{"Content-Type":"application/fhir+json"},"jsonBody":
                  {"resourceType":"Patient","id":"%s","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1",
                   "value":"%s"}],"name":[{"family":"Eksempel","given":["Kari"]}],"birthDate":"1990-09-17"}}}"""
                        .formatted(patient, patient, KARI));
        treated.answers("MedicationRequest", ORDER.formatted(patient, MEDICINE));
        treated.answers("MedicationAdministration", DOSE.formatted(patient, MEDICINE));
        treated.answers("CareTeam", TEAM.formatted(patient));
        treated.hasNaloxone();
        return treated;
    }

    String hasNaloxone() {
        return answers("MedicationDispense", SPRAY.formatted(patient));
    }

    String number() {
        return number;
    }

    /** The prison says so, each time later than before. */
    public void isToBeReleased(String cause, String day, String hour) {
        says(cause, day, hour, "IN_CUSTODY");
    }

    public void says(String cause, String day, String hour, String status) {
        var event = Prisoner.named(number)
                .released(day)
                .event(cause, "2026-11-21T08:%02d:00+01:00".formatted(minute++), status)
                .replace("\"at\":\"10:00\"", "\"at\":\"" + hour + "\"")
                .replace("\"patient\":\"pat-1\"", "\"patient\":\"" + patient + "\"");
        var answer = hub.as("prison-records")
                .with("Content-Type", "application/cloudevents+json")
                .send("POST", "/records/events", event.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** Lets the unit be down until the stub is taken away again. */
    public String unitIsDown() {
        return play(
                """
                {"priority":1,"request":{"method":"GET","urlPathPattern":"/prison-health-oslo/fhir/Patient/%s"},
                 "response":{"status":503}}"""
                        .formatted(patient));
    }

    public void leaves() {
        played.forEach(hub::unplay);
    }

    private String answers(String kind, String resource) {
        return play(
                """
                {"priority":2,"request":{"method":"GET","urlPath":"/prison-health-oslo/fhir/%s",
                  "queryParameters":{"patient":{"matches":".*%s"}}},
                 "response":{"status":200,"headers":{"Content-Type":"application/fhir+json"},"jsonBody":
                  {"resourceType":"Bundle","type":"searchset","entry":[{"resource":%s}]}}}"""
                        .formatted(kind, patient, resource));
    }

    private String play(String stub) {
        var id = hub.play(stub);
        played.add(id);
        return id;
    }
}
