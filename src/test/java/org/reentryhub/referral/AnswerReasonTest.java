package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A reason that can be counted. */
class AnswerReasonTest {

    @Test
    void aCodeThatExplainsTheAnswerIsItself() {
        assertThat(AnswerReason.of(AnswerCode.DECLINED, "NO_CAPACITY")).contains(AnswerReason.NO_CAPACITY);
        assertThat(AnswerReason.of(AnswerCode.NOT_FULFILLED, "PERSON_DID_NOT_COME"))
                .contains(AnswerReason.PERSON_DID_NOT_COME);
    }

    @Test
    void wordsAndCodesOfOtherAnswersCountAsOther() {
        assertThat(AnswerReason.of(AnswerCode.DECLINED, "We are moving house.")).contains(AnswerReason.OTHER);
        assertThat(AnswerReason.of(AnswerCode.DECLINED, "PERSON_MOVED")).contains(AnswerReason.OTHER);
    }

    @Test
    void whereThereIsNoReasonOrNoneIsCalledForThereIsNone() {
        assertThat(AnswerReason.of(AnswerCode.DECLINED, null)).isEmpty();
        assertThat(AnswerReason.of(AnswerCode.DECLINED, " ")).isEmpty();
        assertThat(AnswerReason.of(AnswerCode.ACCEPTED, "NO_CAPACITY")).isEmpty();
    }

    @Test
    void everyReasonExplainsSomething() {
        assertThat(AnswerReason.values()).allSatisfy(reason -> assertThat(reason.explains())
                .isNotEmpty()
                .isSubsetOf(AnswerCode.DECLINED, AnswerCode.REDIRECTED, AnswerCode.NOT_FULFILLED));
    }
}
