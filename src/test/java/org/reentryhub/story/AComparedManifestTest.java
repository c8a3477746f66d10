package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A receiver sends its own list of what is open with it; what differs is answered, and seen by a person. */
@HubTest
class AComparedManifestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;
    private String referral;

    @BeforeEach
    void received() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:00:00Z"));
        referral = person.referredToHousing();
    }

    @Test
    void aListThatIsTheHubsOwnAgrees() {
        JsonNode compared = housingHas(line -> {});
        assertThat(compared.get("agrees").asBoolean()).as(compared.toString()).isTrue();
        assertThat(compared.get("partner").asText()).isEqualTo("housing-0301");
        assertThat(manifest().get("day").asText()).isEqualTo(HubTest.TODAY.toString());
    }

    @Test
    void whatWasDeliveredAndIsMissingIsAnAlertUntilAListAgrees() {
        JsonNode compared = compare(without(referral));
        assertThat(compared.get("agrees").asBoolean()).isFalse();
        assertThat(compared.get("missing")).hasToString("[{\"referralId\":\"%s\",\"version\":1}]".formatted(referral));
        assertThat(person.alerts()).contains("MISSING_AT_RECEIVER");
        compare(without(referral));
        assertThat(person.alerts()).containsOnlyOnce("MISSING_AT_RECEIVER");
        housingHas(line -> {});
        assertThat(person.alerts()).doesNotContain("MISSING_AT_RECEIVER");
    }

    @Test
    void anOldVersionIsAnAlertUntilTheReferralEnds() {
        person.prisonSays(person.record().released("2027-03-01").event("release-date-changed", "2026-11-21T08:00:00Z"));
        person.awaitSent(referral, 2);
        person.awaitState(referral, "RECEIVED");
        JsonNode compared = housingHas(line -> line.put("version", 1));
        assertThat(compared.get("outdated"))
                .hasToString("[{\"referralId\":\"%s\",\"yours\":1,\"newest\":2}]".formatted(referral));
        assertThat(person.alerts()).contains("OUTDATED_AT_RECEIVER");
        person.housingAnswers(referral, 2, "DECLINED");
        assertThat(person.alerts()).doesNotContain("OUTDATED_AT_RECEIVER");
    }

    @Test
    void anAnswerThatWasLostComesToLight() {
        JsonNode compared = housingHas(line -> line.put("state", "ACCEPTED"));
        assertThat(compared.get("otherState"))
                .hasToString(
                        "[{\"referralId\":\"%s\",\"yours\":\"ACCEPTED\",\"ours\":\"RECEIVED\"}]".formatted(referral));
        assertThat(person.alerts()).contains("OTHER_STATE_AT_RECEIVER");
        assertThat(housingHas(line -> line.remove("state")).get("agrees").asBoolean())
                .isTrue();
    }

    @Test
    void whatWasTakenBackNeedNotBeThereAnyMore() {
        person.caseManager().post("/api/referrals/" + referral + "/cancellation", "{\"reason\":\"NO_LONGER_NEEDED\"}");
        person.awaitSent(referral, 2);
        assertThat(compare(without(referral)).get("missing").toString()).contains(referral);
        assertThat(person.alerts()).doesNotContain("MISSING_AT_RECEIVER");
    }

    @Test
    void anothersReferralAndOneThatNeverWasAreNotToldApart() {
        String nobodys = UUID.randomUUID().toString();
        ArrayNode list = list();
        person.consentsTo("EMPLOYMENT");
        String navs = person.caseManager()
                .post(person.path("/handovers"), "{\"domains\":[\"EMPLOYMENT\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
        person.awaitState(navs, "RECEIVED");
        list.addObject().put("referralId", navs).put("version", 1);
        list.addObject().put("referralId", nobodys).put("version", 1);
        JsonNode compared = compare(list);
        assertThat(compared.get("unknown").findValuesAsText("referralId")).containsExactly(navs, nobodys);
        assertThat(compared.get("unknown").findValuesAsText("version")).containsOnly("1");
        assertThat(person.alerts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"open\":[null]}",
                "{\"open\":[{}]}",
                "{\"open\":[{\"referralId\":\"5d6f1a1e-6f0b-4b39-9d0c-5a6f3c1d2e01\",\"version\":0}]}",
                "{\"open\":[{\"referralId\":\"5d6f1a1e-6f0b-4b39-9d0c-5a6f3c1d2e01\",\"version\":1},"
                        + "{\"referralId\":\"5d6f1a1e-6f0b-4b39-9d0c-5a6f3c1d2e01\",\"version\":2}]}",
                "{\"open\":[],\"partner\":\"nav-0301\"}"
            })
    void aListThatDoesNotHoldIsRefusedAndComparesNothing(String list) {
        assertThat(send(list).status()).isEqualTo(422);
        assertThat(person.alerts()).isEmpty();
    }

    @Test
    void aListIsAtMostTenThousandLines() {
        String line = "{\"referralId\":\"5d6f1a1e-6f0b-4b39-9d0c-5a6f3c1d2e01\",\"version\":1}";
        assertThat(send("{\"open\":[" + String.join(",", java.util.Collections.nCopies(10_001, line)) + "]}")
                        .status())
                .isEqualTo(422);
        assertThat(person.hub()
                        .as("casemanager")
                        .post("/partner/manifest", "{\"open\":[]}")
                        .status())
                .isEqualTo(403);
    }

    /** Compares the hub's own list, with the line about this referral changed. */
    private JsonNode housingHas(Consumer<ObjectNode> change) {
        ArrayNode list = list();
        list.forEach(line -> {
            if (line.get("referralId").asText().equals(referral)) {
                change.accept((ObjectNode) line);
            }
        });
        return compare(list);
    }

    private ArrayNode without(String one) {
        ArrayNode rest = JSON.createArrayNode();
        list().forEach(line -> {
            if (!line.get("referralId").asText().equals(one)) {
                rest.add(line);
            }
        });
        return rest;
    }

    private ArrayNode list() {
        ArrayNode list = JSON.createArrayNode();
        manifest()
                .get("open")
                .forEach(line ->
                        list.add(((ObjectNode) line.deepCopy()).retain(List.of("referralId", "version", "state"))));
        return list;
    }

    private JsonNode manifest() {
        String signed = person.hub().as("housing").get("/partner/manifest").text();
        try {
            return JSON.valueToTree(JWSObject.parse(signed).getPayload().toJSONObject());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode compare(ArrayNode list) {
        Hub.Said said = send(JSON.createObjectNode().set("open", list).toString());
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(said.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "partner", "comparedAt", "agrees", "missing", "unknown", "outdated", "otherState");
        return said.json();
    }

    private Hub.Said send(String list) {
        return person.hub().as("housing").post("/partner/manifest", list);
    }
}
