package org.reentryhub.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Alerts;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.task.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The clocks that run about a referral: set in the transaction that changes it, by a caller who holds its lock. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Clocks {
    private final ClockRows rows;
    private final Alerts alerts;
    private final Tasks tasks;

    Clocks(ClockRows rows, Alerts alerts, Tasks tasks) {
        this.rows = rows;
        this.alerts = alerts;
        this.tasks = tasks;
    }

    /**
     * What the clocks are about.
     *
     * @param about the receiver and the need, in words for people and without personal data
     * @param release the day, where there is one: near it, the ladder is climbed quicker
     */
    public record Subject(UUID referral, PersonNumber person, String about, @Nullable LocalDate release) {}

    /**
     * Makes the referral's rows equal to what is demanded. One that runs already keeps the rungs it has climbed; what is no
     * longer expected takes its alert and its task along.
     */
    public void set(Subject subject, Set<Expectation> demanded) {
        List<ClockRow> running = rows.lock(subject.referral());
        running.stream()
                .filter(row -> demanded.stream().noneMatch(row::runsFor))
                .forEach(this::stop);
        demanded.forEach(expectation -> running.stream()
                .filter(row -> row.runsFor(expectation))
                .findFirst()
                .ifPresentOrElse(row -> move(row, subject, expectation), () -> rows.start(subject, expectation)));
    }

    private void move(ClockRow row, Subject subject, Expectation expectation) {
        boolean asBefore = row.dueAt().equals(expectation.dueAt()) && Objects.equals(row.release(), subject.release());
        if (!asBefore) {
            rows.move(row, expectation.dueAt(), subject.release());
        }
    }

    private void stop(ClockRow row) {
        rows.stop(row.id());
        if (row.rung() > 0) {
            alerts.close(row.id());
            tasks.close(row.referral(), row.kind().code());
        }
    }
}
