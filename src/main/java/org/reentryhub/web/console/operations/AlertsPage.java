package org.reentryhub.web.console.operations;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.reentryhub.custody.OpenAlerts;
import org.reentryhub.custody.Page;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for somebody's look, without saying about whom. */
@Controller
@Transactional(readOnly = true)
class AlertsPage {
    private static final int PAGE_SIZE = 50;
    private static final int LAST_PAGE = 1_000_000;

    private final OpenAlerts alerts;

    AlertsPage(OpenAlerts alerts) {
        this.alerts = alerts;
    }

    /** An alert, with its moment as the pages show it. */
    public record Row(OpenAlerts.Line alert) {
        public OffsetDateTime raised() {
            return alert.raisedAt().atOffset(ZoneOffset.UTC);
        }
    }

    @GetMapping("/operations/alerts")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        if (page < 0 || page > LAST_PAGE) {
            throw ProblemException.badRequest("pages count from 0");
        }
        Page<OpenAlerts.Line> found = alerts.list(page);
        model.addAttribute("rows", found.items().stream().map(Row::new).toList());
        model.addAttribute("total", found.total());
        model.addAttribute("page", page);
        model.addAttribute("hasMore", (page + 1L) * PAGE_SIZE < found.total());
        return "operations/alerts";
    }
}
