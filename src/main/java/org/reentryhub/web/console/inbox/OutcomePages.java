package org.reentryhub.web.console.inbox;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.referral.Moment;
import org.reentryhub.referral.OutcomeCode;
import org.reentryhub.referral.OutcomeDesk;
import org.reentryhub.web.Callers;
import org.reentryhub.web.OutcomeForm;
import org.reentryhub.web.console.Fault;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a receiver tells of how it went after a release. */
@Controller
class OutcomePages {
    private final Reading reading;
    private final OutcomeDesk desk;
    private final Callers callers;

    OutcomePages(Reading reading, OutcomeDesk desk, Callers callers) {
        this.reading = reading;
        this.desk = desk;
        this.callers = callers;
    }

    @PostMapping("/inbox/{id}/outcomes")
    String tell(
            @PathVariable UUID id,
            @RequestParam String key,
            @RequestParam Moment moment,
            @RequestParam(required = false) @Nullable OutcomeCode outcome,
            @RequestParam(required = false) @Nullable String text,
            HttpServletResponse response,
            Model model) {
        if (outcome == null) {
            response.setStatus(422);
            model.addAttribute("page", reading.of(id, callers.current()));
            model.addAttribute("done", "");
            model.addAttribute("toldText", text);
            model.addAttribute("faults", List.of(new Fault("outcome-" + moment, "inbox.fault.outcome")));
            return "inbox-referral";
        }
        try {
            desk.tell(id, new OutcomeForm(key, moment, outcome, text).checked(), callers.current());
        } catch (OutcomeDesk.NotAsked notAsked) {
            return "redirect:/inbox/" + id;
        }
        return "redirect:/inbox/" + id + "?done=sent";
    }
}
