package org.reentryhub.web.console.operations;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.Retries;
import org.reentryhub.delivery.RetryBatches;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.ops.OperatorDesk;
import org.reentryhub.web.ops.RetryForm;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All that is dead at a partner, tried again together: first how many there are, then how far it has come. */
@Controller
@RequestMapping("/operations/retries")
class RetryPages {
    private final Retries retries;
    private final RetryBatches batches;
    private final PartnerRows partners;
    private final OperatorDesk desk;
    private final Acting acting;
    private final Ids ids;

    RetryPages(Retries retries, RetryBatches batches, PartnerRows partners, OperatorDesk desk, Acting acting, Ids ids) {
        this.retries = retries;
        this.batches = batches;
        this.partners = partners;
        this.desk = desk;
        this.acting = acting;
        this.ids = ids;
    }

    /** Counts; nothing is done. Where there is nothing there is nothing to ask. */
    @GetMapping
    String ask(@RequestParam String partner, Model model) {
        Act act = act(partner);
        return act.holes().contains(0L) ? "redirect:" + act.back() : acting.ask(act, model);
    }

    @PostMapping
    String retry(@RequestParam String partner, Reasoned typed, HttpServletResponse response, Model model) {
        return acting.act(act(partner), typed, response, model, () -> {
            UUID batch = ids.next();
            batches.keep(
                    batch,
                    partner,
                    desk.retry(new RetryForm(
                            null, partner, DeliveryState.DEAD, typed.why().checked())));
            return "/operations/retries/" + batch;
        });
    }

    @GetMapping("/{id}")
    String progress(@PathVariable UUID id, Model model) {
        show(id, model);
        return "operations/retries";
    }

    /** What changes while they go. */
    @GetMapping("/{id}/now")
    String now(@PathVariable UUID id, Model model) {
        show(id, model);
        return "operations/retries :: now";
    }

    private void show(UUID id, Model model) {
        RetryBatches.Progress progress = batches.find(id).orElseThrow(ProblemException::notFound);
        model.addAttribute("id", id);
        model.addAttribute("progress", progress);
        model.addAttribute(
                "name", partners.find(progress.partner()).map(PartnerRow::name).orElse(progress.partner()));
    }

    private Act act(String partner) {
        PartnerRow row = partners.find(partner).orElseThrow(ProblemException::notFound);
        long matching = retries.matching(new Retries.Selection(partner, null)).matching();
        return Act.of(
                "act.retries",
                "/operations/retries?partner=" + partner,
                "/operations/deliveries?state=DEAD&partner=" + partner,
                matching,
                row.name());
    }
}
