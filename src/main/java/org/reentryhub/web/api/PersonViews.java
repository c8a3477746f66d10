package org.reentryhub.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.consent.Consents;
import org.reentryhub.consent.InformationGiven;
import org.reentryhub.consent.Informed;
import org.reentryhub.custody.Alert;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.Baton;
import org.reentryhub.custody.Batons;
import org.reentryhub.custody.Custody;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.Need;
import org.reentryhub.custody.PersonName;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.plan.MilestoneCode;
import org.reentryhub.plan.MilestoneView;
import org.reentryhub.plan.MilestoneViews;
import org.reentryhub.plan.Plan;
import org.reentryhub.plan.PlanFlag;
import org.reentryhub.plan.Plans;
import org.reentryhub.plan.Progress;
import org.reentryhub.plan.Readiness;
import org.reentryhub.plan.Situation;
import org.reentryhub.referral.HealthAsked;
import org.reentryhub.referral.Moment;
import org.reentryhub.referral.Outcomes;
import org.reentryhub.referral.Recipients;
import org.reentryhub.referral.Referral;
import org.reentryhub.referral.ReferralState;
import org.reentryhub.referral.Referrals;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A person as a case manager sees them: in a list, and whole. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PersonViews {
    private final Cases cases;
    private final Plans plans;
    private final Referrals referrals;
    private final HealthAsked healthAsked;
    private final Outcomes outcomes;
    private final Consents consents;
    private final InformationGiven information;
    private final Alerts alerts;
    private final Batons batons;
    private final Standings standings;
    private final Recipients recipients;
    private final FirstDoors doors;
    private final Clock clock;

    PersonViews(
            Cases cases,
            Plans plans,
            Referrals referrals,
            HealthAsked healthAsked,
            Outcomes outcomes,
            Consents consents,
            InformationGiven information,
            Alerts alerts,
            Batons batons,
            Standings standings,
            Recipients recipients,
            FirstDoors doors,
            Clock clock) {
        this.cases = cases;
        this.plans = plans;
        this.referrals = referrals;
        this.healthAsked = healthAsked;
        this.outcomes = outcomes;
        this.consents = consents;
        this.information = information;
        this.alerts = alerts;
        this.batons = batons;
        this.standings = standings;
        this.recipients = recipients;
        this.doors = doors;
        this.clock = clock;
    }

    /**
     * One line of a list.
     *
     * @param id stands for the person in page addresses
     * @param flags what is odd about the day of release
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            UUID id,
            PersonNumber personNumber,
            PersonName name,
            String status,
            String legalStatus,
            @Nullable LocalDate releaseDate,
            @Nullable String certainty,
            List<PlanFlag> flags,
            List<Readiness> readiness) {}

    /**
     * Everything a case manager may know. Of health: whether it was asked for.
     *
     * @param firstDays what may stand in the way in the first 72 hours
     * @param informed when the person was told what is passed on about them
     * @param responsible who is to be asked about each need, and why them
     */
    public record Whole(
            UUID id,
            PersonNumber personNumber,
            PersonName name,
            Custody custody,
            List<MilestoneView> milestones,
            List<FirstDayLine> firstDays,
            List<Readiness> readiness,
            List<ResponsibleLine> responsible,
            List<Need> needs,
            List<ConsentController.View> consents,
            List<Informed> informed,
            List<ReferralLine> referrals,
            String health,
            List<AlertLine> alerts,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TransferLine transfer) {}

    /**
     * A transfer that the new prison has not accepted yet.
     *
     * @param from the prison that has the case meanwhile
     * @param until when it is the new prison's without a word; null while nobody knows that prison
     */
    public record TransferLine(
            String from,
            String to,
            OffsetDateTime since,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OffsetDateTime until) {
        static TransferLine of(Baton baton, CustodyRecord record) {
            OffsetDateTime until = baton.until();
            return new TransferLine(
                    baton.from(),
                    record.custody().prison(),
                    inNorway(baton.since()),
                    until == null ? null : inNorway(until));
        }

        private static OffsetDateTime inNorway(OffsetDateTime time) {
            return time.atZoneSameInstant(NorwegianTime.ZONE).toOffsetDateTime();
        }
    }

    public record ReferralLine(UUID referralId, String domain, String recipient, ReferralState state, int version) {}

    public record AlertLine(UUID id, String code, String detail, OffsetDateTime raisedAt) {
        static AlertLine of(Alert alert) {
            return new AlertLine(
                    alert.id(),
                    alert.code(),
                    alert.detail(),
                    alert.raisedAt().atZone(NorwegianTime.ZONE).toOffsetDateTime());
        }
    }

    /** People as lines of a list, in the order given. */
    public List<Line> lines(List<KnownPerson> people) {
        return cases.of(people).stream().map(PersonViews::line).toList();
    }

    private static Line line(Cases.Case of) {
        CustodyRecord record = of.person().record();
        return new Line(
                of.person().id(),
                record.personNumber(),
                record.name(),
                record.custody().status().name(),
                record.custody().legalStatus().name(),
                record.releaseDate().orElse(null),
                record.custody().release() == null
                        ? null
                        : record.custody().release().certainty().name(),
                of.oddities(),
                of.readiness());
    }

    /**
     * One person, whole.
     *
     * @param reader the prison whose staff looks
     */
    public Whole whole(KnownPerson person, String reader) {
        CustodyRecord record = person.record();
        PersonNumber number = record.personNumber();
        LocalDate today = LocalDate.now(clock);
        Plan plan = plan(record);
        List<Progress> progress = progress(record);
        return new Whole(
                person.id(),
                number,
                record.name(),
                record.custody(),
                MilestoneViews.of(plan, new Situation(progress, told(number)), today),
                doors.warnings(record),
                Readiness.of(plan, progress, today),
                responsible(record),
                record.needs(),
                consents.of(number).stream()
                        .map(consent -> ConsentController.View.of(consent, today))
                        .toList(),
                information.of(number),
                referrals.of(number).stream().map(PersonViews::line).toList(),
                healthAsked.asked(number) ? "REQUESTED" : "NOT_REQUESTED",
                alerts.of(number, reader).stream().map(AlertLine::of).toList(),
                batons.openOf(number)
                        .map(baton -> TransferLine.of(baton, record))
                        .orElse(null));
    }

    /** What receivers were asked after the release is a milestone that is done when all have told. */
    private Set<MilestoneCode> told(PersonNumber number) {
        return outcomes.toldOf(number).stream().map(Moment::milestone).collect(Collectors.toSet());
    }

    private List<ResponsibleLine> responsible(CustodyRecord record) {
        return AskedDomains.all(record).domains().stream()
                .sorted()
                .map(domain -> ResponsibleLine.of(domain, recipients.responsibility(record, domain.duty())))
                .toList();
    }

    private Plan plan(CustodyRecord record) {
        return plans.of(record.personNumber());
    }

    private List<Progress> progress(CustodyRecord record) {
        PersonNumber number = record.personNumber();
        return standings.progress(record, referrals.of(number), healthAsked.asked(number));
    }

    private static ReferralLine line(Referral referral) {
        return new ReferralLine(
                referral.id(), referral.domain().name(), referral.recipient(), referral.state(), referral.version());
    }
}
