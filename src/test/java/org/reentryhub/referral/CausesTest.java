package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.EventOrder;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.story.Prisoner;

/** What a cause means, decided without anything but the facts. */
class CausesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    @Test
    void aTurnIsToldByTheStatusSoThatALostEventHeals() {
        assertThat(turn("IN_CUSTODY", "DECEASED", Cause.EXTRACT)).isEqualTo(Turn.DIED);
        assertThat(turn("IN_CUSTODY", "RELEASED", Cause.EXTRACT)).isEqualTo(Turn.RELEASED);
        assertThat(turn("RELEASED", "IN_CUSTODY", Cause.EXTRACT)).isEqualTo(Turn.BACK);
        assertThat(turn("RELEASED", "IN_CUSTODY", Cause.ADMITTED)).isEqualTo(Turn.BACK);
        assertThat(turn("IN_CUSTODY", "IN_CUSTODY", Cause.RECALLED)).isEqualTo(Turn.BACK);
    }

    @Test
    void leaveIsNeverARelease() {
        assertThat(turn("IN_CUSTODY", "ON_LEAVE", Cause.ON_LEAVE)).isEqualTo(Turn.NONE);
        assertThat(turn("ON_LEAVE", "IN_CUSTODY", Cause.EXTRACT)).isEqualTo(Turn.NONE);
        assertThat(turn("ON_LEAVE", "RELEASED", Cause.RELEASED)).isEqualTo(Turn.RELEASED);
    }

    @Test
    void whoIsOutAndWhoseRecordIsCorrectedIsNotReleasedAgain() {
        assertThat(turn("RELEASED", "RELEASED", Cause.DETAILS_CHANGED)).isEqualTo(Turn.NONE);
    }

    @Test
    void aReleaseOnTheDayThatWasToldIsNoSurpriseAndAnEarlierOneIs() {
        assertThat(StandingHandover.isWithoutWarning(out("2026-11-22"), out("2026-11-22"), DAY))
                .isFalse();
        assertThat(StandingHandover.isWithoutWarning(out("2027-01-14"), out("2026-11-22"), DAY))
                .isTrue();
    }

    @Test
    void aReleaseFromRemandOrByACourtIsASurprise() {
        String event = Prisoner.named("KI-R1").released("2026-11-22").event("admitted", "2026-11-20T08:00:00Z");
        CustodyRecord remand = Referred.record(event.replace("SENTENCED", "REMAND"));
        CustodyRecord court = Referred.record(event.replace("PAROLE", "COURT_ORDER"));
        CustodyRecord abroad = Referred.record(event.replace("PAROLE", "TRANSFER_ABROAD"));
        assertThat(StandingHandover.isWithoutWarning(remand, remand, DAY)).isTrue();
        assertThat(StandingHandover.isWithoutWarning(court, court, DAY)).isTrue();
        assertThat(StandingHandover.isWithoutWarning(remand, abroad, DAY)).isFalse();
    }

    @Test
    void whatWasHandedOverInAnEarlierStayIsLeftToBeHandedOverInThisOne() {
        CustodyRecord record = Referred.record();
        assertThat(StandingHandover.left(record, List.of(referral(1, "KI-A", ReferralState.DECLINED, "2026-11-20"))))
                .contains(HandoverDomain.EMPLOYMENT)
                .doesNotContain(HandoverDomain.HOUSING);
        assertThat(StandingHandover.left(record, List.of(referral(1, "KI-A", ReferralState.FULFILLED, "2024-11-20"))))
                .contains(HandoverDomain.HOUSING, HandoverDomain.EMPLOYMENT);
    }

    @Test
    void ofTwoReferralsTheOneThatCameFarthestStaysAndOfEqualOnesThatOfTheNumberThatLivesOn() {
        Referral accepted = referral(1, "KI-B", ReferralState.ACCEPTED, "2026-11-20");
        Referral received = referral(2, "KI-A", ReferralState.RECEIVED, "2026-11-19");
        Referral ofTheOther = referral(3, "KI-B", ReferralState.RECEIVED, "2026-11-01");
        PersonNumber current = new PersonNumber("KI-A");
        assertThat(Joining.of(List.of(received, accepted), current)).containsExactly(new Joining(received, accepted));
        assertThat(Joining.of(List.of(received, ofTheOther), current))
                .containsExactly(new Joining(ofTheOther, received));
        assertThat(Joining.of(List.of(received), current)).isEmpty();
    }

    @Test
    void aChangeIsHeldAgainstWhatWasToldAndWhatWaitsIsReplacedOrCalledBack() {
        Version told = version(1);
        Version waits = version(2);
        Said quiet = new Said(Optional.of(told), true, Optional.empty());
        Said waiting = new Said(Optional.of(told), true, Optional.of(waits));
        Said underWay = new Said(Optional.of(told), false, Optional.of(waits));
        Said nothing = new Said(Optional.empty(), false, Optional.empty());
        assertThat(quiet.next(each -> true)).isEqualTo(Said.Step.NOTHING);
        assertThat(quiet.next(each -> false)).isEqualTo(Said.Step.UPDATE);
        assertThat(waiting.next(waits::equals)).isEqualTo(Said.Step.NOTHING);
        assertThat(waiting.next(each -> false)).isEqualTo(Said.Step.UPDATE);
        assertThat(waiting.next(told::equals)).isEqualTo(Said.Step.CALL_BACK);
        assertThat(underWay.next(told::equals)).isEqualTo(Said.Step.UPDATE);
        assertThat(nothing.next(each -> false)).isEqualTo(Said.Step.NOTHING);
    }

    private static Turn turn(String before, String after, Cause cause) {
        return Turn.of(new CustodyChange(
                status(before),
                status(after),
                cause,
                new EventOrder(Instant.parse("2026-11-22T08:00:00Z"), "/prisons/OSLO", "e"),
                null));
    }

    private static CustodyRecord status(String status) {
        return Referred.record(Prisoner.named("KI-R1").event("extract", "2026-11-20T08:00:00Z", status));
    }

    private static CustodyRecord out(String date) {
        return Referred.record(Prisoner.named("KI-R1").released(date).event("extract", "2026-11-20T08:00:00Z"));
    }

    private static Referral referral(int id, String person, ReferralState state, String opened) {
        OffsetDateTime at = OffsetDateTime.parse(opened + "T08:00:00Z");
        return new Referral(
                new UUID(0, id),
                new UUID(0, 0),
                new PersonNumber(person),
                HandoverDomain.HOUSING,
                "housing-0301",
                new UUID(0, 7),
                state,
                1,
                at,
                at,
                null);
    }

    private static Version version(int number) {
        @Nullable LocalDate never = null;
        return new Version(
                new UUID(0, 1),
                number,
                MessageKind.UPDATE,
                new UUID(0, number),
                OffsetDateTime.parse("2026-11-22T08:00:00Z"),
                null,
                Map.of(),
                List.of(),
                new byte[0],
                null,
                never);
    }
}
