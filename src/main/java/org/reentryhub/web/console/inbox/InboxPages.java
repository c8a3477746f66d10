package org.reentryhub.web.console.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.reentryhub.audit.Actor;
import org.reentryhub.reception.Tab;
import org.reentryhub.web.Callers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A receiver's first page: what has come, by who has it. */
@Controller
@RequestMapping("/inbox")
class InboxPages {
    private static final String OUTCOMES = "outcomes";
    private static final String NOTICES = "notices";
    private static final List<String> TABS =
            Arrays.stream(Tab.values()).map(InboxPages::address).toList();

    private final Board board;
    private final Callers callers;

    InboxPages(Board board, Callers callers) {
        this.board = board;
        this.callers = callers;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "new") String tab,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean refreshed,
            Model model) {
        Actor actor = callers.current();
        if (board.isHealth(actor)) {
            return "inbox-health";
        }
        Board.Counts counts = board.counts(actor);
        model.addAttribute("counts", counts);
        model.addAttribute("tabs", TABS);
        model.addAttribute("language", board.language(actor));
        switch (tab) {
            case OUTCOMES -> model.addAttribute("questions", board.questions(actor, !refreshed));
            case NOTICES -> model.addAttribute("notices", board.notices(actor, !refreshed));
            default -> model.addAttribute("lines", board.lines(heap(tab), actor, !refreshed));
        }
        boolean known = TABS.contains(tab) || tab.equals(OUTCOMES) || tab.equals(NOTICES);
        model.addAttribute("tab", known ? tab : address(Tab.NEW));
        return "inbox";
    }

    private static String address(Tab tab) {
        return tab.name().toLowerCase(Locale.ROOT);
    }

    private static Tab heap(String address) {
        return Arrays.stream(Tab.values())
                .filter(tab -> address(tab).equals(address))
                .findFirst()
                .orElse(Tab.NEW);
    }
}
