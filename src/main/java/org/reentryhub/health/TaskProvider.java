package org.reentryhub.health;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.reentryhub.Ids;
import org.reentryhub.audit.CurrentActor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code /fhir/Task/{id}}: where recipients read and move their own Tasks, when they would rather tell than be asked. */
@Component
class TaskProvider implements IResourceProvider {
    private final HealthDeliveryRows rows;
    private final TaskDesk desk;
    private final CurrentActor caller;
    private final TransactionTemplate transactions;
    private final Ids ids;

    TaskProvider(
            HealthDeliveryRows rows,
            TaskDesk desk,
            CurrentActor caller,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Ids ids) {
        this.rows = rows;
        this.desk = desk;
        this.caller = caller;
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public Class<Task> getResourceType() {
        return Task.class;
    }

    /** The Task of a delivery to the caller; another's is as unknown as one that never was. */
    @Read
    public Task read(@IdParam IdType id) {
        return TaskPaper.of(mine(id));
    }

    /** Moves the Task by one step of its way; {@code If-Match}, when given, must name the version that was read. */
    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Task task) {
        var delivery = mine(id);
        var expected = id.getVersionIdPart();
        if (expected != null
                && !expected.equals(Integer.toString(delivery.notes().version()))) {
            throw new PreconditionFailedException("The Task has moved on since it was read.");
        }
        var report = TaskMapping.report(task).orElseThrow(TaskProvider::noSuchStatus);
        if (report.state() != delivery.notes().task()
                && !delivery.notes().task().next().contains(report.state())) {
            throw new UnprocessableEntityException("A Task cannot go from its present status to that one.");
        }
        desk.hear(caller.get(), delivery.id(), said(report));
        var moved = TaskPaper.of(mine(id));
        var outcome = new MethodOutcome(moved.getIdElement());
        outcome.setResource(moved);
        return outcome;
    }

    /** Whatever version they wrote into it: at the hub each saying is a new one. */
    private TaskReport said(TaskReport report) {
        return new TaskReport(
                "hub/" + ids.next(), report.state(), report.businessStatus(), report.reason(), report.text());
    }

    private HealthDelivery mine(IdType id) {
        return uuid(id).flatMap(delivery -> Objects.requireNonNull(transactions.execute(status -> rows.find(delivery))))
                .filter(delivery ->
                        delivery.attempts() > 0 && delivery.cancels().isEmpty())
                .filter(delivery ->
                        delivery.notes().partner().equals(caller.get().organisation()))
                .orElseThrow(() -> new ResourceNotFoundException("There is nothing here that you may see."));
    }

    private static Optional<UUID> uuid(IdType id) {
        try {
            return Optional.of(UUID.fromString(id.getIdPart()));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static UnprocessableEntityException noSuchStatus() {
        return new UnprocessableEntityException("A recipient's Task has no such status.");
    }
}
