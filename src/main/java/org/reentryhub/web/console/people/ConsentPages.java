package org.reentryhub.web.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.consent.Consent;
import org.reentryhub.consent.Consents;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.CancellationDesk;
import org.reentryhub.web.Answer;
import org.reentryhub.web.Callers;
import org.reentryhub.web.IdempotentAnswers;
import org.reentryhub.web.console.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's consents: what stands, one more, and taking one back with what that stops. */
@Controller
@RequestMapping("/people/{id}/consents")
class ConsentPages {
    private static final int RECORDED = 201;

    private final ConsentPage page;
    private final PagePeople people;
    private final Consents consents;
    private final ConsentRows rows;
    private final CancellationDesk cancellations;
    private final IdempotentAnswers answers;
    private final AuditTrail audit;
    private final Callers callers;
    private final TransactionOperations transactions;
    private final Clock clock;

    ConsentPages(
            ConsentPage page,
            PagePeople people,
            Consents consents,
            ConsentRows rows,
            CancellationDesk cancellations,
            IdempotentAnswers answers,
            AuditTrail audit,
            Callers callers,
            TransactionOperations transactions,
            Clock clock) {
        this.page = page;
        this.people = people;
        this.consents = consents;
        this.rows = rows;
        this.cancellations = cancellations;
        this.answers = answers;
        this.audit = audit;
        this.callers = callers;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        return page.fill(id, ConsentFields.usual(today()), InformedFields.usual(today()), List.of(), model);
    }

    /** Records one; the same form again records nothing more. */
    @PostMapping
    String record(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            HttpServletResponse response) {
        ConsentFields typed = ConsentFields.of(fields);
        try {
            Consents.Given given = typed.checked(today());
            Actor actor = callers.current();
            Answer answer = answers.answer(
                    actor, "/people/" + id + "/consents", key, typed.bytes(), () -> recorded(id, given, actor));
            if (answer.status() != RECORDED) {
                throw ProblemException.notFound();
            }
            return "redirect:/people/" + id + "/consents?recorded=" + new String(answer.body(), UTF_8);
        } catch (ProblemException refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page.fill(id, typed, InformedFields.usual(today()), Fault.of(refusal, "consent"), model);
        }
    }

    private Answer recorded(UUID id, Consents.Given given, Actor actor) {
        PersonNumber person = people.find(id, actor).record().personNumber();
        Consent consent = consents.record(person, given, actor);
        audit.did(actor, person, "RECORDED_CONSENT", consent.id().toString());
        return new Answer(RECORDED, "text/plain", consent.id().toString().getBytes(UTF_8));
    }

    /** What taking it back would stop, before somebody does. */
    @GetMapping("/{consent}/withdrawal")
    String ask(@PathVariable UUID id, @PathVariable UUID consent, Model model) {
        transactions.executeWithoutResult(transaction -> {
            KnownPerson person = people.look(id, callers.current(), "CONSENTS");
            PagePeople.name(person, model);
            model.addAttribute("row", rows.of(person, consent, today()));
        });
        return "consent-withdrawal";
    }

    @PostMapping("/{consent}/withdrawal")
    String withdraw(@PathVariable UUID id, @PathVariable UUID consent) {
        Actor actor = callers.current();
        transactions.executeWithoutResult(transaction ->
                cancellations.withdraw(people.find(id, actor).record().personNumber(), consent, actor));
        return "redirect:/people/" + id + "/consents?withdrawn=" + consent;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
