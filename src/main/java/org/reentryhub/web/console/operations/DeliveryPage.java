package org.reentryhub.web.console.operations;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.reentryhub.delivery.DeliveryHistory;
import org.reentryhub.delivery.DeliveryLedger;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.ops.OperatorDesk;
import org.reentryhub.web.ops.ReplayForm;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One message: how it has travelled, and what can be done with it. */
@Controller
@RequestMapping("/operations/deliveries/{id}")
class DeliveryPage {
    private final DeliveryLedger ledger;
    private final DeliveryHistory history;
    private final PartnerRows partners;
    private final OperatorDesk desk;
    private final Acting acting;

    DeliveryPage(
            DeliveryLedger ledger, DeliveryHistory history, PartnerRows partners, OperatorDesk desk, Acting acting) {
        this.ledger = ledger;
        this.history = history;
        this.partners = partners;
        this.desk = desk;
        this.acting = acting;
    }

    @GetMapping
    String delivery(@PathVariable UUID id, @RequestParam(defaultValue = "") String did, Model model) {
        DeliveryLedger.Line line = line(id);
        model.addAttribute("line", line);
        model.addAttribute("row", partners.find(line.partner()));
        model.addAttribute("tries", history.tries(id));
        model.addAttribute("key", acting.newKey());
        model.addAttribute("did", Done.known(did));
        return "operations/delivery";
    }

    @PostMapping("/retry")
    String retry(@PathVariable UUID id, Reasoned typed) {
        return acting.act(address(id) + "/retry", typed, () -> {
            desk.retry(id);
            return address(id) + "?did=retried";
        });
    }

    @GetMapping("/cancel")
    String askToCancel(@PathVariable UUID id, Model model) {
        return acting.ask(cancel(line(id)), model);
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable UUID id, Reasoned typed, HttpServletResponse response, Model model) {
        return acting.act(cancel(line(id)), typed, response, model, () -> {
            desk.cancel(id, typed.why());
            return address(id) + "?did=cancelled";
        });
    }

    @GetMapping("/replay")
    String askToReplay(@PathVariable UUID id, @RequestParam ReplayForm.As as, Model model) {
        return acting.ask(replay(line(id), as), model);
    }

    @PostMapping("/replay")
    String replay(
            @PathVariable UUID id,
            @RequestParam ReplayForm.As as,
            Reasoned typed,
            HttpServletResponse response,
            Model model) {
        return acting.act(replay(line(id), as), typed, response, model, () -> {
            UUID sent = desk.replay(id, new ReplayForm(as, typed.words()));
            return address(sent) + "?did=" + (as == ReplayForm.As.FROZEN ? "frozen" : "current");
        });
    }

    private static Act cancel(DeliveryLedger.Line line) {
        return Act.of("act.cancel", address(line.id()) + "/cancel", address(line.id()), line.partner())
                .thatTakesAway();
    }

    private static Act replay(DeliveryLedger.Line line, ReplayForm.As as) {
        return Act.of("act." + as, address(line.id()) + "/replay?as=" + as, address(line.id()), line.partner());
    }

    private DeliveryLedger.Line line(UUID id) {
        return ledger.find(id).orElseThrow(ProblemException::notFound);
    }

    private static String address(UUID id) {
        return "/operations/deliveries/" + id;
    }
}
