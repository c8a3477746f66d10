package org.reentryhub.web.console.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.ReferralState;

/** What can be answered from where a referral stands: what the lifecycle has, in the order in which people need it. */
final class Choice {
    private static final List<AnswerCode> AT_FIRST = List.of(
            AnswerCode.ACCEPTED,
            AnswerCode.DECLINED,
            AnswerCode.MORE_INFO_NEEDED,
            AnswerCode.WAITLISTED,
            AnswerCode.REDIRECTED);
    private static final List<AnswerCode> AFTER_YES =
            List.of(AnswerCode.PLANNED, AnswerCode.IN_PROGRESS, AnswerCode.FULFILLED, AnswerCode.NOT_FULFILLED);
    private static final Set<ReferralState> AGREED =
            Set.of(ReferralState.ACCEPTED, ReferralState.WAITLISTED, ReferralState.PLANNED, ReferralState.IN_PROGRESS);
    /** What needs no further word. */
    private static final Set<AnswerCode> PLAIN = Set.of(AnswerCode.IN_PROGRESS, AnswerCode.CANCELLATION_CONFIRMED);

    private Choice() {}

    /** All that can be answered now. */
    static List<AnswerCode> from(ReferralState state) {
        return Arrays.stream(AnswerCode.values())
                .filter(answer -> answer != AnswerCode.IN_REVIEW)
                .filter(answer -> answer.on(state) == AnswerCode.Effect.MOVES || isAnotherTime(answer, state))
                .toList();
    }

    /** What is likely from there; the rest is one step further away. */
    static List<AnswerCode> likely(ReferralState state) {
        List<AnswerCode> possible = from(state);
        List<AnswerCode> usual = AGREED.contains(state) ? AFTER_YES : AT_FIRST;
        List<AnswerCode> likely = usual.stream().filter(possible::contains).toList();
        return likely.isEmpty() ? possible : likely;
    }

    /** Whether it is said with one press of a button. */
    static boolean isPlain(AnswerCode answer) {
        return PLAIN.contains(answer);
    }

    /** An appointment can be moved; it is the same state with another time. */
    private static boolean isAnotherTime(AnswerCode answer, ReferralState state) {
        return answer == AnswerCode.PLANNED && state == ReferralState.PLANNED;
    }
}
