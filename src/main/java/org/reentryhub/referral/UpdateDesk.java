package org.reentryhub.referral;

import java.time.LocalDate;
import java.util.Optional;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.delivery.Outbox;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;

/** Keeps a receiver of an open referral told of what is so; the caller holds the referral's lock. */
@Component
class UpdateDesk {
    static final String ADDRESS_PROTECTED = "ADDRESS_PROTECTED";
    static final String BACK_IN_PRISON = "BACK_IN_PRISON";

    private final Steps steps;
    private final Departures departures;
    private final Weighing weighing;
    private final Outbox outbox;
    private final Post post;
    private final Partners partners;
    private final Alerts alerts;

    UpdateDesk(
            Steps steps,
            Departures departures,
            Weighing weighing,
            Outbox outbox,
            Post post,
            Partners partners,
            Alerts alerts) {
        this.steps = steps;
        this.departures = departures;
        this.weighing = weighing;
        this.outbox = outbox;
        this.post = post;
        this.partners = partners;
        this.alerts = alerts;
    }

    /** Tells the receiver what has changed, if that is of any weight and may be told. */
    void follow(Referral referral, CustodyRecord known) {
        CustodyRecord record = departures.dated(known);
        Optional<Partner> recipient = composable(referral, record);
        if (recipient.isEmpty()) {
            return;
        }
        Said said = weighing.said(referral);
        Said.Step step = weighing.step(said, referral, record, recipient.get());
        if (!Weighing.keepsSafe(record, recipient.get())) {
            holdBack(referral, record, step);
        } else if (isHeldFor(ADDRESS_PROTECTED, referral)) {
            resume(referral, record, recipient.get(), said);
        } else if (outbox.heldBack(referral.id(), referral.version(), ADDRESS_PROTECTED)) {
            letLeave(referral, record, recipient.get(), said);
        } else if (step != Said.Step.NOTHING) {
            Post.Supplement supplement = supplement(referral, said);
            outbox.stopWaiting(referral.id(), "SUPERSEDED");
            if (step == Said.Step.UPDATE || supplement.holdSince() != null) {
                update(referral, record, recipient.get(), supplement);
            } else {
                steps.note(referral, "UPDATE_CALLED_BACK", Actor.HUB);
            }
        }
    }

    /** Tells the receiver what it asked for, with whatever else is so now. */
    void tell(Referral referral, CustodyRecord record, Partner recipient) {
        Said said = weighing.said(referral);
        outbox.stopWaiting(referral.id(), "SUPERSEDED");
        update(referral, record, recipient, supplement(referral, said));
    }

    /** What was ended here and should not have been: the receiver gets it anew, and answers anew. */
    void reopen(Referral ended, CustodyRecord record) {
        Said said = weighing.said(ended);
        outbox.stopWaiting(ended.id(), "SUPERSEDED");
        Referral open = steps.take(Step.REOPENED, ended, Actor.HUB);
        composable(open, record)
                .ifPresent(recipient -> update(open, record, recipient, new Post.Supplement(said.toldRelease(), null)));
    }

    /** Puts the referral on hold and asks the receiver whether it keeps it; of one that has not left nobody need be asked. */
    void ask(Referral referral, CustodyRecord record, LocalDate since) {
        Optional<Partner> recipient = composable(referral, record);
        Said said = weighing.said(referral);
        if (isHeldFor(BACK_IN_PRISON, referral)) {
            follow(referral, record);
            return;
        }
        outbox.stopWaiting(referral.id(), BACK_IN_PRISON);
        Referral held = steps.hold(referral, BACK_IN_PRISON, Actor.HUB);
        boolean askable = said.told().isPresent()
                && recipient.filter(each -> Weighing.keepsSafe(record, each)).isPresent();
        if (askable) {
            update(held, record, recipient.orElseThrow(), new Post.Supplement(said.toldRelease(), since));
        }
        alert(
                record,
                BACK_IN_PRISON,
                askable
                        ? "The receivers of open referrals have been asked whether they keep them."
                        : "An open referral is on hold, and its receiver could not be asked. Cancel it if it is over.");
    }

    private void update(Referral referral, CustodyRecord record, Partner recipient, Post.Supplement supplement) {
        Referral newer = steps.newVersion(referral, "UPDATE_COMPOSED", Actor.HUB);
        post.update(newer, departures.dated(record), recipient, supplement);
    }

    /** While the question is open, every update asks it again. */
    private Post.Supplement supplement(Referral referral, Said said) {
        LocalDate asked = isHeldFor(BACK_IN_PRISON, referral) ? weighing.asked(referral) : null;
        return new Post.Supplement(said.toldRelease(), asked);
    }

    /** Takes effect at once, also for what waits; the gate asks again when an attempt begins. */
    private void holdBack(Referral referral, CustodyRecord record, Said.Step step) {
        int stopped = outbox.stopWaiting(referral.id(), ADDRESS_PROTECTED);
        if (stopped > 0 || step == Said.Step.UPDATE) {
            if (referral.state() != ReferralState.ON_HOLD) {
                steps.hold(referral, ADDRESS_PROTECTED, Actor.HUB);
            }
            alert(record, ADDRESS_PROTECTED, "A message was held back before it left; see the referral.");
        }
    }

    private boolean isHeldFor(String why, Referral referral) {
        return steps.held(referral).filter(hold -> hold.why().equals(why)).isPresent();
    }

    private void resume(Referral referral, CustodyRecord record, Partner recipient, Said said) {
        letLeave(steps.resume(referral, Actor.HUB), record, recipient, said);
    }

    /** The protection has ended; also where the referral was on hold for something else, or has been answered since. */
    private void letLeave(Referral referral, CustodyRecord record, Partner recipient, Said said) {
        outbox.stopWaiting(referral.id(), "SUPERSEDED");
        update(referral, record, recipient, supplement(referral, said));
        alerts.close(record.personNumber(), ADDRESS_PROTECTED);
    }

    private Optional<Partner> composable(Referral referral, CustodyRecord record) {
        return partners.find(referral.recipient())
                .filter(partner -> record.need(referral.domain().need()).isPresent());
    }

    private void alert(CustodyRecord record, String code, String detail) {
        alerts.raise(record.personNumber(), record.custody().prison(), code, detail);
    }
}
