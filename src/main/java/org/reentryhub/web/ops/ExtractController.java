package org.reentryhub.web.ops;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.reentryhub.custody.ExtractReports;
import org.reentryhub.custody.Page;
import org.reentryhub.problem.ProblemException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the whole extracts of prisons were found to say. Persons appear as lines of what the prison sent, which it can look
 * up there, and as alerts, which its case managers can open.
 */
@RestController
@RequestMapping("/ops/extracts")
@Transactional(readOnly = true)
class ExtractController {
    private static final int LAST_PAGE = 1_000_000;

    private final ExtractReports reports;

    ExtractController(ExtractReports reports) {
        this.reports = reports;
    }

    /** One extract with whatever was found in it. */
    record Report(@JsonUnwrapped ExtractReports.Extract extract, Page<ExtractReports.Difference> differences) {}

    @GetMapping
    Page<ExtractReports.Extract> list(@RequestParam(defaultValue = "0") int page) {
        return reports.list(checked(page));
    }

    @GetMapping("/{id}")
    Report show(@PathVariable UUID id, @RequestParam(defaultValue = "0") int page) {
        int asked = checked(page);
        ExtractReports.Extract extract = reports.find(id).orElseThrow(ProblemException::notFound);
        return new Report(extract, reports.differences(id, asked));
    }

    private static int checked(int page) {
        if (page < 0 || page > LAST_PAGE) {
            throw ProblemException.badRequest("The parameter «page» counts from 0.");
        }
        return page;
    }
}
