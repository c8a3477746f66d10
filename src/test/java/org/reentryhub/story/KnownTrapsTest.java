package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.jms.JmsComponent;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.Queues;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jms.core.JmsTemplate;

/** Ways in which this stack is known to lose or double messages silently; each shown not to happen here. */
@HubTest
class KnownTrapsTest {
    private static final Map<String, String> CLOUD_EVENT = Map.of("Content-Type", "application/cloudevents+json");

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    CamelContext camel;

    @Autowired
    JmsTemplate jms;

    @Autowired
    Environment environment;

    @Test
    void anOverloadedPartnerIsAskedOncePerAttemptAndAgainWithTheSameBytesAfterItsTime() {
        partnerAnswers("2031-05-05", "{\"status\":503}");
        String referral = referred("2031-05-05");
        await().atMost(ofSeconds(10)).until(() -> requests("2031-05-05").size() == 1);
        await().during(Duration.ofMillis(2_500))
                .atMost(ofSeconds(4))
                .until(() -> requests("2031-05-05").size() == 1);
        await().atMost(ofSeconds(20)).until(() -> requests("2031-05-05").size() == 2);
        List<JsonNode> sent = requests("2031-05-05");
        assertThat(sent.get(0).get("body")).isEqualTo(sent.get(1).get("body"));
        assertThat(key(sent.get(0))).isEqualTo(key(sent.get(1)));
        JsonNode delivery =
                caseManager().get("/api/referrals/" + referral).json().at("/deliveries/0");
        assertThat(delivery.get("state").asText()).isEqualTo("RETRYING");
    }

