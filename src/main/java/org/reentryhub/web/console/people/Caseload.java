package org.reentryhub.web.console.people;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.reentryhub.custody.People;
import org.reentryhub.web.api.Cases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A glance at everybody in a prison. Names are sealed in the database, and how somebody stands is derived, so neither can be
 * sorted or counted there: everybody is looked at. Where they are many that takes longer than somebody waits for a page; the
 * glance is then kept for a moment, says of when it is, and is renewed behind the back of whoever looks.
 */
@Component
class Caseload {
    private static final Logger log = LoggerFactory.getLogger(Caseload.class);
    /** As old as a glance at more may be before it is renewed, and before nobody is shown it any more. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private static final Duration USABLE = Duration.ofMinutes(5);

    private final People people;
    private final Cases cases;
    private final TransactionOperations transactions;
    private final Clock clock;
    /** So few are looked at anew for every page. */
    private final int few;

    private final Map<String, Glances> kept = new ConcurrentHashMap<>();
    private final Set<String> renewed = ConcurrentHashMap.newKeySet();
    private final ExecutorService behind = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "caseload");
        thread.setDaemon(true);
        return thread;
    });

    Caseload(
            People people,
            Cases cases,
            TransactionOperations transactions,
            Clock clock,
            @Value("${hub.people.counted-anew:300}") int few) {
        this.people = people;
        this.cases = cases;
        this.transactions = transactions;
        this.clock = clock;
        this.few = few;
    }

    /**
     * Everybody at one moment.
     *
     * @param at when
     */
    record Glances(List<Glance> everybody, OffsetDateTime at) {}

    /** Everybody as they stand now, or as they stood a moment ago. */
    Glances of(String prison) {
        Glances last = kept.get(prison);
        Duration age =
                last == null ? USABLE : Duration.between(last.at(), now()).abs();
        if (last == null || last.everybody().size() <= few || age.compareTo(USABLE) >= 0) {
            return look(prison);
        }
        if (age.compareTo(FRESH) >= 0 && renewed.add(prison)) {
            behind.execute(() -> renew(prison));
        }
        return last;
    }

    private void renew(String prison) {
        try {
            look(prison);
        } catch (RuntimeException failed) {
            log.warn("a caseload was not renewed ({})", failed.getClass().getSimpleName());
        } finally {
            renewed.remove(prison);
        }
    }

    private Glances look(String prison) {
        Glances glances = transactions.execute(transaction -> new Glances(
                Glance.of(cases.of(
                        people.ofPrison(prison, null, 0, Integer.MAX_VALUE).items())),
                now()));
        if (glances == null) {
            throw new IllegalStateException("a look at nothing");
        }
        kept.put(prison, glances);
        return glances;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    @PreDestroy
    void stop() {
        behind.shutdownNow();
    }
}
