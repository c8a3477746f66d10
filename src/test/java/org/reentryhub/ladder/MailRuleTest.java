package org.reentryhub.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** When a receiver's people are told by mail that something waits. */
class MailRuleTest {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00+01:00");
    private static final Waiting UNREAD = new Waiting(NOON, NOON.plusDays(5), false);
    private static final Waiting READ = new Waiting(NOON, NOON.plusDays(5), true);

    @Test
    void theFirstThingThatWaitsIsToldAtOnce() {
        assertThat(MailRule.isDue(List.of(UNREAD), null, A_DAY, NOON)).isTrue();
    }

    @Test
    void whatHasBeenToldIsNotToldAgain() {
        assertThat(MailRule.isDue(List.of(UNREAD), NOON, A_DAY, NOON.plusDays(3)))
                .isFalse();
    }

    @Test
    void whatComesAfterAMailWaitsForItsTurn() {
        Waiting another = new Waiting(NOON.plusHours(1), null, false);
        assertThat(MailRule.isDue(List.of(another), NOON, A_DAY, NOON.plusHours(23)))
                .isFalse();
        assertThat(MailRule.isDue(List.of(another), NOON, A_DAY, NOON.plusHours(24)))
                .isTrue();
    }

    @Test
    void aDayBeforeTheDeadlineItIsToldAgainAlsoToWhomHasReadIt() {
        for (Waiting waiting : List.of(UNREAD, READ)) {
            assertThat(MailRule.isDue(
                            List.of(waiting), NOON, A_DAY, NOON.plusDays(4).minusSeconds(1)))
                    .isFalse();
            assertThat(MailRule.isDue(List.of(waiting), NOON, A_DAY, NOON.plusDays(4)))
                    .isTrue();
        }
    }

    @Test
    void aShortDeadlineIsNearAfterHalfItsTime() {
        Waiting brief = new Waiting(NOON, NOON.plusHours(10), true);
        assertThat(MailRule.isDue(List.of(brief), null, A_DAY, NOON.plusHours(4)))
                .isFalse();
        assertThat(MailRule.isDue(List.of(brief), null, A_DAY, NOON.plusHours(5)))
                .isTrue();
    }

    @Test
    void nothingThatWaitsIsNothingToTell() {
        assertThat(MailRule.isDue(List.of(), null, A_DAY, NOON)).isFalse();
    }

    /** Whatever comes when, and however often somebody looks. */
    @Property(tries = 300)
    void nobodyIsToldMoreOftenThanAgreedAndNothingIsLeftUntold(
            @ForAll @Size(max = 20) List<@IntRange(max = 600) Integer> arrivals,
            @ForAll @IntRange(min = 1, max = 100) int hours) {
        Duration atMost = Duration.ofHours(hours);
        List<OffsetDateTime> mails = new ArrayList<>();
        for (int hour = 0; hour <= 800; hour++) {
            OffsetDateTime now = NOON.plusHours(hour);
            int seen = hour;
            List<Waiting> waiting = arrivals.stream()
                    .filter(arrival -> arrival <= seen)
                    .map(arrival -> new Waiting(NOON.plusHours(arrival), null, false))
                    .toList();
            OffsetDateTime last = mails.isEmpty() ? null : mails.get(mails.size() - 1);
            if (MailRule.isDue(waiting, last, atMost, now)) {
                mails.add(now);
            }
        }
        for (int mail = 1; mail < mails.size(); mail++) {
            assertThat(Duration.between(mails.get(mail - 1), mails.get(mail))).isGreaterThanOrEqualTo(atMost);
        }
        assertThat(arrivals)
                .allMatch(arrival -> mails.stream().anyMatch(mail -> !mail.isBefore(NOON.plusHours(arrival))));
    }
}
