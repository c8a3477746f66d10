package org.reentryhub.web.console.inbox;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.reception.Overtaken;
import org.reentryhub.reception.Undoing;
import org.reentryhub.reception.WritingDesk;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.PartnerAnswer;
import org.reentryhub.web.Callers;
import org.reentryhub.web.console.Fault;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a receiver's people answer, and take back. */
@Controller
@RequestMapping("/inbox/{id}/answers")
class AnswerPages {
    private final Reading reading;
    private final WritingDesk desk;
    private final AnswerFaults faults;
    private final Partners partners;
    private final Callers callers;
    private final Clock clock;

    AnswerPages(
            Reading reading, WritingDesk desk, AnswerFaults faults, Partners partners, Callers callers, Clock clock) {
        this.reading = reading;
        this.desk = desk;
        this.faults = faults;
        this.partners = partners;
        this.callers = callers;
        this.clock = clock;
    }

    /** The form of one answer; whatever cannot be answered now leads back to what can. */
    @GetMapping("/{answer}")
    String form(@PathVariable UUID id, @PathVariable AnswerCode answer, Model model) {
        Page page = reading.of(id, callers.current());
        return isPossible(page, answer)
                ? show(page, AnswerFields.empty(page, answer), List.of(), model)
                : "redirect:/inbox/" + id;
    }

    @PostMapping
    String answer(
            @PathVariable UUID id, @ModelAttribute AnswerFields typed, HttpServletResponse response, Model model) {
        if (!typed.isWhole()) {
            throw ProblemException.badRequest("The form is not one of the hub's.");
        }
        Actor actor = callers.current();
        List<Fault> wrong = faults.of(typed);
        if (!wrong.isEmpty()) {
            response.setStatus(422);
            return show(reading.of(id, actor), typed, wrong, model);
        }
        try {
            desk.say(id, typed.form().checked(clock.instant()), typed.seen(), actor);
            return "redirect:/inbox/" + id + "?done=sent";
        } catch (Overtaken overtaken) {
            Page page = reading.of(id, actor);
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("overtaken", true);
            return show(page, typed.on(page), List.of(), model);
        }
    }

    /** Where something was written, it comes back to be put right. */
    @PostMapping("/{answerId}/undoing")
    String undo(@PathVariable UUID id, @PathVariable String answerId, Model model) {
        Actor actor = callers.current();
        Optional<PartnerAnswer> words =
                desk.undo(id, answerId, actor).filter(answer -> answer.reason() != null || answer.text() != null);
        if (words.isEmpty()) {
            return "redirect:/inbox/" + id + "?done=undone";
        }
        Page page = reading.of(id, actor);
        model.addAttribute("undone", true);
        return show(page, AnswerFields.again(page, words.get()), List.of(), model);
    }

    @PostMapping("/{answerId}/sending")
    String sendNow(@PathVariable UUID id, @PathVariable String answerId) {
        desk.sendNow(id, answerId, callers.current());
        return "redirect:/inbox/" + id + "?done=sent";
    }

    private String show(Page page, AnswerFields typed, List<Fault> wrong, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("typed", typed);
        model.addAttribute("faults", wrong);
        model.addAttribute("bad", wrong.stream().map(Fault::field).toList());
        model.addAttribute("possible", isPossible(page, typed.answer()));
        model.addAttribute("reasons", AnswerFaults.reasons(typed.answer()));
        model.addAttribute("until", Undoing.until(typed.answer(), page.referral(), OffsetDateTime.now(clock)));
        model.addAttribute("others", others(page));
        return "inbox-answer";
    }

    private static boolean isPossible(Page page, AnswerCode answer) {
        return page.paper() != null
                && page.waiting() == null
                && Choice.from(page.referral().state()).contains(answer);
    }

    /** Who else is there for this need. */
    private List<Partner> others(Page page) {
        String own = callers.current().organisation();
        return partners.all().stream()
                .filter(partner -> partner.fulfils(page.referral().domain().duty()))
                .filter(partner -> !partner.id().equals(own))
                .toList();
    }
}
