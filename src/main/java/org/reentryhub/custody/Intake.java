package org.reentryhub.custody;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Takes in what has been read, a chunk at a time: all of it is on disk when the call returns, or none. */
@Component
class Intake {
    private final ChunkTransactions transactions;
    private final Inbox inbox;
    private final QuarantineRows quarantine;

    Intake(ChunkTransactions transactions, Inbox inbox, QuarantineRows quarantine) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.quarantine = quarantine;
    }

    /** What became of one arrival. */
    record Taken(Arrival arrival, Verdict verdict) {}

    /**
     * @param alongside what else is to be written in the same transaction, given what became of each
     */
    IntakeReport take(Origin origin, List<Arrival> chunk, Consumer<List<Taken>> alongside) {
        return transactions.inOne(() -> {
            List<Taken> taken = judged(chunk);
            quarantine.keep(origin, refused(chunk));
            alongside.accept(taken);
            return report(taken);
        });
    }

    IntakeReport take(Origin origin, List<Arrival> chunk) {
        return take(origin, chunk, taken -> {});
    }

    private List<Taken> judged(List<Arrival> chunk) {
        List<CustodyEvent> events =
                chunk.stream().flatMap(one -> one.reading().event().stream()).toList();
        Iterator<Verdict> verdicts = inbox.accept(events).iterator();
        List<Taken> taken = new ArrayList<>(chunk.size());
        for (Arrival arrival : chunk) {
            boolean readable = arrival.reading().event().isPresent();
            taken.add(new Taken(arrival, readable ? verdicts.next() : Verdict.REFUSED));
        }
        return taken;
    }

    private static List<Arrival> refused(List<Arrival> chunk) {
        return chunk.stream().filter(one -> one.reading().event().isEmpty()).toList();
    }

    static IntakeReport report(List<Taken> taken) {
        return IntakeReport.sum(taken.stream().map(Intake::report).toList());
    }

    private static IntakeReport report(Taken taken) {
        Arrival arrival = taken.arrival();
        return IntakeReport.of(
                taken.verdict(),
                arrival.reading().fold(event -> List.of(), refused -> refused.errors(arrival.index())));
    }
}
