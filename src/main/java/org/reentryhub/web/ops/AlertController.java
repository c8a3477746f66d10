package org.reentryhub.web.ops;

import org.reentryhub.custody.OpenAlerts;
import org.reentryhub.custody.Page;
import org.reentryhub.problem.ProblemException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for somebody's look, without saying about whom: above all what no prison's staff can see. */
@RestController
@RequestMapping("/ops/alerts")
@Transactional(readOnly = true)
class AlertController {
    private static final int LAST_PAGE = 1_000_000;

    private final OpenAlerts alerts;

    AlertController(OpenAlerts alerts) {
        this.alerts = alerts;
    }

    @GetMapping
    Page<OpenAlerts.Line> list(@RequestParam(defaultValue = "0") int page) {
        if (page < 0 || page > LAST_PAGE) {
            throw ProblemException.badRequest("The parameter «page» counts from 0.");
        }
        return alerts.list(page);
    }
}
