package org.reentryhub.plan;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reentryhub.person.PersonNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * After a change of the timetable, plans everybody anew, in the background and in chunks. Looks again every hour: while two
 * hubs of different timetables run side by side, the older may still have written a plan.
 */
@Component
class Replanning implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Replanning.class);
    private static final int CHUNK = 500;
    private static final String BEFORE_EVERYBODY = "";

    private final PlanRows rows;
    private final Plans plans;
    private final TransactionOperations transactions;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> new Thread(work, "replanning"));

    Replanning(PlanRows rows, Plans plans, TransactionOperations transactions) {
        this.rows = rows;
        this.plans = plans;
        this.transactions = transactions;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void start() {
        worker.execute(() -> {
            int planned = everybody();
            if (planned > 0) {
                log.info("{} plans were made anew after a change of the timetable", planned);
            }
        });
    }

    /** Plans all who have a plan by another timetable; how many that were. */
    int everybody() {
        int planned = 0;
        String last = BEFORE_EVERYBODY;
        while (!stopped.get()) {
            List<PersonNumber> chunk = chunk(last);
            if (chunk.isEmpty()) {
                break;
            }
            planned += chunk.size();
            last = chunk.get(chunk.size() - 1).value();
        }
        return planned;
    }

    /**
     * The rows are held before the records are read: a change that comes later waits, and writes after; one that came
     * before is seen. So an older plan never stands over a newer one.
     */
    private List<PersonNumber> chunk(String last) {
        List<PersonNumber> chunk = transactions.execute(status -> {
            List<PersonNumber> next = rows.nextOfAnotherTimetable(plans.digest(), last, CHUNK);
            if (!next.isEmpty()) {
                plans.plan(next);
            }
            return next;
        });
        return chunk == null ? List.of() : chunk;
    }

    @Override
    public void destroy() {
        stopped.set(true);
        worker.shutdown();
    }
}
