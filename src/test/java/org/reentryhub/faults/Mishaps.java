package org.reentryhub.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;

/**
 * What is to happen to this hub around a commit, as its environment orders: it dies there, stands still there, or is not told that
 * it was done.
 *
 * @param crash where to die
 * @param order the file that says where to stand still
 * @param unsaid of how many commits one has no answer; 0 for none
 */
record Mishaps(Optional<Place> crash, Optional<Path> order, int unsaid, AtomicInteger commits) {
    /** The commit may have happened, and the connection is gone: SQL's word for it. */
    private static final String RESOLUTION_UNKNOWN = "08007";

    static Mishaps ordered() {
        return new Mishaps(
                Optional.ofNullable(System.getenv(Sabotage.CRASH_AT)).map(Place::read),
                Optional.ofNullable(System.getenv(Sabotage.FREEZE_AS_ORDERED_IN))
                        .map(Path::of),
                Optional.ofNullable(System.getenv(Sabotage.UNSAID_COMMITS))
                        .map(Integer::valueOf)
                        .orElse(0),
                new AtomicInteger());
    }

    /** A place in the life of a transaction, at which one is the so manieth time. */
    record Place(boolean before, CrashPoint point, AtomicInteger times) {
        static Place read(String text) {
            String[] parts = text.strip().split(":", -1);
            return new Place(
                    parts[0].equals("BEFORE"),
                    CrashPoint.valueOf(parts[1]),
                    new AtomicInteger(Integer.parseInt(parts[2])));
        }

        boolean is(boolean beforeCommit, Set<String> statements) {
            return beforeCommit == before
                    && statements.stream().anyMatch(statement -> statement.contains(point.statement()))
                    && times.decrementAndGet() == 0;
        }
    }

    void at(boolean beforeCommit, Set<String> statements) {
        if (crash.isPresent() && crash.get().is(beforeCommit, statements)) {
            Runtime.getRuntime().halt(Sabotage.KILLED);
        }
        if (order.isPresent() && isToStandStill(order.get(), beforeCommit, statements)) {
            Signals.send("-STOP", ProcessHandle.current().pid());
        }
    }

    private static boolean isToStandStill(Path order, boolean beforeCommit, Set<String> statements) {
        try {
            return Files.exists(order)
                    && Place.read(Files.readString(order)).is(beforeCommit, statements)
                    && Files.deleteIfExists(order);
        } catch (NoSuchFileException anotherThreadDoes) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a real commit, every so often. */
    void loseAnswer(Connection real) throws SQLException {
        if (unsaid > 0 && commits.incrementAndGet() % unsaid == 0) {
            ((Connection) real.unwrap(PGConnection.class)).close();
            throw new SQLException("the answer to a commit was lost", RESOLUTION_UNKNOWN);
        }
    }
}
