package org.reentryhub.web.console.deadlines;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.NorwegianTime;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.clock.Digests;
import org.reentryhub.clock.Expected;
import org.reentryhub.custody.Alert;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.People;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.Referrals;
import org.reentryhub.task.Task;
import org.reentryhub.task.Tasks;
import org.reentryhub.web.Callers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** What waits for the case managers of a prison, and what falls due soon. */
@Controller
@RequestMapping("/deadlines")
@Transactional
class DeadlinePages {
    private static final int MOST = 100;
    private static final int DAYS_AHEAD = 7;

    private final Tasks tasks;
    private final Alerts alerts;
    private final Expected expected;
    private final Referrals referrals;
    private final Partners partners;
    private final Digests digests;
    private final People people;
    private final AuditTrail audit;
    private final Callers callers;
    private final Clock clock;

    DeadlinePages(
            Tasks tasks,
            Alerts alerts,
            Expected expected,
            Referrals referrals,
            Partners partners,
            Digests digests,
            People people,
            AuditTrail audit,
            Callers callers,
            Clock clock) {
        this.tasks = tasks;
        this.alerts = alerts;
        this.expected = expected;
        this.referrals = referrals;
        this.partners = partners;
        this.digests = digests;
        this.people = people;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    @GetMapping
    String show(Model model) {
        Actor actor = callers.current();
        String prison = actor.organisation();
        LocalDate today = LocalDate.now(clock);
        List<Deadline> all = Stream.of(
                        tasks.of(prison, 0, MOST).stream().map(Deadline::of),
                        alerts(prison).stream(),
                        expected
                                .of(
                                        prison,
                                        today.plusDays(DAYS_AHEAD + 1L)
                                                .atStartOfDay(NorwegianTime.ZONE)
                                                .toOffsetDateTime(),
                                        MOST)
                                .stream()
                                .map(Deadline::of))
                .flatMap(each -> each)
                .toList();
        Set<PersonNumber> about = all.stream().map(Deadline::person).collect(Collectors.toSet());
        audit.looked(actor, about, "TASKS");
        model.addAttribute("groups", Deadline.grouped(all, today));
        model.addAttribute(
                "people",
                people.find(about).stream()
                        .collect(Collectors.toMap(person -> person.record().personNumber(), Function.identity())));
        model.addAttribute("receivers", receivers(all));
        model.addAttribute("tasks", tasks.count(prison));
        model.addAttribute("most", MOST);
        model.addAttribute("digest", digests.find(prison, today).orElse(null));
        return "deadlines";
    }

    private Map<UUID, String> receivers(List<Deadline> all) {
        Map<UUID, String> names = new HashMap<>();
        referrals
                .recipients(all.stream()
                        .map(Deadline::referral)
                        .filter(Objects::nonNull)
                        .toList())
                .forEach((referral, partner) -> names.put(
                        referral, partners.find(partner).map(Partner::name).orElse(partner)));
        return names;
    }

    private List<Deadline> alerts(String prison) {
        Map<Alert, PersonNumber> open = alerts.ofPeople(prison, MOST);
        Map<UUID, UUID> referrals =
                expected.referrals(open.keySet().stream().map(Alert::id).toList());
        return open.entrySet().stream()
                .map(each -> Deadline.of(
                        each.getKey(),
                        each.getValue(),
                        referrals.get(each.getKey().id())))
                .toList();
    }

    /** Somebody has done it; a second time changes nothing. */
    @PostMapping("/tasks/{id}/done")
    String done(@PathVariable UUID id, HttpServletRequest request) {
        Actor actor = callers.current();
        Task task = tasks.done(id, actor.organisation(), actor.name()).orElseThrow(ProblemException::notFound);
        audit.did(actor, task.personNumber(), "DID_TASK", id.toString());
        request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.SEE_OTHER);
        return "redirect:/deadlines?done";
    }
}
