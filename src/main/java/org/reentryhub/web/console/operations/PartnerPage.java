package org.reentryhub.web.console.operations;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.reentryhub.delivery.DeliveryLedger;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.partner.Partner;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.ops.OperatorDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One partner: how it is sent to, what waits for it, stopping it and going on. Health's parties are as unknown as any that there is not. */
@Controller
@RequestMapping("/operations/partners/{id}")
class PartnerPage {
    private static final int MOST = 20;

    private final PartnerRows partners;
    private final DeliveryLedger ledger;
    private final OperatorDesk desk;
    private final Acting acting;

    PartnerPage(PartnerRows partners, DeliveryLedger ledger, OperatorDesk desk, Acting acting) {
        this.partners = partners;
        this.ledger = ledger;
        this.desk = desk;
        this.acting = acting;
    }

    @GetMapping
    String partner(@PathVariable String id, @RequestParam(defaultValue = "") String did, Model model) {
        PartnerRow row = row(id);
        Partner.Channel channel = row.partner().orElseThrow().channel();
        List<DeliveryLedger.Line> open = Stream.of(DeliveryState.DEAD, DeliveryState.RETRYING, DeliveryState.PENDING)
                .flatMap(state -> ledger.lines(state, id, null, MOST).stream())
                .toList();
        model.addAttribute("row", row);
        model.addAttribute("partner", row.partner().orElseThrow());
        model.addAttribute("channel", channel);
        model.addAttribute("isSentTo", channel.type() != Partner.ChannelType.INBOX);
        model.addAttribute("lines", open);
        model.addAttribute("key", acting.newKey());
        model.addAttribute("did", Done.known(did));
        return "operations/partner";
    }

    @GetMapping("/stop")
    String askToStop(@PathVariable String id, Model model) {
        return acting.ask(stop(row(id)), model);
    }

    @PostMapping("/stop")
    String stop(@PathVariable String id, Reasoned typed, HttpServletResponse response, Model model) {
        return acting.act(stop(row(id)), typed, response, model, () -> {
            desk.stop(id, typed.why());
            return address(id) + "?did=stopped";
        });
    }

    @GetMapping("/resume")
    String askToResume(@PathVariable String id, Model model) {
        return acting.ask(resume(row(id)), model);
    }

    @PostMapping("/resume")
    String resume(@PathVariable String id, Reasoned typed, HttpServletResponse response, Model model) {
        return acting.act(resume(row(id)), typed, response, model, () -> {
            desk.resume(id, typed.why());
            return address(id) + "?did=resumed";
        });
    }

    private static Act stop(PartnerRow row) {
        return Act.of("act.stop", address(row.id()) + "/stop", address(row.id()), row.name())
                .thatTakesAway();
    }

    private static Act resume(PartnerRow row) {
        return Act.of(
                "act.resume",
                address(row.id()) + "/resume",
                address(row.id()),
                row.name(),
                row.standing().backlog());
    }

    private PartnerRow row(String id) {
        return partners.find(id).orElseThrow(ProblemException::notFound);
    }

    private static String address(String id) {
        return "/operations/partners/" + id;
    }
}
