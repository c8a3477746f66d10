package org.reentryhub.health.sending;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.reentryhub.health.HealthSeal;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.answer.AnswerClocks;
import org.reentryhub.health.answer.Deadline;
import org.reentryhub.health.answer.TaskLookup;
import org.reentryhub.health.answer.TaskMapping;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.summary.DerivedId;
import org.reentryhub.health.summary.ReleaseChange;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDelivery.Release;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.health.watch.ReleaseWatch;
import org.reentryhub.health.wire.FhirTrouble;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the letter that tells a recipient on which day the release is now. Task and request are looked up first, each time:
 * what says so already is not written again, and what the recipient is done with is left alone.
 */
@Component
class AmendmentLetters {
    private static final Set<ServiceRequestStatus> OVER = EnumSet.of(
            ServiceRequestStatus.COMPLETED, ServiceRequestStatus.REVOKED, ServiceRequestStatus.ENTEREDINERROR);

    private final HealthDeliveries deliveries;
    private final Endings endings;
    private final HealthDeliveryRows rows;
    private final Transfers transfers;
    private final ReleaseWatch releases;
    private final AnswerClocks clocks;
    private final TaskLookup lookup;
    private final SummaryDesk desk;
    private final LetterForms forms;
    private final HealthSeal seal;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AmendmentLetters(
            HealthDeliveries deliveries,
            Endings endings,
            HealthDeliveryRows rows,
            Transfers transfers,
            ReleaseWatch releases,
            AnswerClocks clocks,
            TaskLookup lookup,
            SummaryDesk desk,
            LetterForms forms,
            HealthSeal seal,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Clock clock) {
        this.deliveries = deliveries;
        this.endings = endings;
        this.rows = rows;
        this.transfers = transfers;
        this.releases = releases;
        this.clocks = clocks;
        this.lookup = lookup;
        this.desk = desk;
        this.forms = forms;
        this.seal = seal;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<HealthLetter> write(HealthAttempt attempt, UUID amended) {
        var row = inTransaction(() -> {
            releases.look(amended);
            return rows.find(amended);
        });
        var release = row.flatMap(known -> known.notes().stands());
        if (release.isEmpty()) {
            endings.over(attempt);
            return Optional.empty();
        }
        return switch (attempt.form()) {
            case TRANSACTION -> transaction(attempt, row.orElseThrow(), release.get());
            case MESSAGE -> message(attempt, row.orElseThrow(), release.get());
            case DOCUMENT -> {
                endings.over(attempt);
                yield Optional.empty();
            }
        };
    }

    private Optional<HealthLetter> transaction(HealthAttempt attempt, HealthDelivery amended, Release release) {
        try {
            var task = lookup.find(attempt.recipient(), amended.id()).filter(AmendmentLetters::isOpen);
            var request = task.flatMap(found -> lookup.request(attempt.recipient(), amended.id()))
                    .filter(found -> !OVER.contains(found.getStatus()));
            if (request.isEmpty()) {
                endings.over(attempt);
                return Optional.empty();
            }
            return transaction(attempt, amended, release, task.orElseThrow(), request.get());
        } catch (FhirTrouble silent) {
            putOff(attempt, silent);
            return Optional.empty();
        }
    }

    private Optional<HealthLetter> transaction(
            HealthAttempt attempt, HealthDelivery amended, Release release, Task task, ServiceRequest request) {
        var letter = change(amended, release)
                .transaction(attempt.address(), task, request)
                .map(forms::transaction);
        if (letter.isEmpty()) {
            transactions.executeWithoutResult(status -> rows.tells(attempt.delivery(), release));
            endings.arrived(attempt);
        }
        return letter.flatMap(outside -> letGo(attempt, amended, release, outside));
    }

    private static boolean isOpen(Task task) {
        return TaskMapping.report(task)
                .filter(report -> report.state().isFinal())
                .isEmpty();
    }

    /** That it waits was put before the health unit when the release moved; that the hub is not let in is for it to mend. */
    private void putOff(HealthAttempt attempt, FhirTrouble silent) {
        if (silent.kind() == FhirTrouble.Kind.UNAUTHORISED) {
            endings.putOff(attempt, Kind.NOT_LET_IN, silent);
        } else {
            endings.putOff(attempt);
        }
    }

    private Optional<HealthLetter> message(HealthAttempt attempt, HealthDelivery amended, Release release) {
        var person = inTransaction(() -> transfers.find(attempt.transfer()))
                .orElseThrow()
                .notes()
                .person();
        var cover = desk.coverUnseen(person, amended.id());
        if (cover.isEmpty()) {
            endings.refused(attempt, Kind.NO_HEALTH_UNIT, List.of());
        }
        var id = DerivedId.of(
                amended.id(),
                "message/amendment/"
                        + amended.movedAt().map(OffsetDateTime::toInstant).orElseThrow());
        return cover.flatMap(outside ->
                letGo(attempt, amended, release, forms.amendment(attempt, outside, id, change(amended, release))));
    }

    private Optional<HealthLetter> letGo(
            HealthAttempt attempt, HealthDelivery amended, Release release, HealthLetter letter) {
        int version =
                deliveries.lastDispatched(amended.id()).map(Dispatched::version).orElse(1);
        var dispatched = new Dispatched(seal.digest(letter.body()), null, version);
        return deliveries.leave(attempt, dispatched, () -> rows.tells(attempt.delivery(), release))
                ? Optional.of(letter)
                : Optional.empty();
    }

    private ReleaseChange change(HealthDelivery amended, Release release) {
        var day = inTransaction(() -> clocks.askedOn(amended));
        return new ReleaseChange(release.expected(), Deadline.of(day, release.expected()), OffsetDateTime.now(clock));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
