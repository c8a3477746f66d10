package org.reentryhub.referral;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How it went, as a code that can be counted: few, and in the words of each need. */
public enum OutcomeCode {
    /** A home of one's own, or one to stay in. */
    HOUSED(HandoverDomain.HOUSING),
    TEMPORARY_ACCOMMODATION(HandoverDomain.HOUSING),
    NO_ACCOMMODATION(HandoverDomain.HOUSING),

    IN_WORK_OR_TRAINING(HandoverDomain.EMPLOYMENT),
    /** No work, and a benefit or pension that is paid. */
    INCOME_IN_PLACE(HandoverDomain.EMPLOYMENT),
    NO_INCOME(HandoverDomain.EMPLOYMENT),

    HELP_GIVEN(
            HandoverDomain.EDUCATION,
            HandoverDomain.FINANCE,
            HandoverDomain.IDENTITY_DOCUMENTS,
            HandoverDomain.FAMILY_NETWORK),
    HELP_NOT_GIVEN(
            HandoverDomain.EDUCATION,
            HandoverDomain.FINANCE,
            HandoverDomain.IDENTITY_DOCUMENTS,
            HandoverDomain.FAMILY_NETWORK),

    /** The receiver does not know: the person did not come, or comes no more. */
    LOST_CONTACT(HandoverDomain.values()),

    /** The next two are what the prison's record says; no receiver is asked for them. */
    RETURNED_TO_CUSTODY,
    DECEASED;

    private final Set<HandoverDomain> domains;

    OutcomeCode(HandoverDomain... domains) {
        this.domains = domains.length == 0 ? Set.of() : Set.copyOf(EnumSet.copyOf(List.of(domains)));
    }

    /** Whether a receiver of that need may say it. */
    public boolean isFor(HandoverDomain domain) {
        return domains.contains(domain);
    }

    /** What a receiver of that need may say. */
    public static List<OutcomeCode> of(HandoverDomain domain) {
        return Arrays.stream(values()).filter(code -> code.isFor(domain)).toList();
    }
}
