package org.reentryhub.health.staff;

import java.util.UUID;
import org.reentryhub.audit.CurrentActor;
import org.reentryhub.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** All that a health unit must look at, in one list. */
@RestController
@RequestMapping("/health/alerts")
class UnitAlerts {
    private final AlertDesk desk;
    private final CurrentActor caller;

    UnitAlerts(AlertDesk desk, CurrentActor caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** Those that are open, or those that are closed; newest first. */
    @GetMapping
    AlertDesk.AlertPage list(
            @RequestParam(defaultValue = "true") boolean open, @RequestParam(defaultValue = "0") int page) {
        if (page < 0) {
            throw ProblemException.badRequest("page counts from 0.");
        }
        return desk.list(caller.get(), open, page);
    }

    /** Somebody has seen to it. One that is closed already stays as it was closed; 404 for another prison's. */
    @PostMapping("/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID id) {
        desk.close(caller.get(), id);
    }
}
