package org.reentryhub.web.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.consent.InformationGiven;
import org.reentryhub.consent.Informed;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Answer;
import org.reentryhub.web.Callers;
import org.reentryhub.web.IdempotentAnswers;
import org.reentryhub.web.console.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where it is written down that the person was told what is passed on about them; apart from any consent. */
@Controller
class InformedPages {
    private static final int KEPT = 201;

    private final ConsentPage page;
    private final PagePeople people;
    private final InformationGiven information;
    private final IdempotentAnswers answers;
    private final AuditTrail audit;
    private final Callers callers;
    private final Clock clock;

    InformedPages(
            ConsentPage page,
            PagePeople people,
            InformationGiven information,
            IdempotentAnswers answers,
            AuditTrail audit,
            Callers callers,
            Clock clock) {
        this.page = page;
        this.people = people;
        this.information = information;
        this.answers = answers;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    @PostMapping("/people/{id}/informed")
    String record(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String informedOn,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String manner,
            Model model,
            HttpServletResponse response) {
        LocalDate today = LocalDate.now(clock);
        InformedFields typed = new InformedFields(informedOn, language, manner);
        try {
            Informed informed = typed.checked(today);
            Actor actor = callers.current();
            Answer answer = answers.answer(
                    actor,
                    "/people/" + id + "/informed",
                    key,
                    typed.toString().getBytes(UTF_8),
                    () -> kept(id, informed, actor));
            if (answer.status() != KEPT) {
                throw ProblemException.notFound();
            }
            return "redirect:/people/" + id + "/consents?told=yes";
        } catch (ProblemException refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page.fill(id, ConsentFields.usual(today), typed, faults(refusal), model);
        }
    }

    private Answer kept(UUID id, Informed informed, Actor actor) {
        PersonNumber person = people.find(id, actor).record().personNumber();
        information.record(person, informed, actor);
        audit.did(actor, person, "GAVE_INFORMATION", informed.givenOn().toString());
        return new Answer(KEPT, "text/plain", "told".getBytes(UTF_8));
    }

    /** The page has two forms with a day in them. */
    private static List<Fault> faults(ProblemException refusal) {
        return Fault.of(refusal, "informed").stream()
                .map(fault -> fault.field().equals("givenOn") ? new Fault("informedOn", fault.key()) : fault)
                .toList();
    }
}
