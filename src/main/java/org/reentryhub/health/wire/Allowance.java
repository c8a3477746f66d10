package org.reentryhub.health.wire;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much one reading may take: time, bytes and entries, over all its questions together and however many of them are
 * asked at once.
 */
public final class Allowance {
    private static final Duration OF_ONE_QUESTION = Duration.ofMinutes(1);

    private final long end;
    private volatile boolean givenUp;
    private final AtomicLong bytes = new AtomicLong(FhirWire.LARGEST);
    private final AtomicInteger entries = new AtomicInteger(FhirWire.MOST_ENTRIES);

    private Allowance(long end) {
        this.end = end;
    }

    /** For a reading that begins now. */
    public static Allowance within(Duration time) {
        return new Allowance(System.nanoTime() + time.toNanos());
    }

    /** For a question that belongs to no reading. */
    static Allowance ofOneQuestion() {
        return within(OF_ONE_QUESTION);
    }

    /** Another of the same time, for what is no part of the patient's record. */
    public Allowance aside() {
        return new Allowance(end);
    }

    /** The time that is left; zero when it is over. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    boolean isOver() {
        return givenUp || left().isZero();
    }

    /** Nobody waits for the rest any more. */
    public void giveUp() {
        givenUp = true;
    }

    /** Whether somebody still waits: what breaks off after that broke because the hub hung up. */
    public boolean isWaitedFor() {
        return !givenUp;
    }

    /** Takes so many bytes; false when that is more than there are. */
    boolean takeBytes(int count) {
        return bytes.addAndGet(-count) >= 0;
    }

    /** Takes so many entries; false when that is more than there are. */
    boolean takeEntries(int count) {
        return entries.addAndGet(-count) >= 0;
    }
}
