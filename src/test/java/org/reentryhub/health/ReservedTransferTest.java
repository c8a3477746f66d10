package org.reentryhub.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.HealthTrail.Disclosed;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Autowired;

/** What Kari has said about who may know lies in her health unit's own server, and holds at the moment of sending. */
class ReservedTransferTest extends WithTheHub {
    private static final String GP =
            "'actor':[{'reference':{'type':'Organization','identifier':{'system':'urn:oid:2.16.578.1.12.4.1.2',"
                    + "'value':'9000102'}}}]";

    @Autowired
    HealthTrail trail;

    String stub = "";

    @AfterEach
    void takeItBack() {
        if (!stub.isEmpty()) {
            hub.unplay(stub);
        }
    }

    @Test
    void anObjectionToEverythingStopsTheTransferAndTellsTheHealthUnit() {
        hub.kari("OB-1");
        kariSays("'type':'deny'");

        var preview = preview("OB-1");
        assertThat(preview.path("findings").findValuesAsText("code"))
                .as(preview.toString())
                .containsExactly("RESERVED");
        assertThat(preview.has("document")).isFalse();
        var id = hub.starts("OB-1");
        assertThat(hub.reaches(id, "NEEDS_ATTENTION").path("alerts").findValuesAsText("kind"))
                .containsOnly("RESERVED");
        assertThat(hub.sent("gp-oslo", id)).isEmpty();
        assertThat(hub.sent("lar-oslo", id)).isEmpty();
    }

    @Test
    void anObjectionToOneRecipientIsNoneToTheOther() {
        hub.kari("OB-2");
        kariSays("'type':'deny'," + GP);

        var preview = preview("OB-2");
        var recipients = preview.path("recipients");
        assertThat(recipients.findValuesAsText("partner"))
                .as(preview.toString())
                .containsExactly("gp-oslo", "lar-oslo");
        assertThat(recipients.findValuesAsText("reserved")).containsExactly("true", "false");
        var id = hub.starts("OB-2");
        assertThat(hub.reaches(id, "SENT").path("alerts").findValuesAsText("kind"))
                .containsExactly("RESERVED");
        assertThat(hub.sent("gp-oslo", id)).isEmpty();
        assertThat(hub.sent("lar-oslo", id)).hasSize(1);
    }

    @Test
    void whatIsBlockedIsLeftOutAndTheDisclosureSaysThatSomethingWas() {
        hub.kari("OB-3");
        kariSays("'type':'deny','class':[{'system':'http://hl7.org/fhir/resource-types','code':'Condition'}]");

        assertThat(preview("OB-3").path("withheld").toString()).contains("Aktuelle problemer");
        var id = hub.starts("OB-3");
        hub.reaches(id, "SENT");
        assertThat(hub.sent("gp-oslo", id)).singleElement().satisfies(sent -> assertThat(sent.toString())
                .contains("Buprenorfin", "withheld")
                .doesNotContain("Opioidavhengighet"));
        assertThat(trail.disclosuresOf(new PersonNumber("OB-3")))
                .extracting(Disclosed::legalBasis)
                .containsOnly("helsepersonelloven § 25, reservasjon delvis: tilbakeholdt"
                        + " (pasient- og brukerrettighetsloven § 5-3)");
    }

    private JsonNode preview(String person) {
        return hub.read(hub.as("healthunit")
                .get("/health/people/" + person + "/preview")
                .body());
    }

    private void kariSays(String provision) {
        var consent =
                "{'resourceType':'Consent','id':'co-1','status':'active','scope':{'coding':[{'code':'patient-privacy'}]},"
                        + "'patient':{'reference':'Patient/pat-1'},'provision':{" + provision + "}}";
        stub = hub.play(("{'priority':1,'request':{'method':'GET','urlPath':'/prison-health-oslo/fhir/Consent',"
                        + "'queryParameters':{'patient':{'equalTo':'pat-1'}}},'response':{'status':200,'headers':"
                        + "{'Content-Type':'application/fhir+json'},'jsonBody':{'resourceType':'Bundle','type':'searchset',"
                        + "'entry':[{'resource':" + consent + "}]}}}")
                .replace('\'', '"'));
    }
}
