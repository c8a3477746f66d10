package org.reentryhub.health.answer;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.reentryhub.health.summary.Systems;
import org.reentryhub.web.OwnTomcat;

/**
 * A provider's FHIR server, HAPI's own over HTTP, that keeps Tasks with versions and times, gives one on each page, and counts
 * how it is asked for them.
 */
final class KeepsTasks implements AutoCloseable {
    private final List<Task> tasks = new CopyOnWriteArrayList<>();
    private final AtomicInteger byName = new AtomicInteger();
    private final AtomicInteger byTime = new AtomicInteger();
    private final OwnTomcat tomcat;
    private volatile boolean knowsTime = true;
    private volatile boolean findsByTime = true;

    /** @param base as the hub knows it, for the links between pages */
    KeepsTasks(String base) {
        var server = new RestfulServer(FhirContext.forR4Cached());
        server.registerProvider(this);
        server.setServerAddressStrategy(new HardcodedServerAddressStrategy(base));
        var pages = new FifoMemoryPagingProvider(20);
        pages.setDefaultPageSize(1);
        server.setPagingProvider(pages);
        tomcat = new OwnTomcat(Map.of("/fhir/*", server));
    }

    String base() {
        return tomcat.address("/fhir");
    }

    /** From now on it refuses to search by time. */
    void knowsNoTime() {
        knowsTime = false;
    }

    /** From now on it finds nothing by time, whatever there is. */
    void findsNothingByTime() {
        findsByTime = false;
    }

    int askedByName() {
        return byName.get();
    }

    int askedByTime() {
        return byTime.get();
    }

    /** A Task changes, as a user of the provider changes it. */
    void changes(String delivery, Consumer<Task> change) {
        var task = tasks.stream()
                .filter(kept -> kept.getIdentifierFirstRep().getValue().equals(delivery))
                .findFirst()
                .orElseThrow();
        var changed = task.copy();
        change.accept(changed);
        changed.getMeta()
                .setVersionId(String.valueOf(Integer.parseInt(task.getMeta().getVersionId()) + 1))
                .setLastUpdated(new Date());
        changed.setId(task.getIdElement().toUnqualifiedVersionless());
        tasks.set(tasks.indexOf(task), changed);
    }

    void keeps(Task task) {
        task.setId("Task/" + UUID.randomUUID());
        task.getMeta().setVersionId("1").setLastUpdated(new Date());
        tasks.add(task);
    }

    @Transaction
    public Bundle transaction(@TransactionParam Bundle asked) {
        var answer = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
        asked.getEntry().forEach(entry -> {
            if (entry.getResource() instanceof Task task) {
                keeps(task.copy());
            }
            answer.addEntry().getResponse().setStatus("201 Created");
        });
        return answer;
    }

    @Search(type = Task.class)
    public List<Task> search(
            @OptionalParam(name = "identifier") TokenParam identifier,
            @OptionalParam(name = "_lastUpdated") DateRangeParam changed) {
        if (changed == null) {
            byName.incrementAndGet();
            return tasks.stream()
                    .filter(task -> identifier
                            .getValue()
                            .equals(task.getIdentifierFirstRep().getValue()))
                    .toList();
        }
        byTime.incrementAndGet();
        if (!knowsTime) {
            throw new InvalidRequestException("no such search here");
        }
        return tasks.stream()
                .filter(task -> findsByTime)
                .filter(task -> Systems.TASK.equals(identifier.getSystem()))
                .filter(task -> task.getMeta().getLastUpdated().after(changed.getLowerBoundAsInstant()))
                .toList();
    }

    @Override
    public void close() {
        tomcat.close();
    }
}
