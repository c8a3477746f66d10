package org.reentryhub.referral;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a receiver answered no, as a code that can be counted; {@code OTHER} has to be told in words. */
public enum AnswerReason {
    NOT_ELIGIBLE(AnswerCode.DECLINED, AnswerCode.NOT_FULFILLED),
    NO_CAPACITY(AnswerCode.DECLINED, AnswerCode.NOT_FULFILLED),
    TOO_LITTLE_INFORMATION(AnswerCode.DECLINED),
    PERSON_UNKNOWN(AnswerCode.DECLINED, AnswerCode.REDIRECTED),
    NOT_RESPONSIBLE(AnswerCode.DECLINED, AnswerCode.REDIRECTED),
    PERSON_MOVED(AnswerCode.REDIRECTED, AnswerCode.NOT_FULFILLED),
    PERSON_DID_NOT_COME(AnswerCode.NOT_FULFILLED),
    PERSON_DECLINED(AnswerCode.DECLINED, AnswerCode.NOT_FULFILLED),
    NOTHING_SUITABLE(AnswerCode.DECLINED, AnswerCode.NOT_FULFILLED),
    OTHER(AnswerCode.DECLINED, AnswerCode.REDIRECTED, AnswerCode.NOT_FULFILLED);

    private final Set<AnswerCode> explains;

    AnswerReason(AnswerCode... explains) {
        this.explains = Set.of(explains);
    }

    /** The answers of which it may be the reason. */
    public Set<AnswerCode> explains() {
        return explains;
    }

    /** The code that a receiver gave; words of its own count as {@code OTHER}. Empty where it gave no reason. */
    public static Optional<AnswerReason> of(AnswerCode answer, @Nullable String reason) {
        if (reason == null || reason.isBlank() || OTHER.explains.stream().noneMatch(answer::equals)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values())
                .filter(each -> each.name().equals(reason) && each.explains.contains(answer))
                .findFirst()
                .orElse(OTHER));
    }
}
