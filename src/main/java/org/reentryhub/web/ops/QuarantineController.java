package org.reentryhub.web.ops;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.IntakeReport;
import org.reentryhub.custody.Page;
import org.reentryhub.custody.Quarantine;
import org.reentryhub.custody.QuarantinedEvent;
import org.reentryhub.problem.FieldProblem;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Record events that were refused: what was wrong with them, and taking them in after all. */
@RestController
@RequestMapping("/ops/quarantine")
class QuarantineController {
    private static final int LAST_PAGE = 1_000_000;

    private final Quarantine quarantine;
    private final Callers callers;
    private final ObjectMapper json;

    QuarantineController(Quarantine quarantine, Callers callers, ObjectMapper json) {
        this.quarantine = quarantine;
        this.callers = callers;
        this.json = json;
    }

    @GetMapping
    Page<QuarantinedEvent> list(@RequestParam(defaultValue = "0") int page) {
        if (page < 0 || page > LAST_PAGE) {
            throw ProblemException.badRequest("The parameter «page» counts from 0.");
        }
        return quarantine.list(page);
    }

    /**
     * Takes the event in by the rules of today: 200 when it holds now, 422 with its faults of today when it does not.
     *
     * @param body nothing, of whatever type, or a reason as JSON
     */
    @PostMapping("/{id}/replay")
    IntakeReport replay(@PathVariable UUID id, @RequestBody(required = false) byte @Nullable [] body) {
        String reason = why(body).ifGiven();
        IntakeReport report = quarantine.replay(id, reason, callers.current());
        if (report.rejected() > 0) {
            throw ProblemException.unprocessable("The event still does not hold.", faults(report));
        }
        return report;
    }

    private Why why(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return new Why(null);
        }
        try {
            return Optional.ofNullable(json.readValue(body, Why.class)).orElseGet(() -> new Why(null));
        } catch (IOException notJson) {
            throw ProblemException.badRequest("The body is no JSON with a reason.");
        }
    }

    private static List<FieldProblem> faults(IntakeReport report) {
        return report.errors().stream()
                .map(error -> new FieldProblem(error.pointer(), error.message()))
                .toList();
    }
}
