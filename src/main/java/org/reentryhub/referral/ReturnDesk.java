package org.reentryhub.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reentryhub.consent.Consent;
import org.reentryhub.consent.Consents;
import org.reentryhub.custody.CustodyChange;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/**
 * What becomes of what was asked and agreed when somebody is out no longer. Open referrals are the {@link UpdateDesk}'s: their
 * receivers are asked whether they keep them. Here are those that had been met, whose receivers expect nobody any more.
 */
@Component
class ReturnDesk {
    private final OutcomeQuestions questions;
    private final Revivals revivals;
    private final Referrals referrals;
    private final History history;
    private final Consents consents;
    private final Recipients recipients;
    private final Partners partners;
    private final Clock clock;

    ReturnDesk(
            OutcomeQuestions questions,
            Revivals revivals,
            Referrals referrals,
            History history,
            Consents consents,
            Recipients recipients,
            Partners partners,
            Clock clock) {
        this.questions = questions;
        this.revivals = revivals;
        this.referrals = referrals;
        this.history = history;
        this.consents = consents;
        this.recipients = recipients;
        this.partners = partners;
        this.clock = clock;
    }

    /** Nobody is asked any more, and what had been met is called to mind. */
    void back(CustodyChange change, LocalDate day) {
        Ending ending = Ending.ofBack(change);
        questions.end(change.person(), ending, day);
        if (ending == Ending.RETURNED_TO_CUSTODY) {
            met(change.person()).forEach(referral -> offer(referral, change.after()));
        }
    }

    void died(PersonNumber person, LocalDate day) {
        questions.end(person, Ending.DECEASED, day);
        revivals.over(person);
    }

    void released(PersonNumber person) {
        revivals.over(person);
    }

    /** Of each need at each receiver the last that was met, unless the receiver has another that is open. */
    private List<Referral> met(PersonNumber person) {
        List<Referral> all = referrals.of(person);
        return all.stream()
                .filter(this::isMet)
                .filter(referral -> all.stream()
                        .noneMatch(
                                other -> other.state().isOpen() && place(other).equals(place(referral))))
                .collect(Collectors.toMap(
                        ReturnDesk::place, referral -> referral, (older, newer) -> newer, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private static String place(Referral referral) {
        return referral.domain() + " " + referral.recipient();
    }

    private boolean isMet(Referral referral) {
        return switch (referral.state()) {
            case FULFILLED -> true;
            case CLOSED -> history.of(referral.id()).stream().anyMatch(event -> event.to() == ReferralState.FULFILLED);
            default -> false;
        };
    }

    /** One whose consent was taken back is not called to mind: the person wanted it over. */
    private void offer(Referral met, CustodyRecord record) {
        Optional<Consent> consent = consents.of(met.person()).stream()
                .filter(each -> each.id().equals(met.consentId()))
                .filter(each -> each.withdrawnAt() == null)
                .findFirst();
        consent.ifPresent(each -> revivals.offer(met, record, sentence(met, record, each)));
    }

    private String sentence(Referral met, CustodyRecord record, Consent consent) {
        Optional<Partner> office = partners.find(met.recipient());
        boolean same = recipients
                .of(record, met.domain())
                .filter(responsible -> responsible.id().equals(met.recipient()))
                .isPresent();
        boolean covered = consent.covers(consent.recipientKind(), met.domain().name(), LocalDate.now(clock));
        return "%s had met the need (%s) before the person came back. %s %s"
                .formatted(
                        office.map(Partner::name).orElse(met.recipient()),
                        met.domain(),
                        same
                                ? "A new handover goes to the same office."
                                : "It is not certain that the same office is responsible now; see who is.",
                        covered ? "The consent still holds." : "A new consent is needed first.");
    }
}
