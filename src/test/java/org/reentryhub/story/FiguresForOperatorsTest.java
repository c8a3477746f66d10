package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.delivery.NextAttempts;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a monitor reads of deliveries at {@code /actuator/prometheus}. Few other tests have to do with the housing office of Halden. */
@HubTest
class FiguresForOperatorsTest {
    private static final String HALDEN = "housing-3101";

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    Partners partners;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String stub = UUID.randomUUID().toString();

    @AfterEach
    void itIsMended() {
        Hub.at(sandboxPort).post("/__admin/mappings/remove", "{\"id\":\"" + stub + "\"}");
    }

    @Test
    void whatWaitsForAPartnerIsCountedAndGrowsOldUntilItIsTaken() {
        answers(503);
        String person = handOver();

        awaitFigure("hub_backlog{partner=\"" + HALDEN + "\"}", 1);
        await().atMost(ofSeconds(20)).until(() -> figure("hub_oldest_open_delivery_seconds{partner=\"" + HALDEN + "\"}")
                .filter(age -> age > 3)
                .isPresent());
        assertThat(figure("hub_attempts_total{outcome=\"NOT_TAKEN\",partner=\"" + HALDEN + "\"}")
                        .orElse(0.0))
                .isPositive();

        answers(200);
        NextAttempts.ofPeople(jdbc, clock).comeNow(person);
        awaitFigure("hub_backlog{partner=\"" + HALDEN + "\"}", 0);
        awaitFigure("hub_oldest_open_delivery_seconds{partner=\"" + HALDEN + "\"}", 0);
    }

    @Test
    void aBreakerIsOpenWithItsReason() {
        answers(401);
        handOver();

        awaitFigure("hub_breaker_open{partner=\"" + HALDEN + "\",why=\"CREDENTIALS\"}", 1);

        answers(200);
        Hub.at(port).as("operator").post("/ops/deliveries/retry?partner=" + HALDEN + "&state=DEAD", "");
        awaitFigure("hub_breaker_open{partner=\"" + HALDEN + "\",why=\"NONE\"}", 0);
        assertThat(figures()).noneMatch(line -> line.contains(HALDEN) && line.contains("CREDENTIALS"));
    }

    @Test
    void whatNobodyTriesAgainIsDeadAndWaitsForAPerson() {
        double before = figure("hub_dead{partner=\"" + HALDEN + "\"}").orElse(0.0);
        answers(422);
        handOver();

        awaitFigure("hub_dead{partner=\"" + HALDEN + "\"}", before + 1);
        await().atMost(ofSeconds(20)).untilAsserted(() -> assertThat(figures())
                .anyMatch(line -> line.startsWith("hub_waiting_for_person{code=")));
    }

    @Test
    void theTimeToTheReceiptIsAHistogram() {
        SomebodyInPrison somebody = SomebodyInPrison.at(port, sandboxPort);
        somebody.prisonSays(somebody.record().event("admitted", "2026-11-20T08:00:00Z"));
        somebody.referredToHousing();

        await().atMost(ofSeconds(10)).untilAsserted(() -> assertThat(
                        figure("hub_trigger_to_receipt_seconds_bucket{kind=\"HOUSING\",le=\"86400.0\"}")
                                .orElse(0.0))
                .isPositive());
    }

    @Test
    void askingAgainAndAgainUsesUpNoConnection() {
        for (int asked = 0; asked < 30; asked++) {
            assertThat(Hub.at(port).as("operator").get("/ops/partners").status())
                    .isEqualTo(200);
        }
        assertThat(figure("hikaricp_connections_active{pool=\"hub\"}").orElseThrow())
                .isLessThan(20);
    }

    @Test
    void noFigureIsAboutAHealthParty() {
        List<String> ofHealth = partners.all().stream()
                .filter(Partner::isHealth)
                .map(Partner::id)
                .toList();
        await().atMost(ofSeconds(10))
                .until(() -> figure("hub_backlog{partner=\"" + HALDEN + "\"}").isPresent());

        assertThat(ofHealth).isNotEmpty();
        assertThat(figures()).noneMatch(line -> ofHealth.stream().anyMatch(line::contains));
        assertThat(figure("hub_figures_age_seconds").orElseThrow()).isLessThan(30);
    }

    private String handOver() {
        SomebodyInPrison somebody = SomebodyInPrison.at(port, sandboxPort);
        somebody.prisonSays(somebody.record().from("3101").event("admitted", "2026-11-20T08:00:00Z"));
        somebody.handedOver();
        return somebody.number();
    }

    private void awaitFigure(String name, double value) {
        await().atMost(ofSeconds(30))
                .untilAsserted(() -> assertThat(figure(name)).as(name).contains(value));
    }

    private Optional<Double> figure(String name) {
        return figures().stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst();
    }

    private List<String> figures() {
        return Hub.at(port).get("/actuator/prometheus").text().lines().toList();
    }

    private void answers(int status) {
        String mapping =
                """
                {"id":"%s","priority":1,"request":{"method":"POST","urlPath":"/%s/referrals"},"response":{"status":%d}}"""
                        .formatted(stub, HALDEN, status);
        Hub sandbox = Hub.at(sandboxPort);
        if (sandbox.put("/__admin/mappings/" + stub, mapping).status() == 404) {
            sandbox.post("/__admin/mappings", mapping);
        }
    }
}
