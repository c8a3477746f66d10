package org.reentryhub.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.EmploymentNeed;
import org.reentryhub.custody.HousingNeed;
import org.reentryhub.custody.Need;

/**
 * Composes every message there is, from the record and an envelope alone: preview, sending and the list of disclosures
 * all call these functions, so what is shown is what is sent.
 */
public final class Composer {
    private Composer() {}

    /** A referral or an update: the whole of what this domain's receiver may know. */
    public static Message referral(CustodyRecord record, Envelope envelope, Message.LegalBasis basis) {
        Need need = record.need(envelope.domain().need())
                .orElseThrow(() -> new IllegalArgumentException("no need in this domain, so nothing to refer"));
        return message(
                envelope,
                basis,
                person(record),
                Message.ReleaseDay.of(record.custody().release()),
                envelope.domain() == HandoverDomain.HOUSING ? housing(need.housing(), record) : null,
                envelope.domain() == HandoverDomain.EMPLOYMENT ? employment(need.employment()) : null,
                envelope.domain().isEverybodys()
                        ? null
                        : new Message.Need(need.level().name()),
                null,
                null);
    }

    /** Tells NAV of a stay: who, from when, until when and where, and nothing of needs or of why. */
    public static Message notice(
            CustodyRecord record, Envelope envelope, Message.LegalBasis basis, Message.Notice notice) {
        return message(envelope, basis, person(record), null, null, null, null, notice, null);
    }

    /** Takes a referral back; says nothing of the person. */
    public static Message cancellation(Envelope envelope, String reason) {
        return message(envelope, null, null, null, null, null, null, null, reason);
    }

    /** The one place where a message is put together; what it has no word for is not in it. */
    private static Message message(
            Envelope envelope,
            Message.@Nullable LegalBasis basis,
            Message.@Nullable Person person,
            Message.@Nullable ReleaseDay release,
            Message.@Nullable Housing housing,
            Message.@Nullable Employment employment,
            Message.@Nullable Need need,
            Message.@Nullable Notice notice,
            @Nullable String reason) {
        return new Message(
                envelope.messageId(),
                envelope.kind(),
                envelope.referralId(),
                envelope.version(),
                envelope.domain().name(),
                envelope.recipient(),
                envelope.sentAt(),
                envelope.answerBy(),
                envelope.answerUrl(),
                basis,
                person,
                release,
                housing,
                employment,
                need,
                null,
                notice,
                reason,
                null);
    }

    private static Message.Person person(CustodyRecord record) {
        return new Message.Person(
                record.nationalId() == null ? null : record.nationalId().value(),
                new Message.Name(record.name().given(), record.name().family()),
                record.birthDate(),
                record.language(),
                record.interpreter());
    }

    private static Message.@Nullable Housing housing(@Nullable HousingNeed need, CustodyRecord record) {
        return need == null
                ? null
                : new Message.Housing(
                        need.situation(),
                        need.household() == null
                                ? null
                                : new Message.Household(
                                        need.household().adults(),
                                        need.household().children()),
                        need.accessible(),
                        need.rooms(),
                        need.support(),
                        need.finance(),
                        record.releaseDate().orElse(null));
    }

    private static Message.@Nullable Employment employment(@Nullable EmploymentNeed need) {
        return need == null
                ? null
                : new Message.Employment(
                        need.goal(),
                        need.readiness(),
                        qualifications(need),
                        need.experience(),
                        need.barriers(),
                        need.benefits(),
                        need.workHours());
    }

    private static List<Message.Qualification> qualifications(EmploymentNeed need) {
        return need.qualifications().stream()
                .map(qualification -> new Message.Qualification(qualification.title(), qualification.completedOn()))
                .toList();
    }
}
