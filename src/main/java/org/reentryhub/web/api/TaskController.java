package org.reentryhub.web.api;

import java.util.List;
import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.custody.Page;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.task.Task;
import org.reentryhub.task.Tasks;
import org.reentryhub.web.Callers;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the case managers of a prison have to do about its people's referrals. */
@RestController
@RequestMapping("/api/tasks")
@Transactional
class TaskController {
    private static final int PAGE_SIZE = 50;
    private static final int LAST_PAGE = 1_000_000;

    private final Tasks tasks;
    private final AuditTrail audit;
    private final Callers callers;

    TaskController(Tasks tasks, AuditTrail audit, Callers callers) {
        this.tasks = tasks;
        this.audit = audit;
        this.callers = callers;
    }

    @GetMapping
    Page<Task> list(@RequestParam(defaultValue = "0") int page) {
        if (page < 0 || page > LAST_PAGE) {
            throw ProblemException.badRequest("The parameter «page» counts from 0.");
        }
        Actor actor = callers.current();
        List<Task> found = tasks.of(actor.organisation(), page, PAGE_SIZE);
        found.stream().map(Task::personNumber).distinct().forEach(person -> audit.looked(actor, person, "TASKS"));
        return new Page<>(found, tasks.count(actor.organisation()), page);
    }

    /** Doing it twice changes nothing. */
    @PostMapping("/{id}/done")
    Task done(@PathVariable UUID id) {
        Actor actor = callers.current();
        Task task = tasks.done(id, actor.organisation(), actor.name()).orElseThrow(ProblemException::notFound);
        audit.did(actor, task.personNumber(), "DID_TASK", id.toString());
        return task;
    }
}
