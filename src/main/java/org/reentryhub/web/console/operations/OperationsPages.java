package org.reentryhub.web.console.operations;

import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.reentryhub.NorwegianTime;
import org.reentryhub.custody.Quarantine;
import org.reentryhub.delivery.AttemptsByHour;
import org.reentryhub.delivery.Hold;
import org.reentryhub.ladder.MailDesk;
import org.reentryhub.referral.RefusedCalls;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An operator's first page: what needs somebody, and how it stands with each partner. */
@Controller
@RequestMapping("/operations")
@Transactional(readOnly = true)
class OperationsPages {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PartnerRows partners;
    private final Needs needs;
    private final Hold hold;
    private final Quarantine quarantine;
    private final MailDesk mails;
    private final RefusedCalls refused;
    private final AttemptsByHour attempts;
    private final Clock clock;

    OperationsPages(
            PartnerRows partners,
            Needs needs,
            Hold hold,
            Quarantine quarantine,
            MailDesk mails,
            RefusedCalls refused,
            AttemptsByHour attempts,
            Clock clock) {
        this.partners = partners;
        this.needs = needs;
        this.hold = hold;
        this.quarantine = quarantine;
        this.mails = mails;
        this.refused = refused;
        this.attempts = attempts;
        this.clock = clock;
    }

    @GetMapping
    String whole(@RequestParam(defaultValue = "") String did, Model model) {
        now(model);
        List<AttemptsByHour.Hour> hours = attempts.lastDay();
        model.addAttribute("did", Done.known(did));
        model.addAttribute("hours", hours);
        model.addAttribute("chart", Chart.of(hours));
        model.addAttribute("refused", refused.byPartner());
        return "operations/operations";
    }

    /** What changes from one moment to the next. */
    @GetMapping("/now")
    String now(Model model) {
        List<PartnerRow> rows = partners.all();
        model.addAttribute("rows", rows);
        model.addAttribute("needs", needs.of(rows));
        model.addAttribute("takes", needs.shortage().isEmpty());
        model.addAttribute("heldSince", hold.since().orElse(null));
        model.addAttribute(
                "oldest",
                rows.stream()
                        .map(row -> row.standing().oldestWaiting())
                        .filter(Objects::nonNull)
                        .min(Comparator.comparing(OffsetDateTime::toInstant))
                        .orElse(null));
        model.addAttribute("quarantined", quarantine.waiting());
        model.addAttribute("mail", mails.standing());
        model.addAttribute("stamp", STAMP.format(LocalTime.now(clock.withZone(NorwegianTime.ZONE))));
        return "operations/operations :: now";
    }
}
