package org.reentryhub.custody;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A transaction that is begun again, a few times, when it lost against another: two deliveries of the same event at once, or
 * a deadlock that PostgreSQL ended.
 */
@Component
class ChunkTransactions {
    private static final int MOST_TRIES = 5;

    private final TransactionOperations transactions;

    ChunkTransactions(TransactionOperations transactions) {
        this.transactions = transactions;
    }

    <T> T inOne(Supplier<T> work) {
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            try {
                return once(work);
            } catch (ConcurrencyFailureException lost) {
                Thread.onSpinWait();
            }
        }
        return once(work);
    }

    private <T> T once(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
