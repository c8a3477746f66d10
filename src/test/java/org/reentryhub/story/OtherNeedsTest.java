package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A home and an income are not all: schools, debt advice, identity papers and company have receivers too. */
@HubTest
class OtherNeedsTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private SomebodyInPrison person;

    @BeforeEach
    void withNeeds() {
        person = SomebodyInPrison.at(port, sandboxPort);
        person.prisonSays(
                person.record()
                        .event("admitted", "2026-11-20T08:00:00Z")
                        .replace(
                                "\"needs\":[",
                                """
                        "needs":[{"domain":"EDUCATION","level":"SOME"},{"domain":"FINANCE","level":"URGENT"},
                         {"domain":"IDENTITY_DOCUMENTS","level":"SOME"},{"domain":"FAMILY_NETWORK","level":"SOME"},"""));
    }

    @Test
    void aSchoolIsToldOfThePersonAndThatThereIsANeedAndNothingElse() {
        consents("EDUCATION", "EDUCATION");
        String referral = handedOver("EDUCATION", "education-0301");
        person.awaitState(referral, "RECEIVED");
        JsonNode message = person.sentAbout(referral).get(0);
        assertThat(message.fieldNames())
                .toIterable()
                .containsExactly(
                        "messageId",
                        "kind",
                        "referralId",
                        "version",
                        "domain",
                        "recipient",
                        "sentAt",
                        "answerBy",
                        "answerUrl",
                        "legalBasis",
                        "person",
                        "release",
                        "need");
        assertThat(message.get("need")).hasToString("{\"level\":\"SOME\"}");
    }

    @Test
    void whoHasTakenOnANeedReceivesItBeforeTheOfficeToWhichItFalls() {
        consents("NGO", "FINANCE");
        consents("NGO", "IDENTITY_DOCUMENTS");
        consents("NGO", "FAMILY_NETWORK");
        handedOver("FINANCE", "debt-advice-0301");
        handedOver("IDENTITY_DOCUMENTS", "papers-0301");
        handedOver("FAMILY_NETWORK", "ngo-0301");
    }

    @Test
    void whereNobodyHasTakenItOnItFallsToNav() {
        SomebodyInPrison elsewhere = SomebodyInPrison.at(port, sandboxPort);
        elsewhere.prisonSays(elsewhere
                .record()
                .from("5001")
                .event("admitted", "2026-11-20T08:00:00Z")
                .replace("\"needs\":[", "\"needs\":[{\"domain\":\"FINANCE\",\"level\":\"URGENT\"},"));
        person = elsewhere;
        consents("EMPLOYMENT", "FINANCE");
        handedOver("FINANCE", "nav-5001");
    }

    @Test
    void aConsentToTheOneIsNoneToTheOther() {
        consents("EMPLOYMENT", "FINANCE");
        Hub.Said said = handOver("FINANCE");
        assertThat(said.status()).isEqualTo(422);
        assertThat(said.json().at("/blocked/0/reason").asText()).isEqualTo("NO_CONSENT");
    }

    @Test
    void aPreviewThatNamesNothingShowsEveryNeedOfTheRecord() {
        JsonNode preview =
                person.caseManager().get(person.path("/handover-preview")).json();
        assertThat(preview.get("blocked").findValuesAsText("domain"))
                .containsExactlyInAnyOrder(
                        "HOUSING", "EMPLOYMENT", "EDUCATION", "FINANCE", "IDENTITY_DOCUMENTS", "FAMILY_NETWORK");
    }

    private void consents(String kind, String domain) {
        Hub.Said said = person.caseManager()
                .post(
                        person.path("/consents"),
                        """
                {"recipientKind":"%s","domains":["%s"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}"""
                                .formatted(kind, domain));
        assertThat(said.status()).as(said.text()).isEqualTo(201);
    }

    private String handedOver(String domain, String recipient) {
        Hub.Said said = handOver(domain);
        assertThat(said.status()).as(said.text()).isEqualTo(202);
        assertThat(said.json().at("/referrals/0/recipient").asText()).isEqualTo(recipient);
        return said.json().at("/referrals/0/referralId").asText();
    }

    private Hub.Said handOver(String domain) {
        return person.caseManager().post(person.path("/handovers"), "{\"domains\":[\"%s\"]}".formatted(domain));
    }
}
