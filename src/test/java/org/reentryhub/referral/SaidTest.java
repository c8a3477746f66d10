package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.custody.Certainty;
import org.reentryhub.custody.Release;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.referral.Said.Step;

/** What a changed record asks for, by how far word of the referral has come. */
class SaidTest {
    private static final Version ONE = version(1);
    private static final Version TWO = version(2);

    @Test
    void whoKnowsWhatIsSoIsToldNothing() {
        assertThat(new Said(Optional.of(ONE), true, Optional.empty()).next(version -> true))
                .isEqualTo(Step.NOTHING);
    }

    @Test
    void whoKnowsSomethingElseIsToldAnew() {
        assertThat(new Said(Optional.of(ONE), true, Optional.empty()).next(version -> false))
                .isEqualTo(Step.UPDATE);
    }

    @Test
    void ofWhatNeverLeftAndDoesNotWaitNobodyIsTold() {
        assertThat(new Said(Optional.empty(), false, Optional.empty()).next(version -> false))
                .isEqualTo(Step.NOTHING);
    }

    @Test
    void whatWaitsAndIsSoGoesOnWaiting() {
        assertThat(new Said(Optional.of(ONE), true, Optional.of(TWO)).next(TWO::equals))
                .isEqualTo(Step.NOTHING);
    }

    @Test
    void whatWaitsAndIsNoLongerSoIsReplaced() {
        assertThat(new Said(Optional.of(ONE), true, Optional.of(TWO)).next(version -> false))
                .isEqualTo(Step.UPDATE);
        assertThat(new Said(Optional.empty(), false, Optional.of(ONE)).next(version -> false))
                .isEqualTo(Step.UPDATE);
    }

    @Test
    void whatWaitsIsCalledBackWhenTheReceiverIsKnownToHaveWhatIsSoAgain() {
        assertThat(new Said(Optional.of(ONE), true, Optional.of(TWO)).next(ONE::equals))
                .isEqualTo(Step.CALL_BACK);
        assertThat(new Said(Optional.of(ONE), false, Optional.of(TWO)).next(ONE::equals))
                .isEqualTo(Step.UPDATE);
    }

    @Test
    void theNewestIsWhatWaitsAndElseWhatWasTold() {
        assertThat(new Said(Optional.of(ONE), true, Optional.of(TWO)).newest()).contains(TWO);
        assertThat(new Said(Optional.of(ONE), true, Optional.empty()).newest()).contains(ONE);
        assertThat(new Said(Optional.of(ONE), true, Optional.of(TWO)).toldRelease())
                .isEqualTo(ONE.release());
        assertThat(new Said(Optional.empty(), false, Optional.of(TWO)).toldRelease())
                .isNull();
    }

    private static Version version(int number) {
        return new Version(
                new UUID(0, 1),
                number,
                MessageKind.REFERRAL,
                new UUID(0, number),
                OffsetDateTime.parse("2026-11-22T10:00:00+01:00"),
                null,
                Map.of(),
                List.of(),
                new byte[] {(byte) number},
                new Release(LocalDate.parse("2027-01-14").plusDays(number), Certainty.PLANNED, null, null),
                null);
    }
}
