package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The needs are mapped, or mapped anew. */
@HubTest
class ANeedsAssessmentTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void nothingIsMapped() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record()
                .event("admitted", "2026-11-20T08:00:00Z")
                .replaceAll("(?s)\"needs\":\\[.*?}}],", "\"needs\":[],"));
    }

    @Test
    void whatIsNotMappedCannotBeHandedOverAndWhatIsCan() {
        person.consentsTo("HOUSING");
        assertThat(blocked()).isEqualTo("INCOMPLETE");
        assessed("2026-11-21T08:00:00Z", "\"rooms\":1");
        assertThat(blocked()).isEmpty();
    }

    @Test
    void aNeedThatIsOtherwiseReachesItsReceiverAndNobodyElse() {
        assessed("2026-11-21T08:00:00Z", "\"rooms\":1");
        String referral = person.referredToHousing();
        assessed("2026-11-21T09:00:00Z", "\"rooms\":3");
        assertThat(person.awaitSent(referral, 2).at("/housing/rooms").asInt()).isEqualTo(3);
        person.prisonSays(person.record()
                .event("needs-assessed", "2026-11-21T10:00:00Z")
                .replace("\"rooms\":1", "\"rooms\":3")
                .replace("Carpentry", "Baking"));
        assertThat(person.referral(referral).get("version").asInt()).isEqualTo(2);
    }

    @Test
    void whereThereIsNoNeedNoneIsAskedFor() {
        person.prisonSays(person.record()
                .event("needs-assessed", "2026-11-21T08:00:00Z")
                .replace("\"HOUSING\",\"level\":\"URGENT\"", "\"HOUSING\",\"level\":\"NONE\""));
        JsonNode housing = person.view().get("readiness").get(0);
        assertThat(housing.get("state").asText()).isEqualTo("NOT_NEEDED");
        assertThat(housing.get("why").asText()).isEqualTo("The mapping found no need");
    }

    private void assessed(String at, String rooms) {
        person.prisonSays(person.record().event("needs-assessed", at).replace("\"rooms\":1", rooms));
    }

    private String blocked() {
        return person.caseManager()
                .get(person.path("/handover-preview?domains=HOUSING"))
                .json()
                .at("/blocked/0/reason")
                .asText();
    }
}
