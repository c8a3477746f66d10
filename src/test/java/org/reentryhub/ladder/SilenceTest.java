package org.reentryhub.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.reentryhub.partner.Partner.Ladder;

/** When a silent receiver is reached by the next way, and when somebody is asked to telephone. */
class SilenceTest {
    private static final Ladder LADDER = new Ladder(8, Duration.ofHours(4), Ladder.Next.INBOX);
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00+01:00");

    @Test
    void aLineThatFailsOftenIsNotWaitedFor() {
        assertThat(waiting(7).next(LADDER, NOON.plusMinutes(1))).isEmpty();
        assertThat(waiting(8).next(LADDER, NOON.plusMinutes(1))).contains(Rung.INBOX);
    }

    @Test
    void hoursWithoutAWordBringTheNextWayThenTheTelephone() {
        assertThat(waiting(1).next(LADDER, NOON.plusHours(4).minusSeconds(1))).isEmpty();
        assertThat(waiting(1).next(LADDER, NOON.plusHours(4))).contains(Rung.INBOX);

        Silence inInbox = new Silence(NOON, false, 9, Rung.INBOX, NOON.plusHours(4));
        assertThat(inInbox.next(LADDER, NOON.plusHours(8).minusSeconds(1))).isEmpty();
        assertThat(inInbox.next(LADDER, NOON.plusHours(8))).contains(Rung.TELEPHONE);
    }

    @Test
    void aLateSuccessOnTheFirstChannelCounts() {
        Silence delivered = new Silence(NOON.plusHours(7), true, 9, Rung.INBOX, NOON.plusHours(1));
        assertThat(delivered.next(LADDER, NOON.plusHours(8))).isEmpty();
        assertThat(delivered.next(LADDER, NOON.plusHours(11))).contains(Rung.TELEPHONE);

        Silence afterManyFailures = new Silence(NOON, true, 20, null, null);
        assertThat(afterManyFailures.next(LADDER, NOON.plusHours(1))).isEmpty();
    }

    @Test
    void whoHasOnlyTheInboxStandsThereFromTheBeginning() {
        assertThat(waiting(0).inTheInbox().next(LADDER, NOON.plusHours(4))).contains(Rung.TELEPHONE);
    }

    @Test
    void nobodyIsAskedToTelephoneTwice() {
        Silence telephoned = new Silence(NOON, false, 9, Rung.TELEPHONE, NOON.plusHours(8));
        assertThat(telephoned.next(LADDER, NOON.plusDays(3))).isEmpty();
    }

    private static Silence waiting(int failures) {
        return new Silence(NOON, false, failures, null, null);
    }
}
