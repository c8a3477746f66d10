package org.reentryhub.referral;

import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.People;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers a receiver's question: the answer travels as an update, and stays part of every later one. */
@Component
@Transactional
public class QuestionDesk {
    private final Referrals referrals;
    private final Steps steps;
    private final Answers answers;
    private final Information information;
    private final UpdateDesk updates;
    private final People people;
    private final Partners partners;
    private final AuditTrail audit;

    QuestionDesk(
            Referrals referrals,
            Steps steps,
            Answers answers,
            Information information,
            UpdateDesk updates,
            People people,
            Partners partners,
            AuditTrail audit) {
        this.referrals = referrals;
        this.steps = steps;
        this.answers = answers;
        this.information = information;
        this.updates = updates;
        this.people = people;
        this.partners = partners;
        this.audit = audit;
    }

    /**
     * Sends what the receiver asked for.
     *
     * @param text in the case manager's words; goes to the receiver as it stands
     * @throws ProblemException 409 when the receiver has asked nothing, or cannot keep the person's address safe
     */
    public Referral tell(PersonNumber person, UUID referralId, String text, Actor actor) {
        CustodyRecord record =
                people.hold(person).orElseThrow(ProblemException::notFound).record();
        Referral referral = referrals.lock(referralId).orElseThrow(ProblemException::notFound);
        Partner recipient = partners.find(referral.recipient()).orElseThrow(ProblemException::notFound);
        if (referral.state() != ReferralState.MORE_INFO_NEEDED) {
            throw ProblemException.conflict("The receiver has no open question about this referral.");
        }
        if (!Weighing.keepsSafe(record, recipient)) {
            throw ProblemException.conflict(BlockReason.ADDRESS_PROTECTED.message());
        }
        information.keep(referralId, answers.lastQuestion(referralId), text);
        updates.tell(referral, record, recipient);
        audit.did(actor, referral.person(), "ANSWERED_A_QUESTION", referralId.toString());
        return steps.take(Step.TOLD, referrals.lock(referralId).orElseThrow(), actor);
    }
}
