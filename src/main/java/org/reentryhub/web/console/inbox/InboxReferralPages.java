package org.reentryhub.web.console.inbox;

import java.util.UUID;
import org.reentryhub.reception.WritingDesk;
import org.reentryhub.web.Callers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One referral: its envelope until somebody opens it, then all that was said. */
@Controller
@RequestMapping("/inbox/{id}")
class InboxReferralPages {
    private final Reading reading;
    private final WritingDesk desk;
    private final Callers callers;

    InboxReferralPages(Reading reading, WritingDesk desk, Callers callers) {
        this.reading = reading;
        this.desk = desk;
        this.callers = callers;
    }

    @GetMapping
    String referral(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Model model) {
        Page page = reading.of(id, callers.current());
        model.addAttribute("page", page);
        model.addAttribute("done", done.equals("sent") || done.equals("undone") ? done : "");
        if (page.referral().isGone()) {
            return "inbox-gone";
        }
        return page.referral().opened() ? "inbox-referral" : "inbox-closed";
    }

    /** Looking is a deed of its own: the sender is told of it, and it is written down. */
    @PostMapping("/opening")
    String open(@PathVariable UUID id) {
        desk.open(id, callers.current());
        return "redirect:/inbox/" + id;
    }

    /** Takes the work over from whom the page showed, or puts it back. */
    @PostMapping("/worker")
    String hand(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "false") boolean mine) {
        desk.hand(id, from.isEmpty() ? null : from, mine, callers.current());
        return "redirect:/inbox/" + id;
    }
}
