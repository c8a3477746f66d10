package org.reentryhub.web.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.custody.People;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.HandoverDomain;
import org.reentryhub.web.Answer;
import org.reentryhub.web.Callers;
import org.reentryhub.web.api.AskedDomains;
import org.reentryhub.web.api.OwnPeople;
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
import org.springframework.web.servlet.View;

/** Where a case manager sees what would leave, word for word, and sends it. */
@Controller
@RequestMapping("/people/{id}/handover")
class HandoverPages {
    private final OwnPeople ownPeople;
    private final People people;
    private final HandoverCards cards;
    private final Sending sending;
    private final Callers callers;
    private final Ids ids;
    private final TransactionOperations transactions;

    HandoverPages(
            OwnPeople ownPeople,
            People people,
            HandoverCards cards,
            Sending sending,
            Callers callers,
            Ids ids,
            TransactionOperations transactions) {
        this.ownPeople = ownPeople;
        this.people = people;
        this.cards = cards;
        this.sending = sending;
        this.callers = callers;
        this.ids = ids;
        this.transactions = transactions;
    }

    @GetMapping
    String show(@PathVariable UUID id, Locale locale, Model model) {
        return page(id, null, List.of(), locale, model);
    }

    /** Sends what is chosen as it was seen; what has changed since is shown again first. */
    @PostMapping
    String send(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Actor actor = callers.current();
        Sending.Form form = form(fields);
        if (form.domains().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(id, form, List.of(new Fault("choice-HEALTH", "handover.fault.none")), locale, model);
        }
        Answer answer = sending.send(id, form, actor);
        if (Sending.isSent(answer)) {
            request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.SEE_OTHER);
            return "redirect:/handovers/" + new String(answer.body(), UTF_8);
        }
        if (answer.status() == HttpServletResponse.SC_NOT_FOUND) {
            throw ProblemException.notFound();
        }
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        return page(id, form, List.of(), locale, model);
    }

    private static Sending.Form form(MultiValueMap<String, String> fields) {
        String key = fields.getFirst("key");
        Map<String, String> seen = Arrays.stream(HandoverDomain.values())
                .map(Enum::name)
                .filter(domain -> fields.getFirst("seen." + domain) != null)
                .collect(Collectors.toMap(
                        domain -> domain, domain -> String.valueOf(fields.getFirst("seen." + domain))));
        return new Sending.Form(key == null ? "" : key, fields.getOrDefault("domain", List.of()), seen);
    }

    private String page(UUID id, Sending.@Nullable Form form, List<Fault> faults, Locale locale, Model model) {
        transactions.executeWithoutResult(transaction -> fill(id, form, locale, model));
        model.addAttribute("faults", faults);
        model.addAttribute("key", ids.next());
        return "handover";
    }

    private void fill(UUID id, Sending.@Nullable Form form, Locale locale, Model model) {
        CustodyRecord found =
                people.find(id).orElseThrow(ProblemException::notFound).record();
        CustodyRecord record = ownPeople
                .look(found.personNumber().value(), callers.current(), "HANDOVER_PREVIEW")
                .record();
        boolean dead = record.custody().status() == CustodyStatus.DECEASED;
        HandoverCards.Shown shown =
                dead ? new HandoverCards.Shown(List.of(), List.of(), false) : cards.show(record, locale);
        model.addAttribute("id", id);
        model.addAttribute("name", Row.name(record.name()));
        model.addAttribute("dead", dead);
        model.addAttribute("shown", shown);
        model.addAttribute("chosen", form == null ? usual(shown) : Set.copyOf(form.domains()));
        model.addAttribute("changes", form == null ? Map.of() : Sending.changes(form, shown.cards(), locale));
        model.addAttribute("gone", form == null ? List.of() : Sending.gone(form, shown.cards()));
    }

    /** Everything that can go; the health unit unless the prison has asked it before. */
    private static Set<String> usual(HandoverCards.Shown shown) {
        return Stream.concat(
                        shown.cards().stream().map(Card::domain),
                        Stream.of(AskedDomains.HEALTH).filter(health -> !shown.healthAsked()))
                .collect(Collectors.toSet());
    }
}
