package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The law, the consent that lifts secrecy, and that the person was told: none of them stands for another. */
@HubTest
class WhatItRestsOnTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void somebodyInPrison() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(person.record().event("admitted", "2026-11-20T08:15:00Z", "IN_CUSTODY"));
    }

    @Test
    void consentingProvesNotThatThePersonWasTold() {
        person.referredToHousing();
        JsonNode disclosed = disclosed();
        assertThat(disclosed.at("/legalBasis/code").asText()).isEqualTo("CONSENT");
        assertThat(disclosed.at("/grounds/purpose").asText()).isEqualTo("RELEASE_PREPARATION");
        assertThat(disclosed.at("/grounds/law").asText()).contains("§ 41");
        assertThat(disclosed.at("/grounds/secrecy").asText()).contains("§ 13 a");
        assertThat(disclosed.at("/grounds/informedOn").isMissingNode()).isTrue();
    }

    @Test
    void beingToldLiftsNoSecrecy() {
        assertThat(told("2026-11-21", "nb").status()).isEqualTo(201);
        assertThat(preview().at("/blocked/0/reason").asText()).isEqualTo("NO_CONSENT");
    }

    @Test
    void whoWasToldIsShownBeforeItLeavesAndKeptWithWhatLeft() {
        told("2026-11-21", "nb");
        told("2026-11-02", "se");
        person.consentsTo("HOUSING");
        assertThat(preview().at("/recipients/0/grounds/informedOn").asText()).isEqualTo("2026-11-21");
        person.referredToHousing();
        assertThat(disclosed().at("/grounds/informedOn").asText()).isEqualTo("2026-11-21");
        assertThat(person.view().get("informed").findValuesAsText("language")).containsExactly("se", "nb");
    }

    @Test
    void anInformationLaterOnChangesNothingOfWhatHasLeft() {
        person.referredToHousing();
        told("2026-11-22", "nb");
        assertThat(disclosed().at("/grounds/informedOn").isMissingNode()).isTrue();
    }

    @Test
    void nobodyIsToldTomorrowOrInALanguageThatIsNone() {
        Hub.Said said = told("2026-12-24", "not a language");
        assertThat(said.status()).isEqualTo(422);
        assertThat(said.json().get("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/givenOn", "/language");
        assertThat(person.view().get("informed")).isEmpty();
    }

    private Hub.Said told(String day, String language) {
        return person.caseManager()
                .post(
                        person.path("/information-given"),
                        "{\"givenOn\":\"%s\",\"language\":\"%s\",\"manner\":\"SPOKEN\"}".formatted(day, language));
    }

    private JsonNode preview() {
        return person.caseManager()
                .get(person.path("/handover-preview?domains=HOUSING"))
                .json();
    }

    private JsonNode disclosed() {
        return StreamSupport.stream(
                        person.caseManager()
                                .get(person.path("/disclosures"))
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .filter(item -> item.get("domain").asText().equals("HOUSING"))
                .findFirst()
                .orElseThrow();
    }
}
