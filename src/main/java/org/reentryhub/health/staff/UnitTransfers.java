package org.reentryhub.health.staff;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.reentryhub.audit.Actor;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The transfers of the caller's health unit. Another prison's is as unknown as one that never was: 404. */
@Component
public class UnitTransfers {
    public static final int PAGE = 50;

    private final Transfers transfers;
    private final TransferStory story;
    private final TransferLines lines;
    private final HealthTrail trail;
    private final TransactionTemplate transactions;

    UnitTransfers(
            Transfers transfers,
            TransferStory story,
            TransferLines lines,
            HealthTrail trail,
            @Qualifier("healthTransactions") TransactionTemplate transactions) {
        this.transfers = transfers;
        this.story = story;
        this.lines = lines;
        this.trail = trail;
        this.transactions = transactions;
    }

    record TransferPage(List<TransferStory.Summary> items, long total, int page) {}

    /** Lines of the list, and how many there are in all. */
    public record LinePage(List<TransferLines.Line> items, long total, int page) {}

    TransferPage list(Actor actor, Optional<TransferState> state, int page) {
        return inTransaction(() -> new TransferPage(
                ofPrison(actor, state, page).stream().map(story::summary).toList(),
                transfers.count(actor.organisation(), state),
                page));
    }

    /**
     * The unit's transfers with how far their recipients have come, newest first. Whoever is in the list was looked at.
     *
     * @param page from 0
     */
    public LinePage lines(Actor actor, Optional<TransferState> state, int page) {
        return inTransaction(() -> {
            var items = lines.of(ofPrison(actor, state, page));
            items.stream()
                    .map(TransferLines.Line::person)
                    .distinct()
                    .forEach(person -> trail.entry(actor, person, "LOOKED_AT_TRANSFERS", "page " + page));
            return new LinePage(items, transfers.count(actor.organisation(), state), page);
        });
    }

    /** A person's transfers here, newest first. Whoever asks has written down that they look at the person. */
    public List<TransferLines.Line> of(Actor actor, PersonNumber person) {
        return inTransaction(() -> lines.of(transfers.of(person).stream()
                .filter(transfer -> transfer.prison().equals(actor.organisation()))
                .sorted(Comparator.comparing(Transfer::createdAt).reversed())
                .toList()));
    }

    /** One transfer, and that somebody looked at it. */
    public TransferStory.Whole look(Actor actor, UUID id) {
        return inTransaction(() -> {
            var transfer = mine(actor, id);
            trail.entry(actor, transfer.notes().person(), "LOOKED_AT_TRANSFER", id.toString());
            return story.whole(transfer);
        });
    }

    /** As it stands, for whoever acts on it: their deed is written down by itself. */
    public TransferStory.Whole one(Actor actor, UUID id) {
        return inTransaction(() -> story.whole(mine(actor, id)));
    }

    private Transfer mine(Actor actor, UUID id) {
        return transfers
                .find(id)
                .filter(transfer -> transfer.prison().equals(actor.organisation()))
                .orElseThrow(ProblemException::notFound);
    }

    private List<Transfer> ofPrison(Actor actor, Optional<TransferState> state, int page) {
        return transfers.ofPrison(actor.organisation(), state, page, PAGE);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
