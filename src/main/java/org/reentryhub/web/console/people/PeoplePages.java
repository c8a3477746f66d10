package org.reentryhub.web.console.people;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.custody.Batons;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.Page;
import org.reentryhub.custody.People;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.reentryhub.web.api.Cases;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A case manager's first page: who is to be released, and what is missing. Its address says which, and names nobody. */
@Controller
@RequestMapping("/people")
@Transactional
class PeoplePages {
    /** Where the list was left, for the way back from a person. */
    static final String LEFT_AT = "people.left-at";

    private static final int PAGE_SIZE = 50;
    private static final int LAST_PAGE = 10_000;

    private final People people;
    private final Batons batons;
    private final Cases cases;
    private final Caseload caseload;
    private final AuditTrail audit;
    private final Callers callers;
    private final Clock clock;

    PeoplePages(
            People people,
            Batons batons,
            Cases cases,
            Caseload caseload,
            AuditTrail audit,
            Callers callers,
            Clock clock) {
        this.people = people;
        this.batons = batons;
        this.cases = cases;
        this.caseload = caseload;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** How many there are of whom something is wrong, and where they are listed. */
    public record Counter(String key, long count, Choice list) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String within,
            @RequestParam(defaultValue = "") String wrong,
            @RequestParam(defaultValue = "") String domain,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "0") int page,
            HttpSession session,
            Model model) {
        if (page < 0 || page > LAST_PAGE) {
            throw ProblemException.badRequest("pages count from 0");
        }
        Choice choice = Choice.of(within, wrong, domain, sort, page);
        session.setAttribute(LEFT_AT, choice.address());
        Caseload.Glances glances = caseload.of(callers.current().organisation());
        List<Glance> meant = choice.of(glances.everybody(), today());
        List<PersonNumber> shown = meant.stream()
                .skip((long) page * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .map(Glance::number)
                .toList();
        return show(new Page<>(known(shown), meant.size(), page), choice, glances, model);
    }

    /** By name; posted, so that the name stands in no address. */
    @PostMapping
    String search(@RequestParam(defaultValue = "") String name, Model model) {
        String prison = callers.current().organisation();
        String wanted = name.length() > 200 ? "" : name;
        model.addAttribute("searched", true);
        Page<KnownPerson> found = people.searchByName(prison, wanted, 0, PAGE_SIZE);
        return show(found, Choice.USUAL.within("all"), caseload.of(prison), model);
    }

    private String show(Page<KnownPerson> found, Choice choice, Caseload.Glances glances, Model model) {
        Actor actor = callers.current();
        List<PersonNumber> numbers = found.items().stream()
                .map(person -> person.record().personNumber())
                .toList();
        audit.looked(actor, numbers, "LIST");
        Set<PersonNumber> arrived = batons.toAccept(actor.organisation(), numbers);
        model.addAttribute(
                "rows",
                cases.of(found.items()).stream()
                        .map(one -> Row.of(
                                one, arrived.contains(one.person().record().personNumber()), today()))
                        .toList());
        model.addAttribute("choice", choice);
        model.addAttribute("withins", Choice.WITHIN);
        model.addAttribute("sorts", Choice.SORTS);
        model.addAttribute("wrongs", Wrong.values());
        model.addAttribute("domains", Choice.DOMAINS);
        model.addAttribute("counters", counters(glances.everybody()));
        model.addAttribute("asOf", glances.at());
        model.addAttribute("total", found.total());
        model.addAttribute("hasMore", (found.page() + 1L) * PAGE_SIZE < found.total());
        return "people";
    }

    private List<Counter> counters(List<Glance> everybody) {
        Choice all = Choice.USUAL.within("all");
        return List.of(
                counter("soon", all.within("14"), everybody),
                counter("consent", all.wrong(Wrong.CONSENT), everybody),
                counter("unanswered", all.wrong(Wrong.UNANSWERED), everybody),
                counter("you", all.wrong(Wrong.YOU), everybody));
    }

    private Counter counter(String key, Choice list, List<Glance> everybody) {
        return new Counter(key, list.of(everybody, today()).size(), list);
    }

    /** In the order of the numbers; who has moved on since the glance is not there. */
    private List<KnownPerson> known(List<PersonNumber> numbers) {
        String prison = callers.current().organisation();
        Map<PersonNumber, KnownPerson> found = people.find(numbers).stream()
                .filter(person -> batons.sees(prison, person.record()))
                .collect(Collectors.toMap(person -> person.record().personNumber(), Function.identity()));
        return numbers.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
