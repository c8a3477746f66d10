package org.reentryhub.web.console.seen;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.audit.Disclosure;
import org.reentryhub.audit.Looks;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.custody.People;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.reentryhub.web.console.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who has seen a person's case. That an auditor asked is written down like any other look. */
@Controller
@RequestMapping("/seen")
@Transactional
class SeenPages {
    private final People people;
    private final Looks looks;
    private final AuditTrail audit;
    private final Partners partners;
    private final Callers callers;

    SeenPages(People people, Looks looks, AuditTrail audit, Partners partners, Callers callers) {
        this.people = people;
        this.looks = looks;
        this.audit = audit;
        this.partners = partners;
        this.callers = callers;
    }

    /** Something that was sent, with its receiver by name. */
    public record Sent(Disclosure disclosure, String recipient) {}

    @GetMapping
    String ask(Model model) {
        return form("", List.of(), model);
    }

    /** By the prison's number for the person; posted, so that it stands in no address. */
    @PostMapping
    String find(@RequestParam(defaultValue = "") String number, Model model, HttpServletResponse response) {
        Optional<KnownPerson> found = Optional.of(number.strip())
                .filter(PersonNumber::wellFormed)
                .flatMap(wellFormed -> people.find(new PersonNumber(wellFormed)));
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(number, List.of(new Fault("number", "seen.fault.number")), model);
        }
        return "redirect:/seen/" + found.get().id();
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        PersonNumber person = look(id, "SEEN");
        model.addAttribute("id", id);
        model.addAttribute("number", person.value());
        model.addAttribute("looks", looks.of(person));
        model.addAttribute(
                "sent",
                audit.disclosuresOf(person).stream()
                        .map(each -> new Sent(each, name(each.recipient())))
                        .toList());
        return "seen-person";
    }

    /** The same for a spreadsheet (RFC 4180), in codes. */
    @GetMapping("/{id}/export")
    ResponseEntity<String> export(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"who-has-seen.csv\"")
                .body(Csv.of(looks.of(look(id, "SEEN_EXPORT"))));
    }

    private PersonNumber look(UUID id, String what) {
        PersonNumber person =
                people.find(id).orElseThrow(ProblemException::notFound).record().personNumber();
        audit.looked(callers.current(), person, what);
        return person;
    }

    private String name(String recipient) {
        return partners.find(recipient).map(Partner::name).orElse(recipient);
    }

    private static String form(String typed, List<Fault> faults, Model model) {
        model.addAttribute("typed", typed.length() > 200 ? "" : typed);
        model.addAttribute("faults", faults);
        return "seen";
    }
}
