package org.reentryhub.health.sending;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.reentryhub.health.Sandboxed;

/** Patients of the health unit who are taken over by one clinic, as the unit's server tells of them until {@link #forget}. */
final class Patients {
    private static final String NUMBER = "28919620457";
    private static final String BORN = "1996-11-28";

    private final Sandboxed hub;
    private final Map<String, String> played = new HashMap<>();

    Patients(Sandboxed hub) {
        this.hub = hub;
    }

    /** Somebody in prison whose patient record names that organisation alone. */
    void isTakenOverBy(String person, String organisation) {
        play(
                person,
                "Patient/" + person,
                0,
                """
                {"resourceType":"Patient","id":"%s","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"%s"}],
                 "name":[{"family":"Eksempel","given":["Ola"]}],"birthDate":"%s","generalPractitioner":[{"type":"Organization",
                 "identifier":{"system":"urn:oid:2.16.578.1.12.4.1.2","value":"%s"},"display":"Klinikken"}]}"""
                        .formatted(person, NUMBER, BORN, organisation));
        hasCondition(person, "Astma");
        hub.comesIntoCustody(person, "OSLO", NUMBER, BORN, person, "NONE");
    }

    /** The prison says that it is on another day. */
    void areReleased(String person, String day) {
        hub.isReleased(person, NUMBER, BORN, person, "09:15", Optional.of(day));
    }

    /** From now on that is what the record says. */
    void hasCondition(String person, String name) {
        hasCondition(person, name, 0);
    }

    /** The same, and it takes the unit's server a while to tell. */
    void hasCondition(String person, String name, int delayMillis) {
        play(
                person + " condition",
                "Condition?patient=" + person + "&_count=200",
                delayMillis,
                """
                {"resourceType":"Bundle","type":"searchset","total":1,"entry":[{"resource":{"resourceType":"Condition","id":"c",
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
                 "code":{"text":"%s"},"subject":{"reference":"Patient/%s"}}}]}"""
                        .formatted(name, person));
    }

    /** From now on the patient lets nobody know anything. */
    void objects(String person) {
        play(
                person + " consent",
                "Consent?patient=" + person + "&_count=200",
                0,
                """
                {"resourceType":"Bundle","type":"searchset","total":1,"entry":[{"resource":{"resourceType":"Consent","id":"k",
                 "status":"active","scope":{"coding":[{"code":"patient-privacy"}]},"patient":{"reference":"Patient/%s"},
                 "provision":{"type":"deny"}}}]}"""
                        .formatted(person));
    }

    /** From now on the unit's server does not tell who the patient is. */
    void areNotTold(String person) {
        var stub = hub.play(
                """
                {"priority":1,"request":{"method":"GET","url":"/prison-health-oslo/fhir/Patient/%s"},"response":{"status":503}}"""
                        .formatted(person));
        played.put(person + " silence", stub);
    }

    private void play(String what, String path, int delayMillis, String body) {
        var stub = hub.play(
                """
                {"priority":1,"request":{"method":"GET","url":"/prison-health-oslo/fhir/%s"},"response":{"status":200,
                 "fixedDelayMilliseconds":%d,"headers":{"Content-Type":"application/fhir+json"},"jsonBody":%s}}"""
                        .formatted(path, delayMillis, body));
        var earlier = played.put(what, stub);
        if (earlier != null) {
            hub.unplay(earlier);
        }
    }

    void forget() {
        played.values().forEach(hub::unplay);
        played.clear();
    }
}
