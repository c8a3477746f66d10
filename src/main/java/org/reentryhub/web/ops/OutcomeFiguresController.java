package org.reentryhub.web.ops;

import java.time.YearMonth;
import java.util.List;
import org.reentryhub.figures.OutcomeFigures;
import org.reentryhub.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How it went after releases, in numbers. */
@RestController
class OutcomeFiguresController {
    private static final int MOST_MONTHS = 60;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9000;

    private final OutcomeFigures figures;

    OutcomeFiguresController(OutcomeFigures figures) {
        this.figures = figures;
    }

    record Figures(List<OutcomeFigures.Line> items) {}

    /**
     * @param from the first month of release, such as 2026-01
     * @param to the last one
     */
    @GetMapping("/ops/outcomes")
    Figures outcomes(@RequestParam YearMonth from, @RequestParam YearMonth to) {
        if (from.getYear() < FIRST_YEAR
                || from.getYear() > LAST_YEAR
                || to.isBefore(from)
                || !to.isBefore(from.plusMonths(MOST_MONTHS))) {
            throw ProblemException.badRequest("The months are given oldest first, and are at most 60.");
        }
        return new Figures(figures.between(from, to));
    }
}
