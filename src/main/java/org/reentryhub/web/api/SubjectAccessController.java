package org.reentryhub.web.api;

import java.util.Comparator;
import java.util.List;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.audit.OwnCopy;
import org.reentryhub.custody.People;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The person's own copy of everything that was ever sent about them, health too; asked for on their behalf by an auditor. */
@RestController
@Transactional
class SubjectAccessController {
    private final People people;
    private final List<OwnCopy> copies;
    private final AuditTrail audit;
    private final Callers callers;

    SubjectAccessController(People people, List<OwnCopy> copies, AuditTrail audit, Callers callers) {
        this.people = people;
        this.copies = copies;
        this.audit = audit;
        this.callers = callers;
    }

    record Copy(List<OwnCopy.Item> items) {}

    @GetMapping("/api/people/{personNumber}/subject-access")
    Copy copy(@PathVariable String personNumber) {
        PersonNumber person = known(personNumber);
        audit.looked(callers.current(), person, "SUBJECT_ACCESS");
        return new Copy(copies.stream()
                .flatMap(copy -> copy.of(person).stream())
                .sorted(Comparator.comparing(OwnCopy.Item::at))
                .toList());
    }

    private PersonNumber known(String personNumber) {
        if (!PersonNumber.wellFormed(personNumber)) {
            throw ProblemException.notFound();
        }
        return people.find(new PersonNumber(personNumber))
                .map(known -> known.record().personNumber())
                .orElseThrow(ProblemException::notFound);
    }
}
