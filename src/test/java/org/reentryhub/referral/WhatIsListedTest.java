package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written down of a message: what was in it, what was not, and how two are told apart. */
class WhatIsListedTest {
    private static final Message.LegalBasis CONSENT = new Message.LegalBasis("CONSENT", "c-1");

    @Test
    void everyValueAboutThePersonIsListedAndTheEnvelopeIsNot() {
        assertThat(written(HandoverDomain.FINANCE).fields())
                .containsExactly(
                        "/person/nationalId",
                        "/person/name/given",
                        "/person/name/family",
                        "/person/birthDate",
                        "/person/language",
                        "/person/interpreter",
                        "/release/date",
                        "/release/certainty",
                        "/need/level");
    }

    @Test
    void aListIsOneFieldAndAnEmptyOneIsNone() {
        assertThat(written(HandoverDomain.HOUSING).fields()).contains("/housing/support");
        Message.Housing without = new Message.Housing(null, null, null, null, List.of(), List.of(), null);
        Message housing = Composer.referral(Referred.record(), Referred.envelope(HandoverDomain.HOUSING), CONSENT);
        Message empty = new Message(
                housing.messageId(),
                housing.kind(),
                housing.referralId(),
                housing.version(),
                housing.domain(),
                housing.recipient(),
                housing.sentAt(),
                null,
                null,
                null,
                null,
                null,
                without,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(WrittenMessage.of(empty).fields()).isEmpty();
    }

    @Test
    void twoMessagesOfTheSameContentDifferOnlyOutside() {
        Message one = Composer.referral(Referred.record(), Referred.envelope(HandoverDomain.HOUSING), CONSENT);
        Message again = Composer.referral(
                Referred.record(), Referred.envelope(HandoverDomain.HOUSING), new Message.LegalBasis("CONSENT", "c-2"));
        assertThat(WrittenMessage.of(one).content())
                .isEqualTo(WrittenMessage.of(again).content())
                .contains("Kari");
    }

    @Test
    void whatTheRecordHoldsOfOtherNeedsIsWithheld() {
        assertThat(Withheld.from(Referred.record(), HandoverDomain.HOUSING))
                .contains("offence", "healthUnit", "needs.EMPLOYMENT", "needs.FINANCE")
                .doesNotContain("needs.HOUSING");
    }

    @Test
    void everyNeedHasADuty() {
        for (HandoverDomain domain : HandoverDomain.values()) {
            assertThat(domain.duty().name()).isEqualTo(domain.name());
        }
    }

    private static WrittenMessage written(HandoverDomain domain) {
        return WrittenMessage.of(Composer.referral(Referred.record(), Referred.envelope(domain), CONSENT));
    }
}
