package org.reentryhub.web.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.CancellationDesk;
import org.reentryhub.referral.ClosingDesk;
import org.reentryhub.referral.QuestionDesk;
import org.reentryhub.web.Answer;
import org.reentryhub.web.Callers;
import org.reentryhub.web.IdempotentAnswers;
import org.reentryhub.web.api.ReferralWords;
import org.reentryhub.web.console.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** One referral: how it stands and what happened, and what can be done about it. */
@Controller
@RequestMapping("/referrals/{id}")
class ReferralPages {
    /** Reasons that receivers have words for in their own language. */
    private static final Set<String> REASONS = Set.of("NO_LONGER_NEEDED", "ENTERED_IN_ERROR");

    private final ReferralSheet sheet;
    private final IdempotentAnswers answers;
    private final QuestionDesk questions;
    private final CancellationDesk cancellations;
    private final ClosingDesk closings;
    private final Callers callers;

    ReferralPages(
            ReferralSheet sheet,
            IdempotentAnswers answers,
            QuestionDesk questions,
            CancellationDesk cancellations,
            ClosingDesk closings,
            Callers callers) {
        this.sheet = sheet;
        this.answers = answers;
        this.questions = questions;
        this.cancellations = cancellations;
        this.closings = closings;
        this.callers = callers;
    }

    /** What was typed, so that it is not lost; {@code key} of a form that has been sent. */
    record Typed(@Nullable String key, @Nullable String text, @Nullable String reason, @Nullable String words) {
        static final Typed NOTHING = new Typed(null, null, null, null);

        /** The reason as it goes to the receiver: a code, or words. */
        @Nullable
        String said() {
            return reason != null && REASONS.contains(reason) ? reason : words;
        }
    }

    /** A form as it came, with whom it came to. */
    private record Sent(UUID id, String below, Typed typed, HttpServletRequest request, HttpServletResponse response) {
        byte[] bytes() {
            return String.valueOf(typed).getBytes(UTF_8);
        }
    }

    @GetMapping
    String show(@PathVariable UUID id, Locale locale, Model model) {
        sheet.fill(id, locale, model);
        return page(Typed.NOTHING, List.of(), model);
    }

    @PostMapping("/information")
    String tell(
            @PathVariable UUID id,
            Typed typed,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Sent sent = new Sent(id, "/information", typed, request, response);
        return once(sent, new Fault("text", "referral.fault.text"), locale, model, actor -> {
            var referral = sheet.own(id, actor);
            questions.tell(referral.person(), id, ReferralWords.text(typed.text()), actor);
        });
    }

    @PostMapping("/cancellation")
    String takeBack(
            @PathVariable UUID id,
            Typed typed,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Sent sent = new Sent(id, "/cancellation", typed, request, response);
        return once(sent, new Fault("reason", "referral.fault.reason"), locale, model, actor -> {
            sheet.own(id, actor);
            cancellations.cancel(id, ReferralWords.reason(typed.said()), actor);
        });
    }

    @PostMapping("/closing")
    String close(
            @PathVariable UUID id,
            Typed typed,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Sent sent = new Sent(id, "/closing", typed, request, response);
        return once(sent, new Fault("actions", "referral.fault.moved"), locale, model, actor -> {
            sheet.own(id, actor);
            closings.close(id, actor);
        });
    }

    /** Does it once for a form, however often that is sent, and shows the referral; or the page with what stands in the way. */
    private String once(Sent sent, Fault words, Locale locale, Model model, Consumer<Actor> deed) {
        Actor actor = callers.current();
        String key = sent.typed().key() == null ? "" : sent.typed().key();
        Answer answer = answers.answer(actor, "/referrals/" + sent.id() + sent.below(), key, sent.bytes(), () -> {
            deed.accept(actor);
            return new Answer(HttpStatus.NO_CONTENT.value(), "text/plain", new byte[0]);
        });
        if (answer.status() == HttpStatus.NO_CONTENT.value()) {
            sent.request().setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.SEE_OTHER);
            return "redirect:/referrals/" + sent.id();
        }
        if (answer.status() == HttpStatus.NOT_FOUND.value()) {
            throw ProblemException.notFound();
        }
        sheet.fill(sent.id(), locale, model);
        sent.response().setStatus(answer.status());
        boolean ours = answer.status() == HttpStatus.UNPROCESSABLE_ENTITY.value();
        return page(sent.typed(), List.of(ours ? words : new Fault("actions", "referral.fault.moved")), model);
    }

    private static String page(Typed typed, List<Fault> faults, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        return "referral";
    }
}
