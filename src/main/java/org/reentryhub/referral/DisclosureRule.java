package org.reentryhub.referral;

import java.util.List;
import java.util.Optional;

/** One rule of what may leave the house. The list is the policy; its first objection is the reason a case manager sees. */
interface DisclosureRule {

    Optional<BlockReason> objection(Standing standing);

    /** Secrecy (strgjfl. § 7, fvl. § 13) is lifted by consent, fvl. § 13 a no. 1. */
    DisclosureRule NOTHING_WITHOUT_CONSENT =
            standing -> unless(standing.consent().isPresent(), BlockReason.NO_CONSENT);

    DisclosureRule SOMEBODY_HAS_TO_RECEIVE =
            standing -> unless(standing.recipient().isPresent(), BlockReason.RECIPIENT_UNKNOWN);

    DisclosureRule ONLY_A_MAPPED_NEED = standing -> unless(
            standing.record()
                    .need(standing.domain().need())
                    .filter(standing.domain()::isMapped)
                    .isPresent(),
            BlockReason.INCOMPLETE);

    DisclosureRule A_PROTECTED_ADDRESS_STAYS_PROTECTED = standing ->
            unless(Recipients.keepsSafe(standing.record(), standing.recipient()), BlockReason.ADDRESS_PROTECTED);

    DisclosureRule ONE_REFERRAL_AT_A_TIME = standing -> unless(!standing.alreadyOpen(), BlockReason.ALREADY_OPEN);

    /** The policy for a first disclosure. */
    List<DisclosureRule> ALL = List.of(
            NOTHING_WITHOUT_CONSENT,
            SOMEBODY_HAS_TO_RECEIVE,
            ONLY_A_MAPPED_NEED,
            A_PROTECTED_ADDRESS_STAYS_PROTECTED,
            ONE_REFERRAL_AT_A_TIME);

    /** The first objection of the policy, if there is one. */
    static Optional<BlockReason> firstObjection(Standing standing) {
        return ALL.stream().flatMap(rule -> rule.objection(standing).stream()).findFirst();
    }

    private static Optional<BlockReason> unless(boolean holds, BlockReason reason) {
        return holds ? Optional.empty() : Optional.of(reason);
    }
}
