package org.reentryhub.health.sending;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.health.Sandboxed;

/** Patients of the health unit who are taken over by clinics, as the unit's server tells of them until {@link #forget}. */
final class Patients {
    private static final String NUMBER = "28919620457";
    private static final String BORN = "1996-11-28";

    private final Sandboxed hub;
    private final Map<String, String> played = new HashMap<>();

    Patients(Sandboxed hub) {
        this.hub = hub;
    }

    /** Somebody in prison whose patient record names these organisations alone. */
    void isTakenOverBy(String person, String... organisations) {
        nowNames("oslo", person, organisations);
        hasCondition(person, "Astma");
        hub.comesIntoCustody(person, "OSLO", NUMBER, BORN, person, "NONE");
    }

    /** The prison's record has moved them, and the health unit there has a patient record of its own. */
    void isMoved(String person, String prison, String condition, String... organisations) {
        var unit = prison.toLowerCase(Locale.ROOT);
        nowNames(unit, person, organisations);
        hasCondition(unit, person, condition, 0);
        hub.isMoved(person, prison, NUMBER, BORN, person);
    }

    /** The first number lives on in the second, who is in prison there. */
    void isOneWith(String former, String person, String prison) {
        hub.isOneWith(former, person, prison, NUMBER, BORN, person);
    }

    /** The prison says that it is on another day. */
    void areReleased(String person, String day) {
        areReleased(person, "09:15", Optional.of(day));
    }

    /** The prison says so at that time, or that there is no day any more. */
    void areReleased(String person, String time, Optional<String> day) {
        hub.isReleased(person, NUMBER, BORN, person, time, day);
    }

    /** From now on the unit's record names these. */
    void nowNames(String unit, String person, String... organisations) {
        var named = Stream.of(organisations)
                .map(
                        """
                        {"type":"Organization","identifier":{"system":"urn:oid:2.16.578.1.12.4.1.2","value":"%s"},
                         "display":"Klinikken"}"""
                                ::formatted)
                .collect(Collectors.joining(","));
        play(
                unit,
                "Patient/" + person,
                0,
                """
                {"resourceType":"Patient","id":"%s","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"%s"}],
                 "name":[{"family":"Eksempel","given":["Ola"]}],"birthDate":"%s","generalPractitioner":[%s]}"""
                        .formatted(person, NUMBER, BORN, named));
    }

    /** From now on that is what the record says. */
    void hasCondition(String person, String name) {
        hasCondition(person, name, 0);
    }

    /** The same, and it takes the unit's server a while to tell. */
    void hasCondition(String person, String name, int delayMillis) {
        hasCondition("oslo", person, name, delayMillis);
    }

    private void hasCondition(String unit, String person, String name, int delayMillis) {
        play(
                unit,
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
        objects(person, "\"type\":\"deny\"");
    }

    /** From now on they object, in that way. */
    void objects(String person, String provision) {
        play(
                "oslo",
                "Consent?patient=" + person + "&_count=200",
                0,
                """
                {"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Consent","id":"co","status":"active",
                 "scope":{"coding":[{"code":"patient-privacy"}]},"patient":{"reference":"Patient/%s"},"provision":{%s}}}]}"""
                        .formatted(person, provision));
    }

    /** The unit's server has a fault whenever it is asked for their diagnoses. */
    void cannotBeRead(String person) {
        play("oslo", "Condition?patient=" + person + "&_count=200", 503, 0, "{}");
    }

    /** From now on the unit's server does not tell who the patient is. */
    void areNotTold(String person) {
        play("oslo", "Patient/" + person, 503, 0, "{}");
    }

    private void play(String unit, String path, int delayMillis, String body) {
        play(unit, path, 200, delayMillis, body);
    }

    private void play(String unit, String path, int status, int delayMillis, String body) {
        var stub = hub.play(
                """
                {"priority":1,"request":{"method":"GET","url":"/prison-health-%s/fhir/%s"},"response":{"status":%d,
                 "fixedDelayMilliseconds":%d,"headers":{"Content-Type":"application/fhir+json"},"jsonBody":%s}}"""
                        .formatted(unit, path, status, delayMillis, body));
        var earlier = played.put(unit + path, stub);
        if (earlier != null) {
            hub.unplay(earlier);
        }
    }

    void forget() {
        played.values().forEach(hub::unplay);
        played.clear();
    }
}
