package org.reentryhub.health;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * A provider's FHIR server: HAPI's own, over HTTP, with transactions, conditional create and search by identifier, and its
 * memory for a store. It can lose an answer after having done the work, as networks do.
 */
final class RealReceiver implements AutoCloseable {
    private final Map<String, Resource> store = new LinkedHashMap<>();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicInteger transactions = new AtomicInteger();
    private final Tomcat tomcat = new Tomcat();

    RealReceiver() {
        try {
            tomcat.setBaseDir(Files.createTempDirectory("receiver").toString());
            tomcat.setPort(0);
            var context = tomcat.addContext("", null);
            var server = new RestfulServer(FhirContext.forR4Cached());
            server.registerProvider(this);
            Tomcat.addServlet(context, "fhir", server);
            context.addServletMappingDecoded("/fhir/*", "fhir");
            if (context instanceof StandardContext standard) {
                standard.setClearReferencesObjectStreamClassCaches(false);
                standard.setClearReferencesRmiTargets(false);
                standard.setClearReferencesThreadLocals(false);
            }
            tomcat.getConnector();
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    String base() {
        return "http://localhost:" + tomcat.getConnector().getLocalPort() + "/fhir";
    }

    /** From now on that many answers get lost on their way back; what was asked is done. */
    void losesAnswers(int count) {
        answersToLose.set(count);
    }

    int transactions() {
        return transactions.get();
    }

    synchronized List<String> kinds() {
        return store.values().stream().map(Resource::fhirType).sorted().toList();
    }

    @Transaction
    public synchronized Bundle transaction(@TransactionParam Bundle asked) {
        transactions.incrementAndGet();
        var answer = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
        asked.getEntry().forEach(entry -> answer.addEntry().getResponse().setStatus(take(entry)));
        if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new InternalErrorException("the answer was lost");
        }
        return answer;
    }

    @Search(type = Task.class)
    public synchronized List<Task> tasks(@OptionalParam(name = "identifier") TokenParam identifier) {
        return store.values().stream()
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .filter(task -> has(task.getIdentifier(), identifier.getSystem() + "|" + identifier.getValue()))
                .toList();
    }

    private String take(Bundle.BundleEntryComponent entry) {
        if (entry.getRequest().getMethod() == Bundle.HTTPVerb.PUT) {
            return store.put(entry.getRequest().getUrl(), entry.getResource()) == null ? "201 Created" : "200 OK";
        }
        var wanted = entry.getRequest().getIfNoneExist().replaceFirst("^identifier=", "");
        var kind = entry.getResource().fhirType();
        if (store.values().stream()
                .anyMatch(known -> known.fhirType().equals(kind) && has(identifiers(known), wanted))) {
            return "200 OK";
        }
        var id = kind + "/" + UUID.randomUUID();
        entry.getResource().setId(id);
        store.put(id, entry.getResource());
        return "201 Created";
    }

    private static List<Identifier> identifiers(Resource resource) {
        var found = new ArrayList<Identifier>();
        if (resource instanceof Task task) {
            found.addAll(task.getIdentifier());
        } else if (resource instanceof ServiceRequest request) {
            found.addAll(request.getIdentifier());
        } else if (resource instanceof Bundle bundle) {
            found.add(bundle.getIdentifier());
        }
        return found;
    }

    private static boolean has(List<Identifier> identifiers, String wanted) {
        return Stream.of(identifiers)
                .flatMap(List::stream)
                .anyMatch(own -> wanted.equals(own.getSystem() + "|" + own.getValue()));
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
