package org.reentryhub.delivery;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.reentryhub.NorwegianTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.util.unit.DataSize;

/**
 * Whether this hub can keep what it takes: a database that takes writes, room on its disk, a clock that is right. While something
 * is short the hub is not ready, and refuses new work before it says that it has it. Partners and broker do not count.
 */
@Component("capacity")
public class Capacity implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(Capacity.class);
    /** A pool that is used up for a moment is no database that is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Path folder;
    private final DataSize least;
    private volatile long lastWrite = System.nanoTime();
    private volatile String sqlState = "";
    private volatile Optional<Shortage> ofTime = Optional.empty();
    private volatile Optional<Shortage> ofDisk = Optional.empty();

    Capacity(
            JdbcClient jdbc,
            Clock clock,
            @Value("${hub.data-dir}") Path folder,
            @Value("${hub.disk.least:200MB}") DataSize least) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.folder = folder;
        this.least = least;
    }

    /** What is short, the worst first. */
    public Optional<Shortage> shortage() {
        Duration since = Duration.ofNanos(System.nanoTime() - lastWrite);
        return Stream.of(Shortage.ofDatabase(sqlState, since, PATIENCE), ofDisk, ofTime)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether this hub may judge by its clock whose lease has run out. */
    boolean keepsTime() {
        return ofTime.isEmpty();
    }

    @Override
    public Health health() {
        return shortage()
                .map(shortage -> Health.outOfService().withDetail("short", shortage.name()))
                .orElseGet(Health::up)
                .build();
    }

    @PostConstruct
    @Scheduled(fixedDelayString = "${hub.capacity.look-every:PT2S}")
    void look() {
        Optional<Shortage> before = shortage();
        lookAtDisk();
        lookAtDatabase();
        Optional<Shortage> now = shortage();
        if (!now.equals(before)) {
            log.warn(
                    "short of: {}; new work is {}",
                    now.map(Enum::name).orElse("nothing"),
                    now.isEmpty() ? "taken" : "refused");
        }
    }

    private void lookAtDisk() {
        try {
            Files.createDirectories(folder);
            ofDisk = Shortage.ofDisk(Files.getFileStore(folder).getUsableSpace(), least.toBytes());
        } catch (IOException unusable) {
            ofDisk = Optional.of(Shortage.DISK);
        }
    }

    private void lookAtDatabase() {
        long began = System.nanoTime();
        try {
            Instant theirs = jdbc.sql("update hub.write_probe set at = clock_timestamp() returning at")
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant();
            lastWrite = System.nanoTime();
            sqlState = "";
            ofTime = isTheMachines() ? Shortage.ofTime(clock.instant(), theirs, took(began)) : Optional.empty();
        } catch (DataAccessException | TransactionException failed) {
            sqlState = stateOf(failed);
        }
    }

    private static Duration took(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** A test's clock stands on another day by intention. */
    private boolean isTheMachines() {
        return clock.equals(Clock.system(NorwegianTime.ZONE));
    }

    private static String stateOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null)
                .findFirst()
                .orElse("");
    }
}
