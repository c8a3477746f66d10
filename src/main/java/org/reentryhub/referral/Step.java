package org.reentryhub.referral;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Role;

/**
 * The lifecycle of a referral, whatever the need: every step there is, on whose word it is taken, from where and to where.
 * Nothing else moves one.
 */
public enum Step {
    OPENED(By.PRISON, Set.of(ReferralState.DRAFT), ReferralState.READY),
    COMPOSED(By.HUB, Set.of(ReferralState.READY), ReferralState.QUEUED),
    DELIVERED(By.HUB, Set.of(ReferralState.QUEUED), ReferralState.SENT),
    RECEIVED(By.RECEIVER, Set.of(ReferralState.QUEUED, ReferralState.SENT), ReferralState.RECEIVED),
    EXPIRED(By.HUB, Set.of(ReferralState.QUEUED), ReferralState.EXPIRED),

    REVIEWED(By.RECEIVER, Rows.ANSWERABLE, ReferralState.IN_REVIEW),
    ASKED(By.RECEIVER, Rows.ANSWERABLE, ReferralState.MORE_INFO_NEEDED),
    TOLD(By.PRISON, Set.of(ReferralState.MORE_INFO_NEEDED), ReferralState.IN_REVIEW),
    ACCEPTED(By.RECEIVER, Rows.ANSWERABLE, ReferralState.ACCEPTED),
    DECLINED(By.RECEIVER, Rows.ANSWERABLE, ReferralState.DECLINED),
    REDIRECTED(By.RECEIVER, Rows.ANSWERABLE, ReferralState.REDIRECTED),
    WAITLISTED(By.RECEIVER, Rows.ANSWERABLE, ReferralState.WAITLISTED),
    APPOINTED(By.RECEIVER, Rows.AGREED, ReferralState.PLANNED),
    BEGUN(By.RECEIVER, Rows.AGREED_OR_PLANNED, ReferralState.IN_PROGRESS),
    FULFILLED(By.RECEIVER, Rows.UNDER_WAY, ReferralState.FULFILLED),
    NOT_FULFILLED(By.RECEIVER, Rows.UNDER_WAY, ReferralState.NOT_FULFILLED),
    CLOSED(By.PRISON, Set.of(ReferralState.FULFILLED, ReferralState.NOT_FULFILLED), ReferralState.CLOSED),

    HELD(By.HUB, Rows.HOLDABLE, ReferralState.ON_HOLD),
    /** Back to where the referral was when it was held. */
    RESUMED(By.HUB, Set.of(ReferralState.ON_HOLD), null),
    CANCELLATION_REQUESTED(By.PRISON, Rows.ANSWERABLE, ReferralState.CANCEL_REQUESTED),
    CANCELLATION_CONFIRMED(
            By.RECEIVER, Set.of(ReferralState.CANCEL_REQUESTED, ReferralState.ON_HOLD), ReferralState.CANCELLED),
    /** The receiver said so by telephone, or nobody there could be reached and somebody here answers for it. */
    CANCELLATION_SETTLED(By.PRISON, Set.of(ReferralState.CANCEL_REQUESTED), ReferralState.CANCELLED),
    /** The next three are for referrals of which nothing has left. */
    CANCELLED(By.PRISON, Rows.ANSWERABLE, ReferralState.CANCELLED),
    VOIDED(By.PRISON, Rows.ANSWERABLE, ReferralState.VOID),
    SUPERSEDED(By.HUB, Rows.ANSWERABLE, ReferralState.SUPERSEDED),
    REOPENED(By.HUB, Rows.TAKEN_BACK, ReferralState.QUEUED);

    /** On whose word a step is taken. */
    public enum By {
        HUB,
        PRISON,
        RECEIVER
    }

    private final By by;
    private final Set<ReferralState> from;
    private final @Nullable ReferralState to;

    Step(By by, Set<ReferralState> from, @Nullable ReferralState to) {
        this.by = by;
        this.from = from;
        this.to = to;
    }

    public By by() {
        return by;
    }

    /** Where it may begin. */
    public Set<ReferralState> from() {
        return from;
    }

    /** Where it may lead: to one state, but for {@link #RESUMED}. */
    public Set<ReferralState> to() {
        return to == null ? Rows.HOLDABLE : Set.of(to);
    }

    /** Whether the lifecycle has it. */
    boolean leads(ReferralState start, ReferralState end) {
        return from.contains(start) && to().contains(end) && start != end;
    }

    /** The hub may take any step: it passes on what partners' machines say, and acts on what prison records say. */
    boolean isOpenTo(Role role) {
        return role == Role.SYSTEM
                || switch (by) {
                    case HUB -> false;
                    case PRISON -> role == Role.CASE_MANAGER;
                    case RECEIVER -> role == Role.RECEIVER;
                };
    }

    /** Sets of states that several rows share. */
    private static final class Rows {
        /** From the moment that an attempt may have begun, while it is open. */
        static final Set<ReferralState> ANSWERABLE = open(ReferralState.DRAFT, ReferralState.READY);

        static final Set<ReferralState> HOLDABLE =
                open(ReferralState.DRAFT, ReferralState.READY, ReferralState.ON_HOLD);
        static final Set<ReferralState> AGREED = Set.of(ReferralState.ACCEPTED, ReferralState.WAITLISTED);
        static final Set<ReferralState> AGREED_OR_PLANNED =
                Set.of(ReferralState.ACCEPTED, ReferralState.WAITLISTED, ReferralState.PLANNED);
        static final Set<ReferralState> UNDER_WAY =
                Set.of(ReferralState.ACCEPTED, ReferralState.PLANNED, ReferralState.IN_PROGRESS);
        static final Set<ReferralState> TAKEN_BACK =
                Set.of(ReferralState.CANCEL_REQUESTED, ReferralState.CANCELLED, ReferralState.SUPERSEDED);

        private static Set<ReferralState> open(ReferralState... others) {
            EnumSet<ReferralState> rest = EnumSet.copyOf(ReferralState.OPEN);
            rest.removeAll(Set.of(others));
            return Set.copyOf(rest);
        }
    }
}
