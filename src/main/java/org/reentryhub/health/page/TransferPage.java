package org.reentryhub.health.page;

import java.util.List;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.People;
import org.reentryhub.health.staff.TransferStory.AlertLine;
import org.reentryhub.health.staff.TransferStory.Whole;
import org.reentryhub.health.transfer.TransferState;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts one transfer on a page: its recipients, what is the matter, what was decided, and what can be done. */
@Component
class TransferPage {
    private final People people;
    private final AlertWords words;

    TransferPage(People people, AlertWords words) {
        this.people = people;
        this.words = words;
    }

    String show(Actor actor, Whole transfer, Model model) {
        var who = Who.of(people, actor, transfer.personNumber());
        var state = TransferState.valueOf(transfer.state());
        var cards = transfer.recipients().stream().map(RecipientCard::of).toList();
        model.addAttribute("transfer", transfer);
        model.addAttribute("who", who);
        model.addAttribute("cards", cards);
        model.addAttribute(
                "answered",
                cards.stream().filter(card -> card.ladder().answered() != null).count());
        model.addAttribute("alerts", alerts(transfer, who));
        model.addAttribute("canBeSignedOff", state.canBeSignedOff());
        model.addAttribute("brakes", brakes(transfer));
        return "transfers-one";
    }

    /** What can be done to hold it, to let it go on, or to end it. */
    static List<Brake> brakes(Whole transfer) {
        return List.of(Brake.values()).stream()
                .filter(brake -> brake.fits(transfer))
                .toList();
    }

    private List<AlertRow> alerts(Whole transfer, Who who) {
        return transfer.alerts().stream()
                .filter(alert -> alert.closedAt() == null)
                .map(alert -> row(transfer, who, alert))
                .toList();
    }

    private AlertRow row(Whole transfer, Who who, AlertLine alert) {
        var said = words.of(alert.kind(), alert.details());
        return new AlertRow(
                alert.alertId(),
                transfer.transferId(),
                who,
                alert.at(),
                said.about(),
                said.says(),
                said.more(),
                said.next());
    }
}
