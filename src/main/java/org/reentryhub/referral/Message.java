package org.reentryhub.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Release;
import org.reentryhub.delivery.MessageKind;

/**
 * A message to a receiver, word for word as it is sent (CONTRACT, section 4). This is the allow-list: what has no place
 * here reaches nobody, whatever the prison's record may come to hold.
 *
 * @param answerUrl null when no answer is expected
 * @param housing for HOUSING only
 * @param employment for EMPLOYMENT only
 * @param need for every other domain
 * @param information what this receiver has asked and been told
 * @param notice for a NOTICE only
 * @param hold when the receiver is asked whether it keeps the referral
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "messageId",
    "kind",
    "referralId",
    "version",
    "domain",
    "recipient",
    "sentAt",
    "answerBy",
    "answerUrl",
    "legalBasis",
    "person",
    "release",
    "housing",
    "employment",
    "need",
    "information",
    "notice",
    "reason",
    "hold"
})
public record Message(
        UUID messageId,
        MessageKind kind,
        UUID referralId,
        int version,
        String domain,
        String recipient,
        OffsetDateTime sentAt,
        @Nullable OffsetDateTime answerBy,
        @Nullable URI answerUrl,
        @Nullable LegalBasis legalBasis,
        @Nullable Person person,
        @Nullable ReleaseDay release,
        @Nullable Housing housing,
        @Nullable Employment employment,
        @Nullable Need need,
        @Nullable List<Information> information,
        @Nullable Notice notice,
        @Nullable String reason,
        @Nullable Hold hold) {

    /** On what ground it is disclosed, and where that can be looked up. */
    public record LegalBasis(String code, String reference) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(
            @Nullable String nationalId,
            Name name,
            LocalDate birthDate,
            @Nullable String language,
            boolean interpreter) {}

    public record Name(String given, String family) {}

    /**
     * When the person is expected to leave, and how certain that is.
     *
     * @param date null, like {@code certainty}, where there was a day and there is none any more
     * @param previous what this receiver was told before, where that was something else
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReleaseDay(@Nullable LocalDate date, @Nullable String certainty, @Nullable ReleaseDay previous) {
        static @Nullable ReleaseDay of(@Nullable Release release) {
            return release == null
                    ? null
                    : new ReleaseDay(release.date(), release.certainty().name(), null);
        }

        /** What is said to somebody who was told a day: the day that is gone is said too. */
        static @Nullable ReleaseDay after(@Nullable ReleaseDay told, @Nullable ReleaseDay now) {
            if (now == null) {
                return told == null ? null : new ReleaseDay(null, null, told);
            }
            return new ReleaseDay(now.date, now.certainty, now.equals(told) ? null : told);
        }
    }

    /**
     * The person does not come as was told; the receiver is asked whether it keeps the referral.
     *
     * @param question always {@link #KEEP_OR_CANCEL}
     */
    public record Hold(String question, LocalDate since) {
        static final String KEEP_OR_CANCEL = "KEEP_OR_CANCEL";
    }

    /** The same message, with what this receiver was told of the release before. */
    Message after(@Nullable Release told) {
        return with(ReleaseDay.after(ReleaseDay.of(told), release), information, hold);
    }

    /** The same message, asking whether it is kept. */
    Message onHold(@Nullable LocalDate since) {
        return with(release, information, since == null ? null : new Hold(Hold.KEEP_OR_CANCEL, since));
    }

    /** The same message, with what this receiver has asked and been told. */
    Message informing(List<Information> told) {
        return with(release, told.isEmpty() ? null : List.copyOf(told), hold);
    }

    private Message with(
            @Nullable ReleaseDay otherRelease, @Nullable List<Information> answered, @Nullable Hold otherHold) {
        return new Message(
                messageId,
                kind,
                referralId,
                version,
                domain,
                recipient,
                sentAt,
                answerBy,
                answerUrl,
                legalBasis,
                person,
                otherRelease,
                housing,
                employment,
                need,
                answered,
                notice,
                reason,
                otherHold);
    }

    /**
     * A need of which the record says no more than that it is there.
     *
     * @param level SOME or URGENT
     */
    public record Need(String level) {}

    /**
     * The prison's answer to a question.
     *
     * @param inReplyTo the {@code answerId} that asked
     */
    public record Information(String inReplyTo, String text) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** The need for a home. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Housing(
            @Nullable String situation,
            @Nullable Household household,
            @Nullable Boolean accessible,
            @Nullable Integer rooms,
            List<String> support,
            List<String> finance,
            @Nullable LocalDate neededFrom) {}

    public record Household(int adults, int children) {}

    /** The need for work or income. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Employment(
            @Nullable String goal,
            @Nullable String readiness,
            List<Qualification> qualifications,
            List<String> experience,
            List<String> barriers,
            List<String> benefits,
            @Nullable String workHours) {}

    /**
     * A stay in an institution, as NAV is told of it.
     *
     * @param expectedTo when it is expected to end, while it lasts and where a day is known
     * @param to when it ended, once it has
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Notice(
            String type, LocalDate from, @Nullable LocalDate expectedTo, @Nullable LocalDate to, String institution) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Qualification(String title, @Nullable LocalDate completedOn) {}
}
