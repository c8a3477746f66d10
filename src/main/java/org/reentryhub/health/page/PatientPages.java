package org.reentryhub.health.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.reentryhub.health.staff.FormMarks;
import org.reentryhub.health.staff.UnitPeople;
import org.reentryhub.health.staff.UnitTransfers;
import org.reentryhub.health.transfer.TransferDesk;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What would be sent of a person, live from the unit's own server, and the word to send it. What was read is in the answer and
 * nowhere else.
 */
@Controller
@RequestMapping("/transfers")
class PatientPages {
    private static final int CONFLICT = 409;

    private final UnitPeople people;
    private final UnitTransfers transfers;
    private final TransferDesk desk;
    private final FormMarks marks;
    private final Callers callers;

    PatientPages(UnitPeople people, UnitTransfers transfers, TransferDesk desk, FormMarks marks, Callers callers) {
        this.people = people;
        this.transfers = transfers;
        this.desk = desk;
        this.marks = marks;
        this.callers = callers;
    }

    @GetMapping("/people/{id}")
    String person(@PathVariable UUID id, Model model, HttpServletResponse response) {
        keptByNobody(response);
        var actor = callers.current();
        var person = people.mine(actor, id);
        var number = person.record().personNumber();
        var lines = transfers.of(actor, number);
        model.addAttribute("seen", marks.ofPerson(actor, number));
        model.addAttribute("who", new Who(person.id(), Who.name(person)));
        model.addAttribute("born", person.record().birthDate());
        model.addAttribute("release", person.record().releaseDate().orElse(null));
        model.addAttribute("lines", lines);
        model.addAttribute("open", lines.stream().anyMatch(line -> line.state().isOpen()));
        model.addAttribute("look", Look.at(people, actor, person.record()));
        return "transfers-person";
    }

    /** Sent again it starts nothing, and leads to the one that was started. */
    @PostMapping("/people/{id}")
    String start(@PathVariable UUID id, @RequestParam String seen) {
        var actor = callers.current();
        var person = people.mine(actor, id).record();
        try {
            var transfer = marks.start(actor, person, seen);
            return "redirect:/transfers/" + transfer + "?done=started";
        } catch (ProblemException refused) {
            return moved(refused, "/people/" + id);
        }
    }

    /** What will go, before it is let go. */
    @GetMapping("/{id}/sign-off")
    String lookOver(@PathVariable UUID id, Model model, HttpServletResponse response) {
        keptByNobody(response);
        var actor = callers.current();
        var transfer = transfers.look(actor, id);
        if (!TransferState.valueOf(transfer.state()).canBeSignedOff()) {
            return "redirect:/transfers/" + id + "?done=moved";
        }
        try {
            var person = people.mine(actor, transfer.personNumber());
            model.addAttribute("seen", marks.ofMove(id));
            model.addAttribute("transfer", transfer);
            model.addAttribute("who", new Who(person.id(), Who.name(person)));
            model.addAttribute("release", person.record().releaseDate().orElse(null));
            model.addAttribute("look", Look.at(people, actor, person.record()));
            return "transfers-sign-off";
        } catch (ProblemException elsewhere) {
            return "redirect:/transfers/" + id + "?done=moved";
        }
    }

    @PostMapping("/{id}/sign-off")
    String signOff(@PathVariable UUID id, @RequestParam String seen) {
        var actor = callers.current();
        transfers.one(actor, id);
        try {
            var done = marks.unlessMoved(id, marks::ofMove, seen, () -> desk.signOff(actor, id));
            return "redirect:/transfers/" + id + "?done=" + (done ? "signed-off" : "moved");
        } catch (ProblemException refused) {
            return moved(refused, "/" + id);
        }
    }

    /** What the desk refuses was overtaken by somebody else: the page shows how it stands now. */
    private static String moved(ProblemException refused, String where) {
        if (refused.problem().status() != CONFLICT) {
            throw refused;
        }
        return "redirect:/transfers" + where + "?done=moved";
    }

    private static void keptByNobody(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }
}
