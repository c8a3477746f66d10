package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.reentryhub.health.Onlookers.Watched;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.story.Prisoner;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * Two people who are equal to the prison: for one the health unit is alerted that days are without a dose, of the other it
 * knows nothing. Whoever is not of the unit sees the same bytes of both, before, while and after.
 */
@HubTest
class SupplyLeavesNoTraceTest {
    private static final String THURSDAY = HubTest.TODAY.plusDays(11).toString();
    private static final String FRIDAY = HubTest.TODAY.plusDays(12).toString();
    private static final Watched TREATED = new Watched("KI-supply-one", "Famsupplyone", Sandboxed.KARI, "");
    private static final Watched OTHER = new Watched("KI-supply-two", "Famsupplytwo", Sandboxed.KARI, "");

    @Autowired
    People people;

    private Sandboxed hub;
    private Onlookers onlookers;

    @BeforeEach
    void here(@Value("${local.server.port}") int port, @Value("${sandbox.port}") int sandboxPort) {
        hub = new Sandboxed(port, sandboxPort, people);
        onlookers = new Onlookers(port);
    }

    @Test
    void whetherMedicinesLastIsNothingThatAPrisonSees() {
        var treated = Treated.at(hub, TREATED.number(), "pat-941");
        try {
            bothAre("admitted", "2026-11-20T08:00:00+01:00", THURSDAY, "10:00");
            looksTheSame("before anybody checked");
            hub.reaches(hub.starts(TREATED.number()), "SENT");

            bothAre("release-date-changed", "2026-11-21T08:00:00+01:00", FRIDAY, "16:00");
            alerts("SUPPLY_GAP");
            looksTheSame("while the unit is alerted");

            bothAre("release-date-changed", "2026-11-21T09:00:00+01:00", THURSDAY, "10:00");
            alerts();
            looksTheSame("when the alert has ended");
        } finally {
            treated.leaves();
        }
    }

    private void looksTheSame(String when) {
        Map<String, String> nothing = onlookers.see(OTHER);
        Map<String, String> seen = onlookers.see(TREATED);
        assertThat(seen.keySet()).as(when).isEqualTo(nothing.keySet());
        seen.forEach((view, text) -> assertThat(text).as("%s, %s", view, when).isEqualTo(nothing.get(view)));
    }

    private void alerts(String... kinds) {
        await().atMost(ofSeconds(60)).untilAsserted(() -> {
            var open =
                    hub.read(hub.as("healthunit").get("/health/alerts").body()).path("items");
            assertThat(open)
                    .filteredOn(line -> line.path("personNumber").asText().equals(TREATED.number()))
                    .extracting(line -> line.path("kind").asText())
                    .filteredOn(
                            kind -> !kind.equals("RELEASE_MOVED")) // told besides, whatever becomes of the medicines
                    .containsExactly(kinds);
        });
    }

    private void bothAre(String cause, String time, String day, String hour) {
        is(TREATED, "{\"partnerId\":\"prison-health-oslo\",\"patient\":\"pat-941\"}", cause, time, day, hour);
        is(OTHER, "null", cause, time, day, hour);
    }

    private void is(Watched one, String unit, String cause, String time, String day, String hour) {
        var event = Prisoner.named(one.number())
                .released(day)
                .event(cause, time)
                .replace("\"at\":\"10:00\"", "\"at\":\"" + hour + "\"")
                .replace("\"Eksempel\"", "\"" + one.family() + "\"")
                .replace("{\"partnerId\":\"prison-health-oslo\",\"patient\":\"pat-1\"}", unit);
        var answer = hub.as("prison-records")
                .with("Content-Type", "application/cloudevents+json")
                .send("POST", "/records/events", event.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        await().atMost(ofSeconds(20)).until(() -> people.find(new PersonNumber(one.number()))
                .flatMap(known -> known.record().releaseDate())
                .filter(date -> date.toString().equals(day))
                .isPresent());
    }
}
