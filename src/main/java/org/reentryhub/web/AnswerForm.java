package org.reentryhub.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.AnswerReason;
import org.reentryhub.referral.PartnerAnswer;
import org.reentryhub.web.api.Faulty;

/** An answer as a receiver sends it, by its machine or on the page. */
public record AnswerForm(
        @Nullable String answerId,
        @Nullable Integer version,
        @Nullable AnswerCode answer,
        @Nullable String reason,
        @Nullable String text,
        @Nullable String redirectTo,
        @Nullable AppointmentForm appointment) {
    private static final Pattern PARTNER = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int LONGEST_TEXT = 4_000;
    private static final Period EARLIEST = Period.ofDays(60);
    private static final Period LATEST = Period.ofYears(3);

    /** The time and place of an appointment, as sent. */
    public record AppointmentForm(@Nullable OffsetDateTime at, @Nullable String place) {
        /** One that has been may be told of with how it went; a year that is wrong is a slip of the keyboard. */
        private void check(Faulty faulty, Instant now) {
            ZonedDateTime today = now.atZone(NorwegianTime.ZONE);
            faulty.require("/appointment/at", at);
            boolean near = at == null
                    || at.toInstant().isAfter(today.minus(EARLIEST).toInstant())
                            && at.toInstant().isBefore(today.plus(LATEST).toInstant());
            faulty.unless(near, "/appointment/at", "is at most 60 days past and at most 3 years ahead");
            SoundText.check(faulty, "/appointment/place", place, LONGEST_TEXT);
        }
    }

    /** The answer it is; 422 with every fault when it does not hold. */
    public PartnerAnswer checked(Instant now) {
        Faulty faulty = new Faulty();
        SoundText.checkId(faulty, "/answerId", answerId);
        faulty.require("/version", version);
        faulty.require("/answer", answer);
        faulty.unless(version == null || version > 0, "/version", "is a number from 1");
        SoundText.check(faulty, "/reason", reason, LONGEST_TEXT);
        SoundText.check(faulty, "/text", text, LONGEST_TEXT);
        faulty.unless(redirectTo == null || PARTNER.matcher(redirectTo).matches(), "/redirectTo", "is a partner's id");
        boolean isUntold = AnswerReason.OTHER.name().equals(reason) && (text == null || text.isBlank());
        faulty.unless(!isUntold, "/text", "says what the other reason is");
        if (appointment != null) {
            appointment.check(faulty, now);
        }
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
}
