package org.reentryhub.web.console.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.audit.Disclosure;
import org.reentryhub.consent.Consent;
import org.reentryhub.consent.Consents;
import org.reentryhub.consent.InformationGiven;
import org.reentryhub.custody.Batons;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.custody.ReleaseDateChange;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.plan.PlanDomain;
import org.reentryhub.web.api.Cases;
import org.reentryhub.web.api.PersonViews;
import org.reentryhub.web.api.ReferralViews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Lays out what a person's page shows. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PersonSheet {
    private final People people;
    private final Batons batons;
    private final Cases cases;
    private final PersonViews views;
    private final ReferralViews referralViews;
    private final Consents consents;
    private final InformationGiven information;
    private final AuditTrail audit;
    private final Partners partners;
    private final Clock clock;

    PersonSheet(
            People people,
            Batons batons,
            Cases cases,
            PersonViews views,
            ReferralViews referralViews,
            Consents consents,
            InformationGiven information,
            AuditTrail audit,
            Partners partners,
            Clock clock) {
        this.people = people;
        this.batons = batons;
        this.cases = cases;
        this.views = views;
        this.referralViews = referralViews;
        this.consents = consents;
        this.information = information;
        this.audit = audit;
        this.partners = partners;
        this.clock = clock;
    }

    /**
     * Fills the page.
     *
     * @param domain what the story is narrowed to; null for all of it
     * @param prison whose staff looks
     */
    void fill(KnownPerson person, @Nullable PlanDomain domain, String prison, Model model) {
        CustodyRecord record = person.record();
        PersonNumber number = record.personNumber();
        LocalDate today = LocalDate.now(clock);
        Cases.Case one = cases.of(List.of(person)).get(0);
        boolean toAccept = record.custody().prison().equals(prison)
                && !batons.toAccept(prison, Set.of(number)).isEmpty();
        List<ReleaseDateChange> dates = people.releaseHistory(number);
        List<Consent> given = consents.of(number);
        PagePeople.name(person, model);
        model.addAttribute("row", Row.of(one, toAccept, today));
        model.addAttribute("person", views.whole(person, prison));
        model.addAttribute("status", record.custody().status().name());
        model.addAttribute("toAccept", toAccept);
        model.addAttribute("changes", moves(dates));
        model.addAttribute("consented", kinds(given, consent -> isValid(consent, today)));
        model.addAttribute("unconsented", one.unconsented());
        model.addAttribute("domain", domain);
        model.addAttribute("domains", Choice.DOMAINS);
        Happening.Known known = new Happening.Known(
                dates,
                given,
                information.of(number),
                one.referrals(),
                one.referrals().stream().map(referralViews::of).toList(),
                audit.disclosuresOf(number));
        model.addAttribute(
                "story", Happening.about(domain == null ? null : domain.name(), Happening.of(known, this::name)));
    }

    /** What was sent, the newest first. */
    void disclosures(KnownPerson person, Model model) {
        PagePeople.name(person, model);
        model.addAttribute(
                "lines",
                audit.disclosuresOf(person.record().personNumber()).stream()
                        .sorted(Comparator.comparing(
                                        (Disclosure sent) -> sent.at().toInstant())
                                .reversed())
                        .map(sent -> new Told(sent, name(sent.recipient())))
                        .toList());
    }

    private static List<Happening> moves(List<ReleaseDateChange> dates) {
        return dates.stream()
                .filter(change -> change.from() != null && !change.from().equals(change.to()))
                .sorted(Comparator.comparing(ReleaseDateChange::at).reversed())
                .map(Happening::of)
                .toList();
    }

    private static List<String> kinds(List<Consent> given, Predicate<Consent> valid) {
        return given.stream()
                .filter(valid)
                .map(Consent::recipientKind)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isValid(Consent consent, LocalDate today) {
        return consent.domains().stream().anyMatch(domain -> consent.covers(consent.recipientKind(), domain, today));
    }

    private String name(String partner) {
        return partners.find(partner).map(Partner::name).orElse(partner);
    }
}
