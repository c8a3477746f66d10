package org.reentryhub.referral;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.People;
import org.reentryhub.delivery.Outbox;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.plan.Timetable;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HubTest
class NearingTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Referrals referrals;

    @Autowired
    Steps steps;

    @Autowired
    Departures departures;

    @Autowired
    Versions versions;

    @Autowired
    SentVersions sent;

    @Autowired
    Outbox outbox;

    @Autowired
    Post post;

    @Autowired
    Partners partners;

    @Autowired
    Alerts alerts;

    @Autowired
    Timetable timetable;

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    @Test
    void aMoveThatWasTooSmallToTellIsToldWhenTheDayComesNear() {
        LocalDate far = LocalDate.now(clock).plusDays(200);
        String person = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        tell(Prisoner.named(person).released(far.toString()).event("admitted", "2026-11-20T08:00:00Z"));
        handOver(person);
        await().atMost(ofSeconds(15)).until(() -> referral(person).state() == ReferralState.RECEIVED);
        tell(Prisoner.named(person)
                .released(far.plusDays(2).toString())
                .event("release-date-changed", "2026-11-21T08:00:00Z"));
        lookAgain(Clock.offset(clock, Duration.ofDays(100)));
        assertThat(referral(person).version()).isEqualTo(1);
        lookAgain(Clock.offset(clock, Duration.ofDays(130)));
        assertThat(referral(person).version()).isEqualTo(2);
        lookAgain(Clock.offset(clock, Duration.ofDays(131)));
        assertThat(referral(person).version()).isEqualTo(2);
    }

    private void lookAgain(Clock at) {
        Weighing weighing = new Weighing(versions, sent, post, timetable, at);
        UpdateDesk desk = new UpdateDesk(steps, departures, weighing, outbox, post, partners, alerts);
        new Nearing(jdbc, referrals, people, desk, transactions).look();
    }

    private Referral referral(String person) {
        return transactions.execute(
                status -> referrals.of(new PersonNumber(person)).get(0));
    }

    private void handOver(String person) {
        Hub manager = Hub.at(port).as("casemanager");
        manager.post(
                "/api/people/" + person + "/consents",
                """
                {"recipientKind":"HOUSING","domains":["HOUSING"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}""");
        manager.post("/api/people/" + person + "/handovers", "{\"domains\":[\"HOUSING\"]}");
    }

    private void tell(String event) {
        assertThat(Hub.at(port)
                        .as("prison-records")
                        .post("/records/events", event, Map.of("Content-Type", "application/cloudevents+json"))
                        .status())
                .isEqualTo(202);
    }
}
