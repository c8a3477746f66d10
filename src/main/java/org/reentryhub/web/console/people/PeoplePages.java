package org.reentryhub.web.console.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.custody.Batons;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.Page;
import org.reentryhub.custody.People;
import org.reentryhub.custody.Release;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.reentryhub.web.api.PersonViews;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A case manager's first page, and a person's. Their addresses carry neither names nor person numbers. */
@Controller
@RequestMapping("/people")
@Transactional
class PeoplePages {
    private static final int PAGE_SIZE = 50;
    private static final int LAST_PAGE = 10_000;
    private static final String USUAL = "90";
    /** What can be chosen, and how many days it means. */
    private static final Map<String, Integer> DAYS = Map.of("14", 14, USUAL, 90);

    private final People people;
    private final Batons batons;
    private final PersonViews views;
    private final AuditTrail audit;
    private final Callers callers;
    private final Clock clock;

    PeoplePages(People people, Batons batons, PersonViews views, AuditTrail audit, Callers callers, Clock clock) {
        this.people = people;
        this.batons = batons;
        this.views = views;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = USUAL) String within,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        if (page < 0 || page > LAST_PAGE) {
            throw ProblemException.badRequest("pages count from 0");
        }
        boolean everybody = "all".equals(within);
        LocalDate before = everybody ? null : today().plusDays(DAYS.getOrDefault(within, 90) + 1L);
        model.addAttribute("within", everybody || DAYS.containsKey(within) ? within : USUAL);
        return show(people.ofPrison(callers.current().organisation(), before, page, PAGE_SIZE), model);
    }

    /** By name; posted, so that the name stands in no address. */
    @PostMapping
    String search(@RequestParam(defaultValue = "") String name, Model model) {
        model.addAttribute("within", "");
        String wanted = name.length() > 200 ? "" : name;
        return show(people.searchByName(callers.current().organisation(), wanted, 0, PAGE_SIZE), model);
    }

    /** Another prison's person and an unknown one are the same page. */
    @GetMapping("/{id}")
    String person(@PathVariable UUID id, Model model) {
        Actor actor = callers.current();
        KnownPerson person = people.find(id)
                .filter(known -> batons.sees(actor.organisation(), known.record()))
                .orElseThrow(ProblemException::notFound);
        audit.looked(actor, person.record().personNumber(), "PERSON_PAGE");
        Release release = person.record().custody().release();
        model.addAttribute("person", views.whole(person, actor.organisation()));
        model.addAttribute("name", Row.name(person.record().name()));
        model.addAttribute("releaseDate", release == null ? null : release.date());
        model.addAttribute("certainty", release == null ? null : release.certainty());
        model.addAttribute("inDays", inDays(release == null ? null : release.date()));
        return "person";
    }

    private String show(Page<KnownPerson> found, Model model) {
        Actor actor = callers.current();
        found.items().forEach(person -> audit.looked(actor, person.record().personNumber(), "LIST"));
        List<Row> rows = views.lines(found.items()).stream()
                .map(line -> new Row(line, inDays(line.releaseDate())))
                .toList();
        model.addAttribute("choices", List.of("14", USUAL, "all"));
        model.addAttribute("rows", rows);
        model.addAttribute("total", found.total());
        model.addAttribute("page", found.page());
        model.addAttribute("hasMore", (found.page() + 1L) * PAGE_SIZE < found.total());
        return "people";
    }

    private long inDays(@Nullable LocalDate date) {
        return date == null ? 0 : ChronoUnit.DAYS.between(today(), date);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
