package org.reentryhub.web.console.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.custody.Alerts;
import org.reentryhub.custody.Batons;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.plan.PlanDomain;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.reentryhub.web.console.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One person: how far everything has come, what happened, and what to do next. */
@Controller
@RequestMapping("/people/{id}")
@Transactional
class PersonPages {
    private final PagePeople people;
    private final PersonSheet sheet;
    private final Alerts alerts;
    private final Batons batons;
    private final AuditTrail audit;
    private final Callers callers;

    PersonPages(PagePeople people, PersonSheet sheet, Alerts alerts, Batons batons, AuditTrail audit, Callers callers) {
        this.people = people;
        this.sheet = sheet;
        this.alerts = alerts;
        this.batons = batons;
        this.audit = audit;
        this.callers = callers;
    }

    /** Another prison's person and an unknown one are the same page. */
    @GetMapping
    String show(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String domain, HttpSession session, Model model) {
        Actor actor = callers.current();
        KnownPerson person = people.look(id, actor, "PERSON_PAGE");
        PlanDomain narrowed = Typed.code(domain, PlanDomain.class)
                .filter(Choice.DOMAINS::contains)
                .orElse(null);
        sheet.fill(person, narrowed, actor.organisation(), model);
        model.addAttribute(
                "list",
                Optional.ofNullable(session.getAttribute(PeoplePages.LEFT_AT)).orElse("/people"));
        return "person";
    }

    /** Everything that was ever sent, for paper too. */
    @GetMapping("/disclosures")
    String disclosures(@PathVariable UUID id, Model model) {
        sheet.disclosures(people.look(id, callers.current(), "DISCLOSURES"), model);
        return "disclosures";
    }

    /**
     * Somebody has seen to it; a second time changes nothing.
     *
     * @param from the page on which it stood
     */
    @PostMapping("/alerts/{alert}/closing")
    String close(
            @PathVariable UUID id,
            @PathVariable UUID alert,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        Actor actor = callers.current();
        PersonNumber person = people.find(id, actor).record().personNumber();
        boolean isOpen = alerts.of(person, actor.organisation()).stream()
                .anyMatch(each -> each.id().equals(alert));
        if (!alerts.close(person, alert)) {
            throw ProblemException.notFound();
        }
        if (isOpen) {
            audit.did(actor, person, "CLOSED_ALERT", alert.toString());
        }
        return seeOther(from.equals("deadlines") ? "/deadlines?done" : "/people/" + id + "?seen", request);
    }

    /** The case is this prison's from now on; a second time changes nothing. */
    @PostMapping("/acceptance")
    String accept(@PathVariable UUID id, HttpServletRequest request) {
        Actor actor = callers.current();
        KnownPerson person = people.find(id, actor);
        boolean holds = person.record().custody().prison().equals(actor.organisation());
        if (!holds || !batons.accept(person.record().personNumber(), actor)) {
            throw ProblemException.conflict("Only the prison to which a person was transferred accepts the case.");
        }
        audit.did(actor, person.record().personNumber(), "ACCEPTED_TRANSFER", actor.organisation());
        return seeOther("/people/" + id + "?accepted", request);
    }

    private static String seeOther(String address, HttpServletRequest request) {
        request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.SEE_OTHER);
        return "redirect:" + address;
    }
}
