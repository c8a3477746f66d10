package org.reentryhub.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.notice.NoticeForecast;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.plan.Milestone;
import org.reentryhub.plan.MilestoneCode;
import org.reentryhub.plan.PlanChange;
import org.reentryhub.plan.Plans;
import org.reentryhub.plan.WhatIf;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.Forecast;
import org.reentryhub.referral.Preview;
import org.reentryhub.web.Callers;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What another release date would move, and who would hear of it. Sends nothing; of the look alone something is kept. */
@RestController
@Transactional
class WhatIfController {
    private static final int FARTHEST_YEARS = 100;

    private final OwnPeople ownPeople;
    private final Plans plans;
    private final Forecast forecast;
    private final NoticeForecast notices;
    private final FirstDoors doors;
    private final Callers callers;
    private final Clock clock;

    WhatIfController(
            OwnPeople ownPeople,
            Plans plans,
            Forecast forecast,
            NoticeForecast notices,
            FirstDoors doors,
            Callers callers,
            Clock clock) {
        this.ownPeople = ownPeople;
        this.plans = plans;
        this.forecast = forecast;
        this.notices = notices;
        this.doors = doors;
        this.callers = callers;
        this.clock = clock;
    }

    /** The day as it is known, and as it might be. */
    record Day(@Nullable LocalDate before, LocalDate after) {}

    /** A milestone that would be due on another day; without {@code before} it is new, without {@code after} no longer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Moved(
            MilestoneCode code,
            PlanChange.Kind change,
            @Nullable LocalDate before,
            @Nullable LocalDate after,
            @Nullable String why) {}

    /**
     * The whole answer.
     *
     * @param messages what the receivers of open referrals would hear
     * @param notices what NAV would be told of the stay
     * @param firstDays what would stand in the way of the first 72 hours
     * @param health one sentence for everybody
     */
    record View(
            PersonNumber personNumber,
            Day releaseDate,
            List<Moved> milestones,
            List<Forecast.Expected> messages,
            List<NoticeForecast.Expected> notices,
            List<FirstDayLine> firstDays,
            String health) {}

    @GetMapping("/api/people/{personNumber}/what-if")
    View whatIf(@PathVariable String personNumber, @RequestParam String releaseDate) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = day(releaseDate, today);
        CustodyRecord record =
                ownPeople.look(personNumber, callers.current(), "WHAT_IF").record();
        WhatIf whatIf = plans.whatIf(record, day, today);
        CustodyRecord changed = record.withRelease(whatIf.release());
        return new View(
                record.personNumber(),
                new Day(record.releaseDate().orElse(null), day),
                whatIf.changes().stream().map(change -> moved(change, whatIf)).toList(),
                forecast.of(changed),
                notices.of(changed),
                doors.warnings(changed),
                Preview.HEALTH_SENTENCE);
    }

    private static LocalDate day(String text, LocalDate today) {
        LocalDate day = read(text);
        Faulty faulty = new Faulty();
        faulty.unless(!day.isBefore(today), "/releaseDate", "lies in the past");
        faulty.unless(!day.isAfter(today.plusYears(FARTHEST_YEARS)), "/releaseDate", "lies too far away");
        faulty.refuse();
        return day;
    }

    private static LocalDate read(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notOne) {
            throw ProblemException.badRequest("The parameter «releaseDate» is not a date, such as 2027-01-14.");
        }
    }

    private static Moved moved(PlanChange change, WhatIf whatIf) {
        String why = whatIf.after().milestone(change.code()).map(Milestone::why).orElse(null);
        return new Moved(change.code(), change.kind(), change.before(), change.after(), why);
    }
}
