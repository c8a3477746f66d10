package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A hub that could not keep what it is given refuses it before it says «accepted», and shows what it has. */
@HubTest
@DirtiesContext
@TestPropertySource(properties = "hub.capacity.look-every=PT0.2S")
class AHubThatCannotKeepItTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    EmbeddedPostgres database;

    private SomebodyInPrison somebody;

    @BeforeEach
    void somebodyIsKnown() {
        somebody = SomebodyInPrison.at(port, sandboxPort);
        somebody.prisonSays(somebody.record().event("admitted", "2026-11-20T08:00:00Z"));
        somebody.consentsTo("HOUSING");
    }

    @AfterEach
    void theDatabaseTakesWritesAgain() throws SQLException {
        readOnly(false);
        await().atMost(ofSeconds(20)).until(() -> readiness() == 200);
    }

    @Test
    void aDatabaseThatHasBecomeReadOnlyMeansThatNewWorkIsRefusedAndReadingGoesOn() throws SQLException {
        readOnly(true);
        await().atMost(ofSeconds(20)).until(() -> readiness() == 503);

        assertRefused(somebody.prisonTries(somebody.record().event("details-changed", "2026-11-21T08:00:00Z")));
        assertRefused(somebody.caseManager().post(somebody.path("/handovers"), "{\"domains\":[\"HOUSING\"]}"));
        assertRefused(somebody.housingAnswers(UUID.randomUUID().toString(), 1, "ACCEPTED"));
        assertThat(Hub.at(port).get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(Hub.at(port).as("operator").get("/ops/partners").status()).isEqualTo(200);
        assertThat(Hub.at(port).post("/records/events", "{}").status())
                .as("strangers")
                .isEqualTo(401);

        readOnly(false);
        await().atMost(ofSeconds(20)).until(() -> readiness() == 200);
        assertThat(somebody.caseManager()
                        .post(somebody.path("/handovers"), "{\"domains\":[\"HOUSING\"]}")
                        .status())
                .isEqualTo(202);
    }

    private static void assertRefused(Hub.Said said) {
        assertThat(said.status()).as(said.text()).isEqualTo(503);
        assertThat(said.response().headers().firstValue("Retry-After")).contains("10");
        assertThat(said.response().headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private int readiness() {
        return Hub.at(port).get("/actuator/health/readiness").status();
    }

    /** As a database does that has become a standby, or an administrator. */
    private void readOnly(boolean on) throws SQLException {
        try (Connection admin = database.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            statement.execute("alter system set default_transaction_read_only = " + (on ? "on" : "off"));
            statement.execute("select pg_reload_conf()");
        }
    }
}
