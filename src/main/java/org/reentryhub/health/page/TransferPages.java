package org.reentryhub.health.page;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.People;
import org.reentryhub.health.staff.AlertDesk;
import org.reentryhub.health.staff.TransferLines.Line;
import org.reentryhub.health.staff.UnitPeople;
import org.reentryhub.health.staff.UnitTransfers;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The health unit's first page, what waits for it first, and the page of one transfer. Addresses carry opaque ids alone. */
@Controller
@RequestMapping("/transfers")
class TransferPages {
    private static final int LAST_PAGE = 10_000;
    private static final int LONGEST_NAME = 200;

    private final UnitTransfers transfers;
    private final UnitPeople patients;
    private final AlertDesk alerts;
    private final AlertWords words;
    private final TransferPage page;
    private final People people;
    private final Callers callers;

    TransferPages(
            UnitTransfers transfers,
            UnitPeople patients,
            AlertDesk alerts,
            AlertWords words,
            TransferPage page,
            People people,
            Callers callers) {
        this.transfers = transfers;
        this.patients = patients;
        this.alerts = alerts;
        this.words = words;
        this.page = page;
        this.people = people;
        this.callers = callers;
    }

    /** A transfer in a list, and whom it is of. */
    record Row(Line line, Who who) {}

    /** Somebody who was found by name. */
    record Found(UUID id, String name, LocalDate born, @Nullable LocalDate release) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "0") int alerts,
            Model model) {
        if (page < 0 || page > LAST_PAGE || alerts < 0 || alerts > LAST_PAGE) {
            throw ProblemException.badRequest("pages count from 0");
        }
        var actor = callers.current();
        var wanted = Arrays.stream(TransferState.values())
                .filter(each -> each.name().equals(state))
                .findFirst();
        var found = transfers.lines(actor, wanted, page);
        var open = this.alerts.list(actor, true, alerts);
        model.addAttribute("waiting", waiting(actor, wanted, page));
        model.addAttribute(
                "alerts", open.items().stream().map(line -> row(actor, line)).toList());
        model.addAttribute("alertsTotal", open.total());
        model.addAttribute("alertsPage", alerts);
        model.addAttribute("alertsMore", (alerts + 1L) * AlertDesk.PAGE < open.total());
        model.addAttribute("rows", rows(actor, found.items()));
        model.addAttribute("total", found.total());
        model.addAttribute("page", page);
        model.addAttribute("hasMore", (page + 1L) * UnitTransfers.PAGE < found.total());
        model.addAttribute("state", wanted.map(Enum::name).orElse(""));
        model.addAttribute("states", TransferState.values());
        return "transfers";
    }

    /** By name; posted, so that the name stands in no address. */
    @PostMapping
    String search(@RequestParam(defaultValue = "") String name, Model model) {
        var found = name.length() > LONGEST_NAME
                ? List.<Found>of()
                : patients.named(callers.current(), name).stream()
                        .map(person -> new Found(
                                person.id(),
                                Who.name(person),
                                person.record().birthDate(),
                                person.record().releaseDate().orElse(null)))
                        .toList();
        model.addAttribute("found", found);
        return "transfers-found";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        var actor = callers.current();
        return page.show(actor, transfers.look(actor, id), model);
    }

    /** Somebody has seen to it; leads back to where they were. */
    @PostMapping("/alerts/{id}/closing")
    String close(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID transfer) {
        alerts.close(callers.current(), id);
        return "redirect:/transfers" + (transfer == null ? "" : "/" + transfer) + "?done=closed";
    }

    private List<Row> waiting(Actor actor, Optional<TransferState> wanted, int page) {
        return wanted.isPresent() || page > 0
                ? List.of()
                : rows(
                        actor,
                        transfers
                                .lines(actor, Optional.of(TransferState.AWAITING_SIGN_OFF), 0)
                                .items());
    }

    private List<Row> rows(Actor actor, List<Line> lines) {
        return lines.stream()
                .map(line -> new Row(line, Who.of(people, actor, line.person())))
                .toList();
    }

    private AlertRow row(Actor actor, AlertDesk.Line line) {
        var said = words.of(line.kind(), line.details());
        return new AlertRow(
                line.alertId(),
                line.transferId(),
                Who.of(people, actor, line.personNumber()),
                line.since(),
                said.about(),
                said.says(),
                said.more(),
                said.next());
    }
}
