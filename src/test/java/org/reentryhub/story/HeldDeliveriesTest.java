package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.reentryhub.health.Sandboxed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A hub that was started after an older backup was restored: it takes, and sends nothing until it is told to. */
@HubTest
@DirtiesContext
@TestPropertySource(properties = "hub.hold-deliveries=true")
class HeldDeliveriesTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    People people;

    @Test
    void whatIsAcceptedWaitsAndNothingLeavesUntilAnOperatorSaysSo() {
        Hub operator = Hub.at(port).as("operator");
        SomebodyInPrison somebody = SomebodyInPrison.at(port, sandboxPort);
        somebody.prisonSays(somebody.record().event("admitted", "2026-11-20T08:00:00Z"));
        Sandboxed health = new Sandboxed(port, sandboxPort, people);
        health.kari("HELD-1");
        health.starts("HELD-1");
        somebody.consentsTo("HOUSING");
        Hub.Said said = somebody.caseManager().post(somebody.path("/handovers"), "{\"domains\":[\"HOUSING\"]}");
        assertThat(said.status()).isEqualTo(202);
        String referral = said.json().at("/referrals/0/referralId").asText();

        await().atMost(ofSeconds(60)).until(() -> Hub.at(port)
                .as("healthunit")
                .get("/health/transfers")
                .text()
                .contains("HELD-1"));
        await().during(ofSeconds(4)).atMost(ofSeconds(10)).until(() -> posts() == 0);
        assertThat(somebody.referral(referral).get("state").asText()).isEqualTo("QUEUED");
        assertThat(operator.get("/ops/partners").json().path("heldSince").asText())
                .isNotEmpty();
        assertThat(Hub.at(port).get("/actuator/prometheus").text()).contains("hub_deliveries_held 1.0");
        assertThat(Hub.at(port).get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(Hub.at(port).as("housing").get("/partner/referrals").status())
                .as("an empty page would say that there is nothing")
                .isEqualTo(503);
        assertThat(Hub.at(port).as("housing").get("/partner/manifest").status())
                .as("to be compared with")
                .isEqualTo(200);

        assertThat(operator.post("/ops/deliveries/release", "")
                        .json()
                        .get("released")
                        .asInt())
                .isPositive();
        somebody.awaitState(referral, "RECEIVED");
        assertThat(operator.get("/ops/partners").json().has("heldSince")).isFalse();
        assertThat(Hub.at(port).as("housing").get("/partner/referrals").status())
                .isEqualTo(200);
        assertThat(operator.post("/ops/deliveries/release", "")
                        .json()
                        .get("released")
                        .asInt())
                .isZero();
        await().atMost(ofSeconds(60)).until(() -> count("/gp-oslo/.*") > 0);
    }

    /** Everything that any partner was sent. */
    private int posts() {
        return count("/.*");
    }

    private int count(String pattern) {
        return Hub.at(sandboxPort)
                .post("/__admin/requests/count", "{\"method\":\"POST\",\"urlPathPattern\":\"" + pattern + "\"}")
                .json()
                .get("count")
                .asInt();
    }
}
