package org.reentryhub.web.console.people;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.reentryhub.consent.Consent;
import org.reentryhub.consent.Consents;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.Referral;
import org.reentryhub.referral.Referrals;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A person's consents with what rests on them: those that hold first, then the newest. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ConsentRows {
    private final Consents consents;
    private final Referrals referrals;
    private final Partners partners;

    ConsentRows(Consents consents, Referrals referrals, Partners partners) {
        this.consents = consents;
        this.referrals = referrals;
        this.partners = partners;
    }

    List<ConsentRow> of(KnownPerson person, LocalDate today) {
        List<Referral> sent = referrals.of(person.record().personNumber());
        return consents.of(person.record().personNumber()).stream()
                .map(consent -> new ConsentRow(consent, today, resting(consent, sent)))
                .sorted(Comparator.comparing(ConsentRow::standing)
                        .thenComparing(row -> row.consent().givenOn(), Comparator.reverseOrder()))
                .toList();
    }

    ConsentRow of(KnownPerson person, UUID consent, LocalDate today) {
        return of(person, today).stream()
                .filter(row -> row.consent().id().equals(consent))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private List<ConsentRow.Line> resting(Consent consent, List<Referral> sent) {
        return sent.stream()
                .filter(referral -> referral.consentId().equals(consent.id()))
                .map(referral -> new ConsentRow.Line(referral, name(referral)))
                .toList();
    }

    private String name(Referral referral) {
        return partners.find(referral.recipient()).map(Partner::name).orElse(referral.recipient());
    }
}
