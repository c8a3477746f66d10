package org.reentryhub.custody;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.TestPeople;

/** An event as a prison would send it, to be bent as the test needs. */
public final class PrisonSays {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXAMPLE =
            """
            {"specversion":"1.0","id":"","source":"/prisons/OSLO","type":"reentryhub.custody.admitted.v1",
             "time":"2026-11-22T08:15:00+01:00","subject":"","datacontenttype":"application/json",
             "data":{
              "personNumber":"","nationalId":null,"name":{"given":"Kari","family":"Eksempel"},
              "birthDate":"1990-09-17","gender":"female","language":"nb","interpreter":false,"citizenship":"NO",
              "addressProtection":"NONE",
              "custody":{"custodyId":"C-77120","status":"IN_CUSTODY","prison":"OSLO","unit":"B2","legalStatus":"SENTENCED",
               "regime":"LOW_SECURITY","admittedOn":"2025-03-01",
               "release":{"date":"2027-01-14","certainty":"PLANNED","type":"PAROLE","at":"10:00"}},
              "municipality":{"registered":"0301","beforeCustody":"0301","arrest":null,"intended":"0301"},
              "healthUnit":{"partnerId":"prison-health-oslo","patient":"pat-004211"},
              "needs":[
               {"domain":"HOUSING","level":"URGENT","housing":{"situation":"HOMELESS","household":{"adults":1,"children":0},
                "accessible":false,"rooms":1,"support":["LIVING_SKILLS"],"finance":["DEPOSIT_GUARANTEE","HOUSING_ALLOWANCE"]}},
               {"domain":"EMPLOYMENT","level":"SOME","employment":{"goal":"Carpentry","readiness":"READY_TO_WORK",
                "qualifications":[{"title":"Trade certificate, joinery","completedOn":"2026-06-01"}],
                "experience":["Prison workshop, 14 months"],"barriers":["NO_BANK_ACCOUNT"],"benefits":["SOCIAL_ASSISTANCE"],
                "workHours":"FULL_TIME"}}],
              "offence":{"summary":"told to nobody"},"sentencePlan":{"goals":["told to nobody"]}}}
            """;

    private final ObjectNode event;

    private PrisonSays(ObjectNode event) {
        this.event = event;
    }

    /** The contract's example, about that person, with an id of its own. */
    public static PrisonSays of(String person) {
        return new PrisonSays(read(EXAMPLE))
                .with("/id", UUID.randomUUID().toString())
                .with("/subject", person)
                .with("/data/personNumber", person)
                .with("/data/nationalId", TestPeople.nationalId(Math.floorMod(person.hashCode(), 1_000_000)));
    }

    /** The same with another cause, such as {@code release-date-changed}. */
    public PrisonSays because(String cause) {
        return with("/type", "reentryhub.custody." + cause + ".v1");
    }

    public PrisonSays at(String time) {
        return with("/time", time);
    }

    public PrisonSays id(String id) {
        return with("/id", id);
    }

    public PrisonSays releasedOn(String date) {
        return with("/data/custody/release/date", date);
    }

    /** The same with a member set to a text, number, boolean, node or null. */
    public PrisonSays with(String pointer, @Nullable Object value) {
        ObjectNode copy = event.deepCopy();
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = copy.at(at.head());
        JsonNode set = JSON.valueToTree(value);
        if (parent instanceof ObjectNode object) {
            object.set(at.last().getMatchingProperty(), set);
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent)
                    .set(at.last().getMatchingIndex(), set);
        }
        return new PrisonSays(copy);
    }

    /** The same with a member set to what the JSON says. */
    public PrisonSays withJson(String pointer, String json) {
        try {
            return with(pointer, JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PrisonSays withNothingAt(String pointer) {
        ObjectNode copy = event.deepCopy();
        JsonPointer at = JsonPointer.compile(pointer);
        ((ObjectNode) copy.at(at.head())).remove(at.last().getMatchingProperty());
        return new PrisonSays(copy);
    }

    public String json() {
        return event.toString();
    }

    public byte[] bytes() {
        return json().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return json();
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
