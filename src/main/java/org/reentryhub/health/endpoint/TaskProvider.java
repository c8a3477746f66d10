package org.reentryhub.health.endpoint;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Objects;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.audit.CurrentActor;
import org.reentryhub.health.answer.TaskDesk;
import org.reentryhub.health.answer.TaskMapping;
import org.reentryhub.health.summary.Modifiers;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.TaskReport;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code /fhir/Task}: where recipients find, read and move their own Tasks, when they would rather tell than be asked. */
@Component
class TaskProvider implements IResourceProvider {
    private final OwnTasks own;
    private final TaskSearch search;
    private final TaskDesk desk;
    private final CurrentActor caller;
    private final TransactionTemplate transactions;
    private final Ids ids;

    TaskProvider(
            OwnTasks own,
            TaskSearch search,
            TaskDesk desk,
            CurrentActor caller,
            @Qualifier("healthTransactions") TransactionTemplate transactions,
            Ids ids) {
        this.own = own;
        this.search = search;
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
        return inTransaction(() -> own.task(mine(id)));
    }

    /** The caller's own Tasks, those that changed first before the others. */
    @Search
    public IBundleProvider search(
            @OptionalParam(name = Task.SP_IDENTIFIER) @Nullable TokenOrListParam identifier,
            @OptionalParam(name = Task.SP_STATUS) @Nullable TokenOrListParam status,
            @OptionalParam(name = Constants.PARAM_LASTUPDATED) @Nullable DateRangeParam changed,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset) {
        var asked = new TaskSearch.Asked(identifier, status, changed);
        var page = TaskSearch.Page.of(count, offset);
        return inTransaction(() -> search.find(caller.get().organisation(), asked, page));
    }

    /** Moves the Task by one step of its way; {@code If-Match}, when given, must name the version that was read. */
    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Task task) {
        var delivery = inTransaction(() -> mine(id));
        var report = TaskMapping.report(task).orElseThrow(TaskProvider::noSuchStatus);
        if (Modifiers.in(task)) {
            throw new UnprocessableEntityException(
                    "The Task has modifier extensions or rules that are not known here.");
        }
        desk.hear(caller.get(), delivery.id(), said(report.withAReason()), now -> mayFollow(now, id, report));
        var moved = inTransaction(() -> own.task(mine(id)));
        var outcome = new MethodOutcome(moved.getIdElement());
        outcome.setResource(moved);
        return outcome;
    }

    /** As the Task stands at the moment at which it is moved: of two that read the same version, one is too late. */
    private static void mayFollow(HealthDelivery now, IdType read, TaskReport report) {
        var expected = read.getVersionIdPart();
        if (expected != null && !expected.equals(Integer.toString(now.notes().version()))) {
            throw new PreconditionFailedException("The Task has moved on since it was read.");
        }
        var stands = now.notes().task();
        if (report.state() != stands && !stands.next().contains(report.state())) {
            throw new UnprocessableEntityException("A Task cannot go from its present status to that one.");
        }
    }

    /** Whatever version and time they wrote into it: at the hub each saying is a new one. */
    private TaskReport said(TaskReport report) {
        return new TaskReport(
                "hub/" + ids.next(), report.state(), report.businessStatus(), report.reason(), report.text(), null);
    }

    private HealthDelivery mine(IdType id) {
        return TaskMapping.uuid(id.getIdPart())
                .flatMap(delivery -> own.delivery(caller.get().organisation(), delivery))
                .orElseThrow(() -> new ResourceNotFoundException(FhirManners.NOTHING_HERE));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private static UnprocessableEntityException noSuchStatus() {
        return new UnprocessableEntityException("A recipient's Task has no such status.");
    }
}
