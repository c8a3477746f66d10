package org.reentryhub.health.staff;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.reentryhub.audit.Actor;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.health.transfer.Decisions;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferDesk;
import org.reentryhub.health.transfer.TransferMoves;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a form carries of the state of things that its sender saw: whatever they ask for is done only while it still stands.
 * So a double click, a reload or a step back does nothing twice, and of two people the later one sees what the first has done.
 */
@Component
public class FormMarks {
    private final Transfers transfers;
    private final TransferMoves moves;
    private final Decisions decisions;
    private final TransferDesk desk;
    private final TransactionTemplate transactions;

    FormMarks(
            Transfers transfers,
            TransferMoves moves,
            Decisions decisions,
            TransferDesk desk,
            @Qualifier("healthTransactions") TransactionTemplate transactions) {
        this.transfers = transfers;
        this.moves = moves;
        this.decisions = decisions;
        this.desk = desk;
        this.transactions = transactions;
    }

    /** For a sign-off: another one as soon as the transfer has moved. */
    public String ofMove(UUID transfer) {
        return Objects.requireNonNull(transactions.execute(status ->
                moves.last(transfer).map(at -> at.toInstant().toString()).orElse("")));
    }

    /**
     * For holding, resuming and stopping: another one as soon as somebody has decided, and not when the transfer moves by itself,
     * for a brake has to work then too.
     */
    public String ofDecisions(UUID transfer) {
        Integer count = transactions.execute(status -> decisions.of(transfer).size());
        return Objects.requireNonNull(count).toString();
    }

    /** For a start: the last transfer of the person at the caller's unit; empty before the first. */
    public String ofPerson(Actor actor, PersonNumber person) {
        return Objects.requireNonNull(transactions.execute(status -> newest(actor, person)));
    }

    /** Does it if the mark is still the one that was seen; false, and nothing, if it is not. */
    public boolean unlessMoved(UUID transfer, Function<UUID, String> mark, String seen, Runnable deed) {
        return Objects.requireNonNull(transactions.execute(status -> {
            transfers.lock(transfer);
            if (!mark.apply(transfer).equals(seen)) {
                return false;
            }
            deed.run();
            return true;
        }));
    }

    /** Starts a transfer unless one has begun since the mark was seen; gives the newest one either way. */
    public UUID start(Actor actor, CustodyRecord person, String seen) {
        return Objects.requireNonNull(transactions.execute(status -> {
            transfers.turn(person.personNumber());
            var newest = newest(actor, person.personNumber());
            return newest.isEmpty() || newest.equals(seen)
                    ? desk.start(actor, person).id()
                    : UUID.fromString(newest);
        }));
    }

    private String newest(Actor actor, PersonNumber person) {
        return transfers.of(person).stream()
                .filter(transfer -> transfer.prison().equals(actor.organisation()))
                .map(Transfer::id)
                .map(UUID::toString)
                .reduce("", (earlier, later) -> later);
    }
}
