package org.reentryhub.reception;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.reception.WrittenAnswers.End;
import org.reentryhub.reception.WrittenAnswers.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives what nobody has undone in time. The answer and the word that it was given are one transaction, so a hub that dies in the
 * middle has given nothing; any number of hubs may sweep at once.
 */
@Component
class WrittenSweeper {
    private static final Logger log = LoggerFactory.getLogger(WrittenSweeper.class);

    private final WrittenAnswers written;
    private final WritingDesk desk;
    private final TransactionOperations transactions;
    private final Clock clock;

    WrittenSweeper(WrittenAnswers written, WritingDesk desk, TransactionOperations transactions, Clock clock) {
        this.written = written;
        this.desk = desk;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The one that is due the longest first; one that cannot be given keeps no other from it. */
    @Scheduled(fixedDelayString = "${hub.reception.sweep-every:PT1S}")
    void sweep() {
        Instant now = clock.instant();
        List<String> failed = new ArrayList<>();
        Optional<Written> next = give(now, failed);
        while (next.isPresent()) {
            next = give(now, failed);
        }
    }

    private Optional<Written> give(Instant now, List<String> failed) {
        List<Written> claimed = new ArrayList<>();
        try {
            transactions.executeWithoutResult(status -> {
                written.nextDue(now, failed).ifPresent(claimed::add);
                claimed.forEach(desk::give);
            });
        } catch (ProblemException refusal) {
            claimed.forEach(row -> refused(row, refusal));
        } catch (RuntimeException fault) {
            claimed.forEach(row -> failed.add(row.answerId()));
            log.warn("a written answer could not be given and will be tried again ({})", name(fault));
        }
        return claimed.stream().findFirst();
    }

    private void refused(Written row, ProblemException refusal) {
        log.warn("a written answer was refused with {}", refusal.problem().status());
        transactions.executeWithoutResult(status -> written.end(row.referralId(), row.answerId(), End.REFUSED));
    }

    /** Without its message, which might quote what stands in a row. */
    private static String name(RuntimeException fault) {
        return fault.getClass().getSimpleName();
    }
}
