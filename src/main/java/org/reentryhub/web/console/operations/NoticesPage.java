package org.reentryhub.web.console.operations;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.reentryhub.NorwegianTime;
import org.reentryhub.notice.NoticeLedger;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether NAV knew of releases before they happened. */
@Controller
class NoticesPage {
    private static final List<Integer> MONTHS = List.of(3, 12, 36);
    private static final int USUAL = 12;

    private final NoticeLedger ledger;
    private final Clock clock;

    NoticesPage(NoticeLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/operations/notices")
    String notices(@RequestParam(defaultValue = "12") int months, Model model) {
        int wanted = MONTHS.contains(months) ? months : USUAL;
        List<NoticeLedger.Line> lines =
                ledger.since(YearMonth.now(clock.withZone(NorwegianTime.ZONE)).minusMonths(wanted - 1L));
        model.addAttribute("lines", lines);
        model.addAttribute("months", wanted);
        model.addAttribute("choices", MONTHS);
        model.addAttribute(
                "releases",
                lines.stream().mapToLong(NoticeLedger.Line::releases).sum());
        model.addAttribute(
                "before",
                lines.stream().mapToLong(NoticeLedger.Line::acknowledgedBefore).sum());
        model.addAttribute(
                "never",
                lines.stream().mapToLong(NoticeLedger.Line::neverAcknowledged).sum());
        return "operations/notices";
    }
}
