package org.reentryhub.web.console.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.consent.InformationGiven;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.web.Callers;
import org.reentryhub.web.console.Fault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;

/** The page on which a person's consents stand, with its two forms as they were typed. */
@Component
class ConsentPage {
    private final PagePeople people;
    private final ConsentRows rows;
    private final InformationGiven information;
    private final Callers callers;
    private final Ids ids;
    private final TransactionOperations transactions;
    private final Clock clock;

    ConsentPage(
            PagePeople people,
            ConsentRows rows,
            InformationGiven information,
            Callers callers,
            Ids ids,
            TransactionOperations transactions,
            Clock clock) {
        this.people = people;
        this.rows = rows;
        this.information = information;
        this.callers = callers;
        this.ids = ids;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Fills the page and names its template. */
    String fill(UUID id, ConsentFields consent, InformedFields informed, List<Fault> faults, Model model) {
        LocalDate today = LocalDate.now(clock);
        transactions.executeWithoutResult(transaction -> {
            KnownPerson person = people.look(id, callers.current(), "CONSENTS");
            PagePeople.name(person, model);
            model.addAttribute("rows", rows.of(person, today));
            model.addAttribute("told", information.of(person.record().personNumber()));
        });
        model.addAttribute("typed", consent);
        model.addAttribute("informed", informed);
        model.addAttribute("faults", faults);
        model.addAttribute("choices", ConsentChoices.ALL);
        model.addAttribute("today", today);
        model.addAttribute("key", ids.next());
        return "consents";
    }
}
