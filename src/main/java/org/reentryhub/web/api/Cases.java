package org.reentryhub.web.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reentryhub.consent.Consent;
import org.reentryhub.consent.Consents;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.partner.Kind;
import org.reentryhub.partner.Partner;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.plan.Plan;
import org.reentryhub.plan.PlanDomain;
import org.reentryhub.plan.PlanFlag;
import org.reentryhub.plan.Plans;
import org.reentryhub.plan.Readiness;
import org.reentryhub.referral.HandoverDomain;
import org.reentryhub.referral.HealthAsked;
import org.reentryhub.referral.Recipients;
import org.reentryhub.referral.Referral;
import org.reentryhub.referral.Referrals;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How people stand. It costs the same few queries however many they are. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Cases {
    private static final Set<PlanFlag> ODD_DAYS =
            EnumSet.of(PlanFlag.RELEASE_ON_FRIDAY, PlanFlag.RELEASE_BEFORE_HOLIDAY, PlanFlag.RELEASE_ON_DAY_OFF);

    private final Plans plans;
    private final Referrals referrals;
    private final HealthAsked healthAsked;
    private final Consents consents;
    private final Standings standings;
    private final Recipients recipients;
    private final Clock clock;

    Cases(
            Plans plans,
            Referrals referrals,
            HealthAsked healthAsked,
            Consents consents,
            Standings standings,
            Recipients recipients,
            Clock clock) {
        this.plans = plans;
        this.referrals = referrals;
        this.healthAsked = healthAsked;
        this.consents = consents;
        this.standings = standings;
        this.recipients = recipients;
        this.clock = clock;
    }

    /**
     * One person's.
     *
     * @param referrals oldest first
     * @param unconsented needs of which no consent lets the receiver know today
     */
    public record Case(
            KnownPerson person,
            Plan plan,
            List<Readiness> readiness,
            List<Referral> referrals,
            Set<PlanDomain> unconsented) {

        /** What is odd about the day of release. */
        public List<PlanFlag> oddities() {
            return plan.flags().stream().filter(ODD_DAYS::contains).sorted().toList();
        }
    }

    /** People's cases, in the order given. */
    public List<Case> of(List<KnownPerson> people) {
        List<PersonNumber> numbers =
                people.stream().map(person -> person.record().personNumber()).toList();
        Map<PersonNumber, Plan> plan = plans.of(numbers);
        Map<PersonNumber, List<Referral>> sent = referrals.of(numbers);
        Map<PersonNumber, List<Consent>> given = consents.of(numbers);
        Set<PersonNumber> asked = healthAsked.asked(numbers);
        LocalDate today = LocalDate.now(clock);
        return people.stream()
                .map(person -> {
                    CustodyRecord record = person.record();
                    PersonNumber number = record.personNumber();
                    Plan own = plan.getOrDefault(number, Plan.NONE);
                    List<Referral> theirs = sent.getOrDefault(number, List.of());
                    List<Readiness> readiness =
                            Readiness.of(own, standings.progress(record, theirs, asked.contains(number)), today);
                    return new Case(
                            person,
                            own,
                            readiness,
                            theirs,
                            unconsented(record, given.getOrDefault(number, List.of()), today));
                })
                .toList();
    }

    private Set<PlanDomain> unconsented(CustodyRecord record, List<Consent> given, LocalDate today) {
        return Collections.unmodifiableSet(AskedDomains.all(record).domains().stream()
                .filter(domain -> given.stream()
                        .noneMatch(
                                consent -> consent.covers(kind(record, domain).name(), domain.name(), today)))
                .map(domain -> PlanDomain.of(domain.need()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PlanDomain.class))));
    }

    private Kind kind(CustodyRecord record, HandoverDomain domain) {
        return recipients
                .of(record, domain)
                .map(Partner::kind)
                .orElse(domain.duty().fulfilledBy());
    }
}
