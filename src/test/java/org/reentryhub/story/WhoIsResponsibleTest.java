package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The case manager sees which office is to be asked, what speaks for it, and where nobody can say. */
@HubTest
class WhoIsResponsibleTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void somebody() {
        person = SomebodyInPrison.at(port, sandboxPort);
    }

    @Test
    void anOfficeIsNamedWithWhatSpeaksForIt() {
        comesFrom("0301");
        assertThat(responsible("HOUSING").get("office").asText()).isEqualTo("housing-0301");
        assertThat(responsible("HOUSING").get("certain").asBoolean()).isTrue();
        assertThat(responsible("HOUSING").at("/evidence/0/basis").asText()).isEqualTo("INTENDED_AND_TIED");
        assertThat(responsible("EMPLOYMENT").at("/evidence/0/basis").asText()).isEqualTo("REGISTERED");
    }

    @Test
    void aNumberThatWasSplitGivesCandidates() {
        comesFrom("1507");
        JsonNode housing = responsible("HOUSING");
        assertThat(housing.get("certain").asBoolean()).isFalse();
        assertThat(housing.has("municipality")).isFalse();
        assertThat(housing.get("candidates").toString()).isEqualTo("[\"1508\",\"1580\"]");
        assertThat(blocked("HOUSING")).contains("may be 1508 or 1580");
    }

    @Test
    void whereNothingIsKnownNavOfThePrisonIsOnlyTheOneToTurnToMeanwhile() {
        person.prisonSays(person.record()
                .event("admitted", "2026-11-20T08:00:00Z")
                .replaceAll("\"(registered|beforeCustody|intended)\":\"0301\"", "\"$1\":null"));
        assertThat(responsible("EMPLOYMENT").get("office").asText()).isEqualTo("nav-0301");
        assertThat(responsible("EMPLOYMENT").get("interim").asBoolean()).isTrue();
        assertThat(responsible("HOUSING").get("certain").asBoolean()).isFalse();
        assertThat(blocked("HOUSING")).contains("does not decide", "Oslo kommune, bolig meanwhile");
    }

    @Test
    void aMunicipalityThatNobodyInTheDirectoryServesIsNoFaultOfTheRecord() {
        comesFrom("1103");
        assertThat(responsible("HOUSING").get("municipality").asText()).isEqualTo("1103");
        assertThat(blocked("HOUSING")).contains("1103", "the directory has no receiver there");
    }

    private void comesFrom(String municipality) {
        person.prisonSays(person.record().from(municipality).event("admitted", "2026-11-20T08:00:00Z"));
    }

    private JsonNode responsible(String domain) {
        for (JsonNode line : person.view().get("responsible")) {
            if (line.get("domain").asText().equals(domain)) {
                return line;
            }
        }
        throw new AssertionError("nobody is said to be responsible for " + domain);
    }

    private String blocked(String domain) {
        person.consentsTo(domain);
        return person.caseManager()
                .get(person.path("/handover-preview?domains=" + domain))
                .json()
                .at("/blocked/0/message")
                .asText();
    }
}
