package org.reentryhub.web.console.people;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.plan.PlanDomain;
import org.reentryhub.plan.Readiness;
import org.reentryhub.plan.ReadinessState;

/**
 * The one thing to do next for a person.
 *
 * @param domain what it is about; null where it is about the whole person
 * @param referral which referral it is done at; null where it is done elsewhere
 * @param partner the receiver whom it is about, where there is one
 */
public record NextStep(Kind kind, @Nullable PlanDomain domain, @Nullable UUID referral, @Nullable String partner) {

    /** What can be done, the most urgent first where nothing else decides. */
    public enum Kind {
        ACCEPT,
        ANSWER,
        READ_ANSWER,
        UNBLOCK,
        CALL,
        SEND,
        CONSENT,
        MAP,
        ASK_HEALTH,
        /** Others have the ball, or everything is done. */
        WAIT
    }

    private static final NextStep NOTHING = new NextStep(Kind.WAIT, null, null, null);

    /** What is known of a person when it is decided. */
    record Facts(
            List<Readiness> readiness,
            Set<PlanDomain> unconsented,
            Map<PlanDomain, UUID> referrals,
            boolean toAccept,
            boolean alive) {}

    private record Candidate(NextStep step, boolean isLate) {}

    /** A case that waits to be accepted first; then what is late; then what waits for nobody else. Pure. */
    static NextStep of(Facts facts) {
        if (!facts.alive()) {
            return NOTHING;
        }
        if (facts.toAccept()) {
            return new NextStep(Kind.ACCEPT, null, null, null);
        }
        return facts.readiness().stream()
                .filter(Wrong::matters)
                .flatMap(each -> candidate(each, facts).stream())
                .min(Comparator.comparing((Candidate each) -> !each.isLate())
                        .thenComparing(each -> each.step().kind()))
                .map(Candidate::step)
                .orElse(NOTHING);
    }

    private static Optional<Candidate> candidate(Readiness readiness, Facts facts) {
        boolean late = readiness.state() == ReadinessState.ATTENTION;
        return kind(readiness, late, facts.unconsented())
                .map(kind -> new Candidate(
                        new NextStep(
                                kind,
                                readiness.domain(),
                                facts.referrals().get(readiness.domain()),
                                readiness.reason().partner()),
                        late));
    }

    private static Optional<Kind> kind(Readiness readiness, boolean late, Set<PlanDomain> unconsented) {
        boolean lacksConsent = Wrong.lacksConsent(readiness, unconsented);
        return switch (readiness.reason().code()) {
            case ASKS_FOR_MORE -> Optional.of(Kind.ANSWER);
            case DECLINED, REDIRECTED, NOT_FULFILLED -> Optional.of(Kind.READ_ANSWER);
            case ON_HOLD, HELD_BACK, OFFICE_CHANGED, NOT_DELIVERED -> Optional.of(Kind.UNBLOCK);
            case NOT_ASKED, BLOCKED, CANCELLED -> Optional.of(lacksConsent ? Kind.CONSENT : Kind.SEND);
            case NEED_UNKNOWN -> Optional.of(lacksConsent ? Kind.CONSENT : Kind.MAP);
            case HEALTH_NOT_REQUESTED -> Optional.of(Kind.ASK_HEALTH);
            default -> late ? Optional.of(Kind.CALL) : Optional.empty();
        };
    }

    /** Where it is done; opaque ids alone. */
    public String address(UUID person) {
        return switch (kind) {
            case ACCEPT -> "/people/" + person + "#transfer";
            case ANSWER, READ_ANSWER, UNBLOCK, CALL ->
                referral == null ? "/people/" + person : "/referrals/" + referral;
            case CONSENT -> "/people/" + person + "/consents";
            case SEND, MAP, ASK_HEALTH -> "/people/" + person + "/handover";
            case WAIT -> "/people/" + person;
        };
    }

    public boolean isSomething() {
        return kind != Kind.WAIT;
    }
}