    @Test
    void retryAfterIsHonoured() {
        partnerAnswers("2031-06-06", "{\"status\":429,\"headers\":{\"Retry-After\":\"3600\"}}");
        String referral = referred("2031-06-06");
        await().atMost(ofSeconds(10)).until(() -> caseManager()
                .get("/api/referrals/" + referral)
                .json()
                .at("/deliveries/0")
                .has("lastError"));
        JsonNode delivery =
                caseManager().get("/api/referrals/" + referral).json().at("/deliveries/0");
        OffsetDateTime next = OffsetDateTime.parse(delivery.get("nextAttemptAt").asText());
        OffsetDateTime ended =
                OffsetDateTime.parse(delivery.at("/attempts/0/endedAt").asText());
        assertThat(Duration.between(ended, next)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    @Test
    void aRefusedMessageIsNotTriedAgainAndThePartnersWordsReachTheCaseManagerAlone() {
        partnerAnswers("2031-07-07", "{\"status\":400,\"body\":\"We have no such office\"}");
        String referral = referred("2031-07-07");
        await().atMost(ofSeconds(10)).until(() -> caseManager()
                .get("/api/referrals/" + referral)
                .json()
                .at("/deliveries/0/state")
                .asText()
                .equals("DEAD"));
        assertThat(caseManager()
                        .get("/api/referrals/" + referral)
                        .json()
                        .at("/receipts/0/detail")
                        .asText())
                .isEqualTo("We have no such office");
        assertThat(Hub.at(port).as("operator").get("/ops/deliveries?state=DEAD").text())
                .contains("REFUSED 400")
                .doesNotContain("no such office");
    }

    @Test
    void aRedirectIsNeverFollowed() {
        partnerAnswers(
                "2031-08-08",
                "{\"status\":307,\"headers\":{\"Location\":\"http://localhost:%d/nav-0301/referrals\"}}"
                        .formatted(sandboxPort));
        String referral = referred("2031-08-08");
        await().atMost(ofSeconds(10)).until(() -> caseManager()
                .get("/api/referrals/" + referral)
                .json()
                .at("/deliveries/0/state")
                .asText()
                .equals("DEAD"));
        assertThat(requests("2031-08-08")).hasSize(1);
    }

    @Test
    void headersOfCamelThatACallerSendsChangeNothing() {
        String person = somebody("2031-09-09");
        Hub.Said said = Hub.at(port)
                .as("housing")
                .post(
                        "/partner/referrals/" + UUID.randomUUID() + "/answers",
                        "{\"answerId\":\"x\",\"version\":1,\"answer\":\"ACCEPTED\"}",
                        Map.of(
                                "CamelHttpResponseCode", "299",
                                "CAmelBeanMethodName", "receipt",
                                "CAMELHttpUri", "http://localhost:1/",
                                "referralId", person));
        assertThat(said.status()).isEqualTo(404);
        assertThat(said.response().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("camel"));
    }

    @Test
    void headersOfAQueueMessageAreDroppedWhateverTheirCase() {
        String referral = referred("2031-10-10");
        jms.send(Queues.DELIVER_HOUSING, session -> {
            var message = session.createTextMessage(UUID.randomUUID().toString());
            message.setStringProperty("CAmelJmsDestinationName", "deliver.other");
            message.setStringProperty("camelHttpUri", "http://localhost:1/");
            message.setStringProperty("CamelBeanMethodName", "abandon");
            return message;
        });
        await().atMost(ofSeconds(10)).until(() -> caseManager()
                .get("/api/referrals/" + referral)
                .json()
                .get("state")
                .asText()
                .equals("RECEIVED"));
    }

    @Test
    void theClientOfHttpDoesNotSendAgainByItself() {
        for (String scheme : List.of("http", "https")) {
            HttpComponent http = camel.getComponent(scheme, HttpComponent.class);
            assertThat(http.isAutomaticRetriesDisabled()).as(scheme).isTrue();
            assertThat(http.isFollowRedirects()).as(scheme).isFalse();
        }
    }

    @Test
    void queuesAreReadInTransactionsOfTheSessionWithOneConsumerEach() {
        JmsComponent component = camel.getComponent("jms", JmsComponent.class);
        assertThat(component.getConfiguration().isTransacted()).isTrue();
        assertThat(component.getConfiguration().isLazyCreateTransactionManager())
                .isFalse();
        assertThat(component.getConfiguration().getCacheLevelName()).isEqualTo("CACHE_CONSUMER");
    }

    @Test
    void routesAreNeverReloaded() {
        assertThat(environment.getProperty("camel.main.routes-reload-enabled")).isEqualTo("false");
        assertThat(camel.getRoutes()).allMatch(route -> camel.getRouteController()
                .getRouteStatus(route.getRouteId())
                .isStarted());
    }

    /** People of these tests are told apart at the partner by the day of their release. */
    private String somebody(String releaseDate) {
        String person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        String event = Prisoner.named(person).released(releaseDate).event("admitted", "2026-11-20T08:00:00+01:00");
        assertThat(Hub.at(port)
                        .as("prison-records")
                        .post("/records/events", event, CLOUD_EVENT)
                        .status())
                .isEqualTo(202);
        return person;
    }

    private String referred(String releaseDate) {
        String person = somebody(releaseDate);
        caseManager()
                .post(
                        "/api/people/" + person + "/consents",
                        """
                {"recipientKind":"HOUSING","domains":["HOUSING"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}""");
        return caseManager()
                .post("/api/people/" + person + "/handovers", "{\"domains\":[\"HOUSING\"]}")
                .json()
                .at("/referrals/0/referralId")
                .asText();
    }

    private void partnerAnswers(String releaseDate, String response) {
        Hub.Said said = Hub.at(sandboxPort)
                .post(
                        "/__admin/mappings",
                        """
                {"priority":1,"request":{"method":"POST","urlPath":"/housing-0301/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.release.date","equalTo":"%s"}}]},
                 "response":%s}"""
                                .formatted(releaseDate, response));
        assertThat(said.status()).isEqualTo(201);
    }

    private List<JsonNode> requests(String releaseDate) {
        JsonNode found = Hub.at(sandboxPort)
                .post(
                        "/__admin/requests/find",
                        """
                {"method":"POST","urlPathPattern":"/.*/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.release.date","equalTo":"%s"}}]}"""
                                .formatted(releaseDate))
                .json();
        return java.util.stream.StreamSupport.stream(found.get("requests").spliterator(), false)
                .toList();
    }

    private static String key(JsonNode request) {
        return request.at("/headers/Idempotency-Key").asText();
    }

    private Hub caseManager() {
        return Hub.at(port).as("casemanager");
    }
}
