package org.reentryhub.health.page;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.custody.People;
import org.reentryhub.health.staff.FormMarks;
import org.reentryhub.health.staff.StopDesk;
import org.reentryhub.health.staff.TransferStory.Whole;
import org.reentryhub.health.staff.UnitTransfers;
import org.reentryhub.health.staff.WhyForm;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.reentryhub.web.console.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Holds a transfer, lets it go on, or stops it: a page that says what that does, a reason, and the way back. */
@Controller
@RequestMapping("/transfers/{id}")
class BrakePages {
    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;

    private final UnitTransfers transfers;
    private final StopDesk desk;
    private final FormMarks marks;
    private final People people;
    private final Callers callers;

    BrakePages(UnitTransfers transfers, StopDesk desk, FormMarks marks, People people, Callers callers) {
        this.transfers = transfers;
        this.desk = desk;
        this.marks = marks;
        this.people = people;
        this.callers = callers;
    }

    @GetMapping("/hold")
    ModelAndView holding(@PathVariable UUID id) {
        return ask(id, Brake.HOLD);
    }

    @GetMapping("/resume")
    ModelAndView resuming(@PathVariable UUID id) {
        return ask(id, Brake.RESUME);
    }

    @GetMapping("/stop")
    ModelAndView stopping(@PathVariable UUID id) {
        return ask(id, Brake.STOP);
    }

    @PostMapping("/hold")
    ModelAndView hold(
            @PathVariable UUID id, @RequestParam String seen, @RequestParam(defaultValue = "") String reason) {
        return pull(id, Brake.HOLD, seen, reason);
    }

    @PostMapping("/resume")
    ModelAndView resume(
            @PathVariable UUID id, @RequestParam String seen, @RequestParam(defaultValue = "") String reason) {
        return pull(id, Brake.RESUME, seen, reason);
    }

    @PostMapping("/stop")
    ModelAndView stop(
            @PathVariable UUID id, @RequestParam String seen, @RequestParam(defaultValue = "") String reason) {
        return pull(id, Brake.STOP, seen, reason);
    }

    private ModelAndView ask(UUID id, Brake wanted) {
        var transfer = transfers.look(callers.current(), id);
        return fitting(transfer, wanted)
                .map(brake -> form(transfer, brake, marks.ofDecisions(id), "", List.of()))
                .orElseGet(() -> back(id, "moved"));
    }

    /** What the desk refuses was overtaken by somebody else: the transfer's page shows how it stands now. */
    private ModelAndView pull(UUID id, Brake brake, String seen, String reason) {
        var actor = callers.current();
        var transfer = transfers.one(actor, id);
        try {
            var words = WhyForm.words(new WhyForm(reason));
            var done = marks.unlessMoved(id, marks::ofDecisions, seen, () -> brake.pull(desk, actor, id, words));
            return back(id, done ? brake.path() : "moved");
        } catch (ProblemException refused) {
            return switch (refused.problem().status()) {
                case CONFLICT -> back(id, "moved");
                case UNPROCESSABLE ->
                    form(
                            transfer,
                            fitting(transfer, brake).orElse(brake),
                            seen,
                            reason,
                            List.of(new Fault("reason", "transfers.reason.fault")));
                default -> throw refused;
            };
        }
    }

    private static Optional<Brake> fitting(Whole transfer, Brake wanted) {
        return TransferPage.brakes(transfer).stream()
                .filter(brake -> brake.path().equals(wanted.path()))
                .findFirst();
    }

    private ModelAndView form(Whole transfer, Brake brake, String seen, String reason, List<Fault> faults) {
        var page = new ModelAndView("transfers-brake");
        page.addObject("transfer", transfer);
        page.addObject("who", Who.of(people, callers.current(), transfer.personNumber()));
        page.addObject("brake", brake);
        page.addObject("seen", seen);
        page.addObject(
                "cards", transfer.recipients().stream().map(RecipientCard::of).toList());
        page.addObject("reason", reason);
        page.addObject("faults", faults);
        if (!faults.isEmpty()) {
            page.setStatus(HttpStatus.valueOf(UNPROCESSABLE));
        }
        return page;
    }

    private static ModelAndView back(UUID id, String done) {
        return new ModelAndView("redirect:/transfers/" + id + "?done=" + done);
    }
}
