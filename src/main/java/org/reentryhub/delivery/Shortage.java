package org.reentryhub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a hub may lack to keep what it would say it has taken. */
public enum Shortage {
    DATABASE("The database takes no writes."),
    DISK("The disk is nearly full."),
    CLOCK("The clock is wrong.");

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(1);

    private final String words;

    Shortage(String words) {
        this.words = words;
    }

    /** For whoever is refused. */
    public String words() {
        return words;
    }

    /**
     * Hubs judge each other's leases by their own clocks, so none may be far from the one that they share.
     *
     * @param took how long it took to ask the database
     */
    static Optional<Shortage> ofTime(Instant ours, Instant theDatabases, Duration took) {
        Duration apart = Duration.between(ours, theDatabases).abs();
        return apart.compareTo(CLOCKS_MAY_DIFFER.plus(took)) > 0 ? Optional.of(CLOCK) : Optional.empty();
    }

    /** @param free bytes of the disk on which the hub keeps its folder */
    static Optional<Shortage> ofDisk(long free, long least) {
        return free < least ? Optional.of(DISK) : Optional.empty();
    }

    /**
     * @param sqlState why the last write failed; empty when it did not, or nobody knows
     * @param sinceLastWrite how long ago one succeeded
     */
    static Optional<Shortage> ofDatabase(String sqlState, Duration sinceLastWrite, Duration patience) {
        boolean readOnly = sqlState.equals("25006");
        boolean full = sqlState.startsWith("53") && !sqlState.equals("53300");
        return readOnly || full || sinceLastWrite.compareTo(patience) > 0 ? Optional.of(DATABASE) : Optional.empty();
    }
}
