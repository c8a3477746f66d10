package org.reentryhub.story;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the hub's log says of one referral, from the handover on, and what it keeps to itself. */
@HubTest
class ItsLogTest {
    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    private final Lines lines = new Lines();

    private record Line(String correlation, String event, String words) {}

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final Queue<Line> all = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            all.add(new Line(
                    event.getMDCPropertyMap().getOrDefault("correlation", ""),
                    event.getMDCPropertyMap().getOrDefault("event", ""),
                    event.getFormattedMessage()));
        }
    }

    @BeforeEach
    void listen() {
        lines.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        lines.start();
        root().addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(lines);
    }

    private static ch.qos.logback.classic.Logger root() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void aReferralCanBeFollowedByItsIdFromTheHandoverToTheAnswer() {
        SomebodyInPrison somebody = SomebodyInPrison.at(port, sandboxPort);
        somebody.prisonSays(somebody.record().event("admitted", "2026-11-20T08:00:00Z"));
        String referral = somebody.referredToHousing();
        somebody.housingAnswers(referral, 1, "ACCEPTED");
        somebody.prisonSays(
                somebody.record().released("2027-02-01").event("release-date-changed", "2026-11-21T08:00:00Z"));
        somebody.awaitSent(referral, 2);

        await().atMost(ofSeconds(10)).untilAsserted(() -> assertThat(about(referral))
                .extracting(Line::words)
                .anySatisfy(line -> assertThat(line).matches("handover .* taken for housing-0301"))
                .anySatisfy(line -> assertThat(line).matches("message .* composed: REFERRAL version 1 to .*"))
                .anySatisfy(line -> assertThat(line).matches("attempt 1 at message .* begins, to housing-0301"))
                .anySatisfy(line -> assertThat(line).matches("attempt 1 at message .* ended: DELIVERED 20\\d"))
                .anySatisfy(line -> assertThat(line).matches("message .* was received"))
                .contains("answer to version 1: ACCEPTED"));
        assertThat(about(referral))
                .as("what an event brought about names it")
                .anyMatch(line -> line.words().contains("composed: UPDATE version 2")
                        && line.event().matches("[0-9a-f]{16}"));
        assertThat(lines.all).noneMatch(line -> line.words().contains(somebody.number()));
        assertThat(lines.all).noneMatch(line -> line.words().matches("(?s).*(Kari|Eksempel|\\b\\d{11}\\b).*"));
    }

    @Test
    void ofHealthItSaysNothing() {
        SomebodyInPrison somebody = SomebodyInPrison.at(port, sandboxPort);
        somebody.prisonSays(somebody.record().event("admitted", "2026-11-20T08:00:00Z"));
        int before = lines.all.size();
        Hub.Said said = somebody.caseManager().post(somebody.path("/handovers"), "{\"domains\":[\"HEALTH\"]}");
        String handover = said.json().get("handoverId").asText();

        assertThat(said.status()).isEqualTo(202);
        assertThat(lines.all.stream().skip(before))
                .noneMatch(line -> line.words().contains(handover));
    }

    private List<Line> about(String referral) {
        return lines.all.stream()
                .filter(line -> line.correlation().equals(referral))
                .toList();
    }
}
