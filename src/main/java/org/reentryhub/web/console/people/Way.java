package org.reentryhub.web.console.people;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.delivery.DeliveryHistory.Journey;
import org.reentryhub.delivery.DeliveryHistory.Try;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.referral.History;
import org.reentryhub.referral.Receipts;
import org.reentryhub.referral.ReferralState;
import org.reentryhub.web.api.ReferralView;

/** How far a referral has come at its receiver, from our queue to an answer. Pure. */
public record Way(List<Rung> rungs, Optional<Trouble> trouble, boolean moving) {
    private static final Set<ReferralState> ANSWERED = EnumSet.of(
            ReferralState.MORE_INFO_NEEDED,
            ReferralState.ACCEPTED,
            ReferralState.DECLINED,
            ReferralState.REDIRECTED,
            ReferralState.WAITLISTED,
            ReferralState.PLANNED,
            ReferralState.IN_PROGRESS,
            ReferralState.FULFILLED,
            ReferralState.NOT_FULFILLED);

    private static final Set<ReferralState> UNDERWAY = EnumSet.of(
            ReferralState.DRAFT,
            ReferralState.READY,
            ReferralState.QUEUED,
            ReferralState.SENT,
            ReferralState.CANCEL_REQUESTED);

    /** The rungs in their order. */
    enum Step {
        QUEUED,
        SENT,
        DELIVERED,
        ACKNOWLEDGED,
        OPENED,
        ANSWERED
    }

    /**
     * One rung.
     *
     * @param at null where it lies ahead, or where a later one tells that it was passed
     */
    public record Rung(String code, @Nullable OffsetDateTime at, boolean passed) {}

    /**
     * What does not go as it should.
     *
     * @param code why, as the last part of a text's name
     * @param next when it is tried again by itself; null when it is not
     */
    public record Trouble(String code, @Nullable OffsetDateTime next) {}

    static Way of(ReferralView referral) {
        boolean gone = !referral.state().isLive() && !ANSWERED.contains(referral.state());
        List<Rung> rungs = new ArrayList<>();
        boolean passed = false;
        for (Step step :
                Stream.of(Step.values()).sorted(Collections.reverseOrder()).toList()) {
            OffsetDateTime at = reached(step, referral);
            passed |= at != null;
            if (passed || !gone) {
                rungs.add(0, new Rung(step.name(), at, passed));
            }
        }
        Optional<Trouble> trouble = gone ? Optional.empty() : last(referral).flatMap(Way::trouble);
        boolean stuck = trouble.filter(each -> each.next() == null).isPresent();
        return new Way(rungs, trouble, UNDERWAY.contains(referral.state()) && !stuck);
    }

    boolean acknowledged() {
        return rungs.stream().anyMatch(rung -> rung.code().equals(Step.ACKNOWLEDGED.name()) && rung.passed());
    }

    private static @Nullable OffsetDateTime reached(Step step, ReferralView referral) {
        return switch (step) {
            case QUEUED -> referral.openedAt();
            case SENT -> tries(referral).map(Try::at).findFirst().orElse(null);
            case DELIVERED ->
                first(tries(referral)
                                .filter(attempt -> "DELIVERED".equals(attempt.outcome()))
                                .map(Try::endedAt))
                        .orElseGet(() -> moved(referral, EnumSet.of(ReferralState.SENT, ReferralState.RECEIVED)));
            case ACKNOWLEDGED ->
                first(referral.receipts().stream()
                                .filter(receipt -> receipt.status() == Receipts.Status.RECEIVED)
                                .map(Receipts.Receipt::at))
                        .orElseGet(() -> moved(referral, EnumSet.of(ReferralState.RECEIVED)));
            case OPENED -> moved(referral, EnumSet.of(ReferralState.IN_REVIEW));
            case ANSWERED -> moved(referral, ANSWERED);
        };
    }

    private static Optional<OffsetDateTime> first(Stream<@Nullable OffsetDateTime> times) {
        return times.filter(Objects::nonNull).findFirst();
    }

    private static @Nullable OffsetDateTime moved(ReferralView referral, Set<ReferralState> to) {
        return referral.history().stream()
                .filter(event -> event.from() != event.to() && to.contains(event.to()))
                .map(History.Event::at)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Try> tries(ReferralView referral) {
        return referral.deliveries().stream().flatMap(journey -> journey.attempts().stream());
    }

    private static Optional<Journey> last(ReferralView referral) {
        return referral.deliveries().stream().reduce((older, newer) -> newer);
    }

    private static Optional<Trouble> trouble(Journey journey) {
        boolean failed = journey.state() == DeliveryState.RETRYING || journey.state() == DeliveryState.DEAD;
        String error = journey.lastError();
        return failed && error != null
                ? Optional.of(new Trouble(Failing.of(error).name(), journey.nextAttemptAt()))
                : Optional.empty();
    }
}
