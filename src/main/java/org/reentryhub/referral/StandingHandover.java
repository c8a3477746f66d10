package org.reentryhub.referral;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reentryhub.NorwegianTime;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.LegalStatus;
import org.reentryhub.custody.Need;
import org.reentryhub.custody.NeedLevel;
import org.reentryhub.custody.Release;
import org.reentryhub.custody.ReleaseType;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/**
 * What is handed over when somebody is let out and nobody has handed over. It needs no keeping: record, consents and
 * directory are current at any time, and it is composed of them when the gate opens.
 */
@Component
class StandingHandover {
    static final String NOT_HANDED_OVER = "NOT_HANDED_OVER";

    private final HandoverDesk desk;
    private final Referrals referrals;
    private final HealthAsked healthAsked;
    private final Alerts alerts;

    StandingHandover(HandoverDesk desk, Referrals referrals, HealthAsked healthAsked, Alerts alerts) {
        this.desk = desk;
        this.referrals = referrals;
        this.healthAsked = healthAsked;
        this.alerts = alerts;
    }

    /**
     * Hands over what nobody has, and says what could not be; a release that was foreseen is only called attention to.
     *
     * @param before empty where the release is the first that is heard of the person: the admission was lost, or is late
     */
    void released(Optional<CustodyRecord> before, CustodyRecord after, LocalDate day) {
        PersonNumber person = after.personNumber();
        Set<HandoverDomain> left = left(after, referrals.of(person));
        boolean sudden =
                before.map(known -> isWithoutWarning(known, after, day)).orElseGet(() -> !isAbroad(after));
        if (!sudden) {
            left.forEach(domain -> alert(after, domain, "The release was foreseen, and nobody has triggered it."));
            return;
        }
        HandoverDesk.Asked asked = new HandoverDesk.Asked(left, !healthAsked.asked(person));
        if (!left.isEmpty() || asked.health()) {
            desk.fire(after, asked, Actor.HUB)
                    .blocked()
                    .forEach(blocked -> alert(after, HandoverDomain.valueOf(blocked.domain()), blocked.message()));
        }
    }

    /** Whether nobody could have known: from remand, by a court, or before any day that was told. Pure. */
    static boolean isWithoutWarning(CustodyRecord before, CustodyRecord after, LocalDate day) {
        Release told = before.custody().release();
        Release now = after.custody().release();
        if (isAbroad(after)) {
            return false;
        }
        return told == null
                || told.date().isAfter(day)
                || before.custody().legalStatus() == LegalStatus.REMAND
                || now != null && now.type() == ReleaseType.COURT_ORDER;
    }

    private static boolean isAbroad(CustodyRecord record) {
        Release release = record.custody().release();
        return release != null && release.type() == ReleaseType.TRANSFER_ABROAD;
    }

    /** What was neither handed over in this stay nor mapped as no need at all. Pure. */
    static Set<HandoverDomain> left(CustodyRecord record, List<Referral> referrals) {
        return Arrays.stream(HandoverDomain.values())
                .filter(domain -> concerns(domain, record.need(domain.need())))
                .filter(domain -> referrals.stream().noneMatch(referral -> isOfThisStay(referral, domain, record)))
                .collect(Collectors.toSet());
    }

    /** What everybody needs unless the mapping found none; anything else only where it found some. */
    private static boolean concerns(HandoverDomain domain, Optional<Need> mapped) {
        return mapped.map(need -> need.level() != NeedLevel.NONE).orElse(domain.isEverybodys());
    }

    private static boolean isOfThisStay(Referral referral, HandoverDomain domain, CustodyRecord record) {
        LocalDate opened =
                referral.openedAt().atZoneSameInstant(NorwegianTime.ZONE).toLocalDate();
        return referral.domain() == domain && !opened.isBefore(record.custody().admittedOn());
    }

    private void alert(CustodyRecord record, HandoverDomain domain, String why) {
        alerts.raise(
                record.personNumber(),
                record.custody().prison(),
                NOT_HANDED_OVER,
                "%s was not handed over when the person was released. %s".formatted(domain, why));
    }
}
