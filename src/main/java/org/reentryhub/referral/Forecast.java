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
    private final Post post;

    Forecast(Referrals referrals, Partners partners, Post post) {
        this.referrals = referrals;
        this.partners = partners;
        this.post = post;
    }

    /** Why a receiver would hear nothing. */
    public enum Silence {
        /** The timetable says that nobody needs to hear of such a change. */
        UNIMPORTANT,
        /** The receiver would be told what it was told already. */
        NOTHING_NEW,
        /** The receiver is no longer in the directory, or the need is gone from the record. */
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
     * @param changed the record as it would be
     * @param unimportant whether the timetable says that nobody needs to hear of it
     */
    public List<Expected> of(CustodyRecord changed, boolean unimportant) {
        return referrals.of(changed.personNumber()).stream()
                .filter(referral -> referral.state().isOpen())
                .map(referral -> expected(referral, silence(referral, changed, unimportant)))
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

    private Optional<Silence> silence(Referral referral, CustodyRecord changed, boolean unimportant) {
        Optional<Partner> recipient = partners.find(referral.recipient());
        if (recipient.isEmpty() || changed.need(referral.domain().need()).isEmpty()) {
            return Optional.of(Silence.CANNOT_BE_TOLD);
        }
        if (!post.saysSomethingNew(referral, changed, recipient.get())) {
            return Optional.of(Silence.NOTHING_NEW);
        }
        return unimportant ? Optional.of(Silence.UNIMPORTANT) : Optional.empty();
    }
}
