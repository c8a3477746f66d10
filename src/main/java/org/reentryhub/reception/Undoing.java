package org.reentryhub.reception;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.reentryhub.NorwegianTime;
import org.reentryhub.referral.AnswerCode;

/** Whether what is written now may still be undone for a while. Pure. */
public final class Undoing {
    /** For how long. */
    public static final Duration HELD = Duration.ofMinutes(10);

    private static final Duration URGENT = Duration.ofHours(24);
    /** What others act on at once. */
    private static final Set<AnswerCode> FINAL_WORDS = Set.of(AnswerCode.ACCEPTED, AnswerCode.DECLINED);

    private Undoing() {}

    /**
     * Until when an answer is held; empty when it goes at once: what is asked of others sooner than that, and all that
     * can be taken back by another answer.
     */
    public static Optional<OffsetDateTime> until(AnswerCode answer, Received referral, OffsetDateTime now) {
        OffsetDateTime due = now.plus(HELD);
        OffsetDateTime answerBy = referral.answerBy();
        boolean late = answerBy != null && referral.isAwaited() && answerBy.isBefore(due);
        return FINAL_WORDS.contains(answer) && !late && !isReleasedSoon(referral, now)
                ? Optional.of(due)
                : Optional.empty();
    }

    private static boolean isReleasedSoon(Received referral, OffsetDateTime now) {
        return referral.releaseDate() != null
                && referral.releaseDate()
                        .atStartOfDay(NorwegianTime.ZONE)
                        .toOffsetDateTime()
                        .isBefore(now.plus(URGENT));
    }
}
