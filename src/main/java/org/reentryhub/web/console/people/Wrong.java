package org.reentryhub.web.console.people;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reentryhub.plan.PlanDomain;
import org.reentryhub.plan.Readiness;
import org.reentryhub.plan.ReadinessState;
import org.reentryhub.plan.ReasonCode;

/** What people are looked for by who lack something. */
public enum Wrong {
    /** Nobody can be asked: the person has not consented. */
    CONSENT,
    /** Somebody was asked and has said nothing. */
    UNANSWERED,
    /** The case manager has the ball. */
    YOU;

    /** The reasons for which nobody has been asked, whether somebody could be or not. */
    private static final Set<ReasonCode> NOT_ASKED =
            EnumSet.of(ReasonCode.NOT_ASKED, ReasonCode.BLOCKED, ReasonCode.CANCELLED, ReasonCode.NEED_UNKNOWN);

    /** What everybody needs who walks out; of the rest only what the mapping found matters. */
    private static final Set<PlanDomain> EVERYBODYS =
            EnumSet.of(PlanDomain.HOUSING, PlanDomain.EMPLOYMENT, PlanDomain.HEALTH);

    /** As the address of the list says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a domain has to be looked at: there is a need, or there may be one that nobody may leave open. Pure. */
    static boolean matters(Readiness readiness) {
        boolean unmapped = readiness.reason().code() == ReasonCode.NEED_UNKNOWN;
        return readiness.state() != ReadinessState.NOT_NEEDED && (!unmapped || EVERYBODYS.contains(readiness.domain()));
    }

    /** Whether nobody was asked because nobody may be. Pure. */
    static boolean lacksConsent(Readiness readiness, Set<PlanDomain> unconsented) {
        return unconsented.contains(readiness.domain())
                && NOT_ASKED.contains(readiness.reason().code());
    }

    /** In which domains each is so. Pure. */
    static Map<Wrong, Set<PlanDomain>> of(List<Readiness> readiness, Set<PlanDomain> unconsented) {
        Map<Wrong, Set<PlanDomain>> found = new EnumMap<>(Wrong.class);
        for (Wrong wrong : values()) {
            Set<PlanDomain> where = readiness.stream()
                    .filter(Wrong::matters)
                    .filter(each -> wrong.holds(each, unconsented))
                    .map(Readiness::domain)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(PlanDomain.class)));
            found.put(wrong, Collections.unmodifiableSet(where));
        }
        return found;
    }

    private boolean holds(Readiness readiness, Set<PlanDomain> unconsented) {
        return switch (this) {
            case CONSENT -> lacksConsent(readiness, unconsented);
            case UNANSWERED -> readiness.reason().code() == ReasonCode.NOT_ANSWERED;
            case YOU -> readiness.state() == ReadinessState.ATTENTION;
        };
    }
}
