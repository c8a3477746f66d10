package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stories of operators share: Oslo's housing office, which answers as it is told to, and a look at its messages. */
@HubTest
abstract class OperatorsAtWork {
    static final String OFFICE = "housing-0301";

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    JdbcClient jdbc;

    private final String stub = UUID.randomUUID().toString();

    @AfterEach
    void theOfficeIsAsItWas() {
        officeIsWell();
        operator("/ops/partners/" + OFFICE + "/resume", "over");
        await().atMost(ofSeconds(30))
                .until(() -> first(operator().get("/ops/partners").json(), "partner", OFFICE)
                        .get("breaker")
                        .asText()
                        .equals("CLOSED"));
    }

    /** How the office answers to whatever names this release date; a part of WireMock's response. */
    void officeAnswers(String releaseDate, String response) {
        Hub.at(sandboxPort)
                .post(
                        "/__admin/mappings",
                        """
                {"id":"%s","priority":1,"request":{"method":"POST","urlPath":"/housing-0301/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.release.date","equalTo":"%s"}}]},
                 "response":{%s}}"""
                                .formatted(stub, releaseDate, response));
    }

    void officeIsWell() {
        Hub.at(sandboxPort).post("/__admin/mappings/remove", "{\"id\":\"" + stub + "\"}");
    }

    SomebodyInPrison somebody(String releaseDate) {
        SomebodyInPrison somebody = SomebodyInPrison.at(port, sandboxPort);
        somebody.prisonSays(somebody.record().released(releaseDate).event("admitted", "2026-11-20T08:00:00Z"));
        return somebody;
    }

    Hub operator() {
        return Hub.at(port).as("operator");
    }

    Hub.Said operator(String path, String reason) {
        return operator().post(path, "{\"reason\":\"" + reason + "\"}");
    }

    static JsonNode first(JsonNode page, String key, String value) {
        for (JsonNode line : page.get("items")) {
            if (line.get(key).asText().equals(value)) {
                return line;
            }
        }
        throw new AssertionError("no line for " + value);
    }

    void awaitDelivery(String referral, String state) {
        await().atMost(ofSeconds(15)).until(() -> ofDelivery(referral, "state").equals(state));
    }

    String messageOf(String referral) {
        return ofDelivery(referral, "message_id::text");
    }

    int attempts(String referral) {
        return Integer.parseInt(ofDelivery(referral, "attempts::text"));
    }

    /** Of the newest message about a referral. */
    String ofDelivery(String referral, String column) {
        return jdbc.sql("select " + column
                        + " from hub.delivery where referral_id = :id order by version desc, seq desc limit 1")
                .param("id", UUID.fromString(referral))
                .query(String.class)
                .single();
    }

    /** The reasons that were given for doing that. */
    List<String> audited(String what, String subject) {
        return jdbc.sql("select reason from audit.entry where what = :what and subject = :subject order by id")
                .param("what", what)
                .param("subject", subject)
                .query(String.class)
                .list();
    }
}
