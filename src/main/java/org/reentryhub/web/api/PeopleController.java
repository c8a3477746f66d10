package org.reentryhub.web.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.Page;
import org.reentryhub.custody.People;
import org.reentryhub.web.Callers;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people of the caller's prison. */
@RestController
@RequestMapping("/api/people")
@Transactional
class PeopleController {
    private static final int PAGE_SIZE = 50;
    private static final int FARTHEST_DAYS = 36_500;

    private final People people;
    private final OwnPeople ownPeople;
    private final PersonViews views;
    private final AuditTrail audit;
    private final Callers callers;
    private final Clock clock;

    PeopleController(
            People people, OwnPeople ownPeople, PersonViews views, AuditTrail audit, Callers callers, Clock clock) {
        this.people = people;
        this.ownPeople = ownPeople;
        this.views = views;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** What to look for; in the body, since a name has no place in an address. */
    record NameSearch(@Nullable String name) {}

    /** Everything ever sent about a person. */
    record Disclosures(List<DisclosureView> items) {}

    @GetMapping
    Page<PersonViews.Line> list(
            @RequestParam(required = false) @Nullable Integer releaseWithinDays,
            @RequestParam(defaultValue = "0") int page) {
        Faulty faulty = new Faulty();
        faulty.unless(page >= 0 && page < FARTHEST_DAYS, "/page", "is a number from 0");
        boolean sensible = releaseWithinDays == null || releaseWithinDays >= 0 && releaseWithinDays <= FARTHEST_DAYS;
        faulty.unless(sensible, "/releaseWithinDays", "is a number of days from 0");
        faulty.refuse();
        LocalDate before =
                releaseWithinDays == null ? null : LocalDate.now(clock).plusDays(releaseWithinDays + 1L);
        return lines(people.ofPrison(callers.current().organisation(), before, page, PAGE_SIZE));
    }

    @PostMapping(value = "/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    Page<PersonViews.Line> search(@RequestBody NameSearch search) {
        Faulty faulty = new Faulty();
        String name = faulty.require("/name", search.name());
        faulty.unless(name == null || name.length() <= 200, "/name", "is at most 200 characters");
        faulty.refuse();
        return lines(people.searchByName(callers.current().organisation(), String.valueOf(name), 0, PAGE_SIZE));
    }

    @GetMapping("/{personNumber}")
    PersonViews.Whole show(@PathVariable String personNumber) {
        Actor actor = callers.current();
        return views.whole(ownPeople.look(personNumber, actor, "PERSON"), actor.organisation());
    }

    @GetMapping("/{personNumber}/disclosures")
    Disclosures disclosures(@PathVariable String personNumber) {
        KnownPerson person = ownPeople.look(personNumber, callers.current(), "DISCLOSURES");
        return new Disclosures(audit.disclosuresOf(person.record().personNumber()).stream()
                .map(DisclosureView::of)
                .toList());
    }

    private Page<PersonViews.Line> lines(Page<KnownPerson> found) {
        Actor actor = callers.current();
        audit.looked(
                actor,
                found.items().stream()
                        .map(person -> person.record().personNumber())
                        .toList(),
                "LIST");
        return new Page<>(views.lines(found.items()), found.total(), found.page());
    }
}
