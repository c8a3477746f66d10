package org.reentryhub.problem;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/** Faults that will be over: a database that is away or overrun, a hub that has too much to do. Whoever called may try again. */
public final class PassingFaults {
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private static final Set<Class<? extends Exception>> KINDS = Set.of(
            AsyncRequestTimeoutException.class,
            CannotCreateTransactionException.class,
            DataAccessResourceFailureException.class,
            RecoverableDataAccessException.class,
            TaskRejectedException.class,
            TransactionSystemException.class,
            TransientDataAccessException.class);

    private PassingFaults() {}

    /** The refusal (503, with the time after which to try again) when the failure or one of its causes is such a fault. */
    public static Optional<ProblemException> refusal(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .anyMatch(PassingFaults::isPassing)
                ? Optional.of(ProblemException.unavailable("The hub cannot take this now.", A_WHILE))
                : Optional.empty();
    }

    /** A database that has become read-only, or has no more room (SQLSTATE 25006, class 53). */
    private static boolean isOutOfRoom(Throwable failure) {
        return failure instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().equals("25006") || sql.getSQLState().startsWith("53"));
    }

    private static boolean isPassing(Throwable failure) {
        return KINDS.stream().anyMatch(kind -> kind.isInstance(failure)) || isOutOfRoom(failure);
    }
}
