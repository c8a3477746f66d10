package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.referral.Referred.CONSENT;
import static org.reentryhub.referral.Referred.office;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.story.Prisoner;

/** The policy of a first disclosure, objection by objection. */
class DisclosureRuleTest {
    private static final Standing FREE = new Standing(
            Referred.record(),
            HandoverDomain.HOUSING,
            Optional.of(CONSENT),
            Optional.of(office(false)),
            false,
            Optional.empty());

    @Test
    void whatNothingObjectsToMayLeave() {
        assertThat(DisclosureRule.firstObjection(FREE)).isEmpty();
    }

    @Test
    void nothingLeavesWithoutConsent() {
        assertThat(DisclosureRule.firstObjection(new Standing(
                        FREE.record(), FREE.domain(), Optional.empty(), FREE.recipient(), false, Optional.empty())))
                .hasValue(BlockReason.NO_CONSENT);
    }

    @Test
    void nothingLeavesForNobody() {
        assertThat(DisclosureRule.firstObjection(new Standing(
                        FREE.record(), FREE.domain(), FREE.consent(), Optional.empty(), false, Optional.empty())))
                .hasValue(BlockReason.RECIPIENT_UNKNOWN);
    }

    @Test
    void aNeedThatIsNoneOrNotMappedIsNotReferred() {
        String event = Prisoner.named("KI-R1").event("admitted", "2026-11-20T08:00:00+01:00");
        assertThat(objection(Referred.record(event.replace("\"URGENT\"", "\"NONE\""))))
                .hasValue(BlockReason.INCOMPLETE);
        assertThat(objection(Referred.record(event.replace("\"domain\":\"HOUSING\"", "\"domain\":\"FINANCE\""))))
                .hasValue(BlockReason.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONFIDENTIAL", "STRICTLY_CONFIDENTIAL"})
    void aProtectedAddressReachesOnlyAnOfficeThatKeepsItSafe(String grade) {
        CustodyRecord record = Referred.protectedBy(grade);
        assertThat(objection(record)).hasValue(BlockReason.ADDRESS_PROTECTED);
        assertThat(DisclosureRule.firstObjection(new Standing(
                        record, FREE.domain(), FREE.consent(), Optional.of(office(true)), false, Optional.empty())))
                .isEmpty();
    }

    @Test
    void oneReferralIsOpenAtATime() {
        assertThat(DisclosureRule.firstObjection(new Standing(
                        FREE.record(), FREE.domain(), FREE.consent(), FREE.recipient(), true, Optional.empty())))
                .hasValue(BlockReason.ALREADY_OPEN);
    }

    private static Optional<BlockReason> objection(CustodyRecord record) {
        return DisclosureRule.firstObjection(
                new Standing(record, FREE.domain(), FREE.consent(), FREE.recipient(), false, Optional.empty()));
    }
}
