package org.reentryhub.web;

import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.AnswerReason;
import org.reentryhub.referral.PartnerAnswer;
import org.reentryhub.web.api.Faulty;

/** An answer as a receiver sends it. */
record AnswerForm(
        @Nullable String answerId,
        @Nullable Integer version,
        @Nullable AnswerCode answer,
        @Nullable String reason,
        @Nullable String text,
        @Nullable String redirectTo,
        @Nullable AppointmentForm appointment) {
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TEXT = 4_000;

    record AppointmentForm(@Nullable OffsetDateTime at, @Nullable String place) {}

    /** The answer it is; 422 with every fault when it does not hold. */
    PartnerAnswer checked() {
        Faulty faulty = new Faulty();
        faulty.require("/answerId", answerId);
        faulty.require("/version", version);
        faulty.require("/answer", answer);
        boolean idFits = answerId == null || !answerId.isBlank() && answerId.length() <= LONGEST_ID;
        faulty.unless(idFits, "/answerId", "is 1 to 100 characters");
        faulty.unless(version == null || version > 0, "/version", "is a number from 1");
        faulty.unless(fits(reason), "/reason", "is at most 4000 characters");
        faulty.unless(fits(text), "/text", "is at most 4000 characters");
        faulty.unless(fits(redirectTo), "/redirectTo", "is a partner's id");
        boolean isUntold = AnswerReason.OTHER.name().equals(reason) && (text == null || text.isBlank());
        faulty.unless(!isUntold, "/text", "says what the other reason is");
        faulty.unless(appointment == null || appointment.at() != null, "/appointment/at", "is missing");
        faulty.refuse();
        return new PartnerAnswer(
                Objects.requireNonNull(answerId),
                Objects.requireNonNull(version),
                Objects.requireNonNull(answer),
                reason,
                text,
                redirectTo,
                appointment == null
                        ? null
                        : new PartnerAnswer.Appointment(Objects.requireNonNull(appointment.at()), appointment.place()));
    }

    private static boolean fits(@Nullable String words) {
        return words == null || words.length() <= LONGEST_TEXT;
    }
}
