package org.reentryhub.health.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.Sandboxed.KARI;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.WithTheHub;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.alert.HealthAlerts;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;

class UnitAlertsTest extends WithTheHub {
    @Autowired
    HealthAlerts alerts;

    @Autowired
    HealthTrail trail;

    @Autowired
    @Qualifier("healthTransactions")
    TransactionTemplate transactions;

    @Test
    void whatStopsATransferStandsInTheListUntilSomebodyClosesIt() {
        hub.comesIntoCustody("UA-1", "OSLO", KARI, "1990-09-18", "pat-1", "NONE");
        var transfer = hub.starts("UA-1");
        hub.reaches(transfer, "NEEDS_ATTENTION");

        var alert = of("UA-1", true).orElseThrow();
        assertThat(alert.path("kind").asText()).isEqualTo("IDENTITY_MISMATCH");
        assertThat(alert.path("transferId").asText()).isEqualTo(transfer);
        assertThat(alert.path("since").asText()).isNotBlank();

        assertThat(close("healthunit", alert)).isEqualTo(204);
        assertThat(of("UA-1", true)).isEmpty();
        assertThat(of("UA-1", false).orElseThrow().path("closedBy").asText()).isEqualTo("healthunit");
        assertThat(entries("UA-1")).contains("LOOKED_AT_ALERTS", "ALERT_CLOSED");
    }

    @Test
    void whatIsRaisedAgainAfterItWasClosedOpensTheSameAlertAgain() {
        hub.kari("UA-2");
        raise("UA-2", "first");
        close("healthunit", of("UA-2", true).orElseThrow());

        raise("UA-2", "second");

        assertThat(of("UA-2", false)).isEmpty();
        assertThat(of("UA-2", true).orElseThrow().path("details").toString()).contains("second");
        assertThat(rows("UA-2")).isEqualTo(1);
    }

    @Test
    void anAlertAboutAPersonWithoutATransferStandsOnceAndClosesWhenItIsDone() {
        hub.kari("UA-3");
        raise("UA-3", "one");
        raise("UA-3", "two");

        assertThat(of("UA-3", true).orElseThrow().path("transferId").isNull()).isTrue();
        assertThat(rows("UA-3")).isEqualTo(1);

        transactions.executeWithoutResult(status -> alerts.settle(new PersonNumber("UA-3"), Kind.NOBODY_TO_RECEIVE));
        assertThat(of("UA-3", false).orElseThrow().path("closedBy").asText()).isEqualTo("hub");
    }

    @Test
    void anotherPrisonsAlertIsAsUnknownAsOneThatNeverWas() {
        hub.comesIntoCustody("UA-4", "BERGEN", KARI, "1990-09-17", "pat-1", "NONE");
        raise("UA-4", "one");

        assertThat(of("UA-4", true)).isEmpty();
        var id = healthJdbc
                .sql("select id::text from health.alert where prison = 'BERGEN' limit 1")
                .query(String.class)
                .single();
        assertThat(hub.as("healthunit")
                        .post("/health/alerts/" + id + "/closing", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(hub.as("casemanager").get("/health/alerts").statusCode()).isEqualTo(403);
    }

    private void raise(String person, String word) {
        transactions.executeWithoutResult(
                status -> alerts.raise(new PersonNumber(person), Kind.NOBODY_TO_RECEIVE, List.of("the same", word)));
    }

    private Optional<JsonNode> of(String person, boolean open) {
        var page =
                hub.read(hub.as("healthunit").get("/health/alerts?open=" + open).body());
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(line -> line.path("personNumber").asText().equals(person))
                .findFirst();
    }

    private int close(String account, JsonNode alert) {
        return hub.as(account)
                .post("/health/alerts/" + alert.path("alertId").asText() + "/closing", "")
                .statusCode();
    }

    private List<String> entries(String person) {
        return trail.entriesOf(new PersonNumber(person)).stream()
                .map(HealthTrail.Entry::what)
                .toList();
    }

    private int rows(String person) {
        return transactions
                .execute(status -> alerts.open(new PersonNumber(person)))
                .size();
    }
}
