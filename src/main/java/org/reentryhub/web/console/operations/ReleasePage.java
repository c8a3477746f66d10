package org.reentryhub.web.console.operations;

import jakarta.servlet.http.HttpServletResponse;
import org.reentryhub.delivery.Hold;
import org.reentryhub.web.ops.OperatorDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Ends the hold in which a hub is started after a restore. */
@Controller
@RequestMapping("/operations/release")
class ReleasePage {
    private static final Act RELEASE = Act.of("act.release", "/operations/release", "/operations");

    private final Hold hold;
    private final OperatorDesk desk;
    private final Acting acting;

    ReleasePage(Hold hold, OperatorDesk desk, Acting acting) {
        this.hold = hold;
        this.desk = desk;
        this.acting = acting;
    }

    /** Where nothing is held there is nothing to ask. */
    @GetMapping
    String ask(Model model) {
        return hold.since().isEmpty() ? "redirect:/operations" : acting.ask(RELEASE, model);
    }

    @PostMapping
    String release(Reasoned typed, HttpServletResponse response, Model model) {
        return acting.act(RELEASE, typed, response, model, () -> {
            desk.release(typed.why().checked());
            return "/operations?did=released";
        });
    }
}
