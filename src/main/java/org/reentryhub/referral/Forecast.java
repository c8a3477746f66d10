package org.reentryhub.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the receivers of open referrals would hear, were a record to change. Nothing is frozen and nothing is sent. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Forecast {
    private final Referrals referrals;
    private final Partners partners;
    private final Weighing weighing;

    Forecast(Referrals referrals, Partners partners, Weighing weighing) {
        this.referrals = referrals;
        this.partners = partners;
        this.weighing = weighing;
    }

    /** Why a receiver would hear nothing. */
    public enum Silence {
        /** The timetable says that nobody needs to hear of such a change. */
        UNIMPORTANT,
        /** The receiver would be told what it was told already. */
        NOTHING_NEW,
        /** The receiver is no longer in the directory or cannot keep the address safe, or the need is gone from the record. */
        CANNOT_BE_TOLD
    }

    /**
     * One open referral.
     *
     * @param kind of the message that would go; null for none
     * @param version of that message
     * @param reason why there would be none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Expected(
            UUID referralId,
            String domain,
            String recipient,
            @Nullable MessageKind kind,
            @Nullable Integer version,
            @Nullable Silence reason) {}

    /**
     * One line for each open referral, oldest first.
     *
     * @param changed the record as it would be; each receiver is asked for what it was told last
     */
    public List<Expected> of(CustodyRecord changed) {
        return referrals.of(changed.personNumber()).stream()
                .filter(referral -> referral.state().isOpen())
                .map(referral -> expected(referral, silence(referral, changed)))
                .toList();
    }

    private static Expected expected(Referral referral, Optional<Silence> silence) {
        return new Expected(
                referral.id(),
                referral.domain().name(),
                referral.recipient(),
                silence.isPresent() ? null : MessageKind.UPDATE,
                silence.isPresent() ? null : referral.version() + 1,
                silence.orElse(null));
    }

    private Optional<Silence> silence(Referral referral, CustodyRecord changed) {
        Optional<Partner> recipient = partners.find(referral.recipient());
        boolean tellable = recipient
                .filter(partner -> Weighing.keepsSafe(changed, partner))
                .filter(partner -> changed.need(referral.domain().need()).isPresent())
                .isPresent();
        if (!tellable) {
            return Optional.of(Silence.CANNOT_BE_TOLD);
        }
        Said said = weighing.said(referral);
        return switch (weighing.step(said, referral, changed, recipient.get())) {
            case UPDATE -> Optional.empty();
            case CALL_BACK -> Optional.of(Silence.NOTHING_NEW);
            case NOTHING ->
                Optional.of(
                        said.newest()
                                        .filter(version -> !weighing.says(version, referral, changed, recipient.get()))
                                        .isPresent()
                                ? Silence.UNIMPORTANT
                                : Silence.NOTHING_NEW);
        };
    }
}
