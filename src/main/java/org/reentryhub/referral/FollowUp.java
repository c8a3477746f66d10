package org.reentryhub.referral;

import java.util.List;
import java.util.Optional;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyListener;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.delivery.Outbox;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Follows every change of the record out to whoever was told: a changed fact is a new version, a death ends it all. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FollowUp implements CustodyListener {
    private static final String NO_LONGER_NEEDED = "NO_LONGER_NEEDED";

    private final Referrals referrals;
    private final CancellationDesk cancellations;
    private final Outbox outbox;
    private final Post post;
    private final Partners partners;

    FollowUp(Referrals referrals, CancellationDesk cancellations, Outbox outbox, Post post, Partners partners) {
        this.referrals = referrals;
        this.cancellations = cancellations;
        this.outbox = outbox;
        this.post = post;
        this.partners = partners;
    }

    @Override
    public void changed(CustodyChange change) {
        CustodyRecord record = change.after();
        List<Referral> open = referrals.lockOpen(record.personNumber());
        for (Referral referral : open) {
            // A death is never named: the receiver learns that the referral is over, and nothing else.
            if (record.custody().status() == CustodyStatus.DECEASED) {
                cancellations.cancel(referral, NO_LONGER_NEEDED, Actor.HUB);
            } else {
                update(referral, record);
            }
        }
    }

    private void update(Referral referral, CustodyRecord record) {
        Optional<Partner> recipient = partners.find(referral.recipient());
        boolean stillNeeded = record.need(referral.domain().need()).isPresent();
        if (recipient.isPresent() && stillNeeded && post.saysSomethingNew(referral, record, recipient.get())) {
            outbox.stopWaiting(referral.id(), "SUPERSEDED");
            Referral newer = referrals.newVersion(referral, "UPDATE_COMPOSED", Actor.HUB);
            post.send(newer, record, MessageKind.UPDATE, recipient.get());
        }
    }
}
