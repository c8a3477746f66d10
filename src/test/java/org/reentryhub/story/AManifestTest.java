package org.reentryhub.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.delivery.Fetching;
import org.reentryhub.referral.OpenReferrals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A receiver compares what it has with the hub's signed word of what is open with it. */
@HubTest
class AManifestTest {
    private static final Map<String, String> CLOUD_EVENT = Map.of("Content-Type", "application/cloudevents+json");

    @LocalServerPort
    int port;

    @Autowired
    OpenReferrals open;

    @Autowired
    Fetching fetching;

    private Hub hub;
    private String person;

    @BeforeEach
    void here() {
        hub = Hub.at(port);
        person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
    }

    @Test
    void aReceiverVerifiesWhoSaysSoAndThatItHasTheNewestMessageByteForByte() {
        String referral = received("HOUSING");
        Hub.Said said = hub.as("housing").get("/partner/manifest");
        assertThat(said.response().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/jose");
        JsonNode manifest = verified(said.text());
        assertThat(manifest.get("partner").asText()).isEqualTo("housing-0301");
        assertThat(manifest.get("hub").asText()).isEqualTo(hub.base());
        assertThat(OffsetDateTime.parse(manifest.get("issuedAt").asText()).toInstant())
                .isBeforeOrEqualTo(Instant.now());
        JsonNode line = line("housing", referral).orElseThrow();
        Hub.Said message = hub.as("housing").get("/partner/referrals/" + referral);
        for (String word : new String[] {"version", "messageId", "kind"}) {
            assertThat(line.get(word)).isEqualTo(message.json().get(word));
        }
        for (String time : new String[] {"sentAt", "answerBy"}) {
            assertThat(OffsetDateTime.parse(line.get(time).asText()))
                    .isEqualTo(message.json().get(time).asText());
        }
        assertThat(line.get("state").asText()).isEqualTo("RECEIVED");
        assertThat(line.get("sha256").asText()).isEqualTo(sha256(message.text()));
    }

    @Test
    void itIsOfTheFormThatTheDescriptionGivesAndHasNobodysNameInIt() throws IOException {
        received("HOUSING");
        JsonNode manifest = manifest("housing");
        JsonNode description = hub.get("/openapi.json").json();
        var schema = (com.fasterxml.jackson.databind.node.ObjectNode)
                description.at("/components/schemas/Manifest").deepCopy();
        schema.set("components", description.get("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(SchemaLocation.of("urn:manifest"), schema)
                        .validate(manifest))
                .isEmpty();
        assertThat(manifest.toString()).doesNotContain(person, "Kari", "Eksempel", "17899001281", "1990-09-17");
    }

    @Test
    void whoeverChangesItIsFoundOut() throws ParseException {
        String[] parts = hub.as("housing").get("/partner/manifest").text().split("\\.");
        String forged = com.nimbusds.jose.util.Base64URL.encode("{\"open\":[]}").toString();
        assertThat(verifies(JWSObject.parse(parts[0] + "." + forged + "." + parts[2])))
                .isFalse();
    }

    @Test
    void nobodySeesWhatIsOpenWithAnother() {
        String housing = received("HOUSING");
        String employment = received("EMPLOYMENT");
        assertThat(line("housing", housing)).isPresent();
        assertThat(line("employment", employment)).isPresent();
        assertThat(line("housing", employment)).isEmpty();
        assertThat(line("employment", housing)).isEmpty();
    }

    @Test
    void whatHasEndedIsGone() {
        String referral = received("HOUSING");
        answer(referral, 1, "DECLINED");
        assertThat(line("housing", referral)).isEmpty();
    }

    @Test
    void aCancellationStaysUntilItIsConfirmed() {
        String referral = received("HOUSING");
        caseManager().post("/api/referrals/" + referral + "/cancellation", "{\"reason\":\"MOVED\"}");
        await().atMost(ofSeconds(10)).untilAsserted(() -> {
            JsonNode line = line("housing", referral).orElseThrow();
            assertThat(line.get("state").asText()).isEqualTo("CANCEL_REQUESTED");
            assertThat(line.get("kind").asText()).isEqualTo("CANCELLATION");
            assertThat(line.get("version").asInt()).isEqualTo(2);
            assertThat(line.has("answerBy")).isFalse();
        });
        answer(referral, 2, "CANCELLATION_CONFIRMED");
        assertThat(line("housing", referral)).isEmpty();
    }

    @Test
    void whatNobodyHasFetchedYetIsNotToldOf() {
        tell(Prisoner.named(person).from("5612"));
        String referral = handOver("HOUSING");
        assertThat(open.with("housing-5612"))
                .noneMatch(line -> line.referralId().toString().equals(referral));
        fetching.after("housing-5612", Fetching.Cursor.START);
        assertThat(open.with("housing-5612"))
                .anyMatch(line -> line.referralId().toString().equals(referral));
    }

    @Test
    void whatIsOpenInHealthIsNeverThere() {
        tell(Prisoner.named(person));
        caseManager().post("/api/people/" + person + "/handovers", "{\"domains\":[\"HEALTH\"]}");
        // The first summary of a run waits for the validator as well.
        await().atMost(ofSeconds(180)).until(() -> hub.as("healthunit")
                .get("/health/transfers?state=SENT")
                .text()
                .contains(person));
        assertThat(manifest("gp").get("open")).isEmpty();
        assertThat(manifest("housing").toString()).doesNotContain("HEALTH", "gp-oslo");
    }

    private String received(String domain) {
        tell(Prisoner.named(person));
        String referral = handOver(domain);
        await().atMost(ofSeconds(10)).until(() -> caseManager()
                .get("/api/referrals/" + referral)
                .json()
                .path("state")
                .asText()
                .equals("RECEIVED"));
        return referral;
    }

    private void tell(Prisoner prisoner) {
        assertThat(hub.as("prison-records")
                        .post("/records/events", prisoner.event("admitted", "2026-11-20T08:00:00+01:00"), CLOUD_EVENT)
                        .status())
                .isEqualTo(202);
    }

    private String handOver(String domain) {
        caseManager()
                .post(
                        "/api/people/" + person + "/consents",
                        """
                {"recipientKind":"%s","domains":["%s"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}"""
                                .formatted(domain, domain));
        return caseManager()
                .post("/api/people/" + person + "/handovers", "{\"domains\":[\"" + domain + "\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
    }

    private void answer(String referral, int version, String answer) {
        Hub.Said said = hub.as("housing")
                .post(
                        "/partner/referrals/" + referral + "/answers",
                        """
                {"answerId":"%s","version":%d,"answer":"%s"}"""
                                .formatted(UUID.randomUUID(), version, answer));
        assertThat(said.status()).as(said.text()).isEqualTo(202);
    }

    private Optional<JsonNode> line(String receiver, String referral) {
        for (JsonNode line : manifest(receiver).get("open")) {
            if (line.get("referralId").asText().equals(referral)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private JsonNode manifest(String receiver) {
        return verified(hub.as(receiver).get("/partner/manifest").text());
    }

    private JsonNode verified(String compact) {
        try {
            JWSObject signed = JWSObject.parse(compact);
            assertThat(verifies(signed)).isTrue();
            return new ObjectMapper().readTree(signed.getPayload().toString());
        } catch (ParseException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a receiver would: the key by its id among those published, and no other algorithm than the one agreed. */
    private boolean verifies(JWSObject signed) {
        try {
            assertThat(signed.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
            JWKSet keys = JWKSet.parse(hub.get("/.well-known/jwks.json").text());
            return signed.verify(new ECDSAVerifier(
                    (ECKey) keys.getKeyByKeyId(signed.getHeader().getKeyID())));
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Hub caseManager() {
        return hub.as("casemanager");
    }
}
