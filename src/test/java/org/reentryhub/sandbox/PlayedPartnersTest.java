package org.reentryhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlayedPartnersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final WireMockServer hub =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final int port = freePort();
    private final PlayedPartners withoutStory = new PlayedPartners(new SandboxSettings(port, false));

    @BeforeEach
    void hubListens() {
        hub.start();
        hub.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.status(202)));
    }

    @AfterEach
    void everybodyGoesHome() {
        withoutStory.stop();
        hub.stop();
    }

    @ParameterizedTest
    @MethodSource("callablePartners")
    void everyPartnerTakesAReferralAndGivesTheSameReceiptTwice(String partner) throws Exception {
        withoutStory.start();
        WireMock.configureFor(port);
        recovered(partner);
        String message = message("REFERRAL", UUID.randomUUID());

        HttpResponse<String> first = send(partner, message);
        HttpResponse<String> second = send(partner, message);

        JsonNode receipt = JSON.readTree(first.body());
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(receipt.path("status").asText()).isEqualTo("RECEIVED");
        assertThat(receipt.path("receiptId").asText()).isNotBlank();
        assertThat(second.body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @MethodSource("callablePartners")
    void everyPartnerRefusesWhatLacksWhatItNeeds(String partner) throws Exception {
        withoutStory.start();
        WireMock.configureFor(port);
        recovered(partner);

        HttpResponse<String> answer = send(partner, "{\"kind\":\"REFERRAL\",\"messageId\":\"m\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource("callablePartners")
    void everyPartnerTakesACancellationOfWhatItNeverSaw(String partner) throws Exception {
        withoutStory.start();
        WireMock.configureFor(port);
        recovered(partner);

        HttpResponse<String> answer = send(
                partner,
                "{\"kind\":\"CANCELLATION\",\"messageId\":\"m\",\"referralId\":\"r\",\"version\":2,\"reason\":\"WITHDRAWN\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @MethodSource("callablePartners")
    void everyPartnerIsDownWhenTold(String partner) throws Exception {
        withoutStory.start();
        WireMock.configureFor(port);

        WireMock.setScenarioState(partner, "is down");

        assertThat(send(partner, message("REFERRAL", UUID.randomUUID())).statusCode())
                .isEqualTo(503);
    }

    @Test
    void bergenFailsThreeTimesAndThenRecovers() throws Exception {
        withoutStory.start();
        String message = message("REFERRAL", UUID.randomUUID());

        assertThat(Stream.generate(() -> send("housing-4601", message)).limit(5).map(HttpResponse::statusCode))
                .containsExactly(503, 503, 503, 202, 202);
    }

    @Test
    void navTakesANotice() throws Exception {
        withoutStory.start();

        HttpResponse<String> answer = send(
                "nav-0301",
                "{\"kind\":\"NOTICE\",\"messageId\":\"m\",\"notice\":{\"type\":\"ENROL\",\"from\":\"2026-01-01\"}}");

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void theAnswersOutliveAResetOfWireMock() throws Exception {
        withoutStory.start();
        WireMock.configureFor(port);

        WireMock.resetToDefault();

        assertThat(send("nav-0301", message("REFERRAL", UUID.randomUUID())).statusCode())
                .isEqualTo(202);
    }

    @Test
    void withoutTheStoryNobodyAnswersByThemselves() {
        assertThat(Stubs.here(false).all()).isNotEmpty().allSatisfy(stub -> assertThat(stub.getServeEventListeners())
                .isNullOrEmpty());
        assertThat(Stubs.here(true).all())
                .hasSizeGreaterThan(Stubs.here(false).all().size());
    }

    @Test
    void theJarCarriesTheSameAnswersAsTheFolder() {
        assertThat(new Stubs("classpath:mappings/**/*.json", true).all())
                .hasSameSizeAs(Stubs.here(true).all());
    }

    @Test
    void inTheStoryHousingAndNavAnswerByThemselves() {
        PlayedPartners withStory = new PlayedPartners(new SandboxSettings(port, true));
        withStory.start();
        try {
            UUID referral = UUID.randomUUID();
            send("housing-0301", message("REFERRAL", referral));
            send("nav-0301", message("REFERRAL", referral));

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(hub.getAllServeEvents())
                    .extracting(event -> answer(event.getRequest().getBodyAsString()))
                    .containsExactlyInAnyOrder("IN_REVIEW", "ACCEPTED", "ACCEPTED", "PLANNED"));
            hub.verify(
                    2,
                    WireMock.postRequestedFor(WireMock.urlEqualTo("/partner/referrals/" + referral + "/answers"))
                            .withBasicAuth(new com.github.tomakehurst.wiremock.client.BasicCredentials(
                                    "employment", "employment"))
                            .withHeader("Content-Type", WireMock.equalTo("application/json")));
        } finally {
            withStory.stop();
        }
    }

    private String answer(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            assertThat(answer.path("version").isInt()).isTrue();
            if (answer.has("appointment")) {
                java.time.OffsetDateTime.parse(
                        answer.path("appointment").path("at").asText());
            }
            return answer.path("answer").asText();
        } catch (IOException unreadable) {
            throw new AssertionError(body, unreadable);
        }
    }

    private static void recovered(String partner) {
        if (partner.equals("housing-4601")) {
            WireMock.setScenarioState(partner, "has recovered");
        }
    }

    private HttpResponse<String> send(String partner, String message) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:%d/%s/referrals".formatted(port, partner)))
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", "k")
                            .POST(HttpRequest.BodyPublishers.ofString(message))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private String message(String kind, UUID referral) {
        return """
                {"messageId":"%s","kind":"%s","referralId":"%s","version":1,
                 "answerUrl":"%s/partner/referrals/%s/answers","legalBasis":{"code":"CONSENT","reference":"c"},
                 "person":{"name":{"given":"Test","family":"Testesen"}},"release":null,
                 "housing":{"situation":"HOMELESS"},"employment":{"goal":"Carpentry"},"need":{"level":"SOME"}}
                """
                .formatted(UUID.randomUUID(), kind, referral, hub.baseUrl(), referral);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    static Stream<String> callablePartners() throws IOException {
        return Pattern.compile("type: rest, url: \"http://[^/]+/([a-z0-9-]+)\"")
                .matcher(Files.readString(Path.of("src/main/resources/partners.yaml")))
                .results()
                .map(found -> found.group(1));
    }
}
