package org.reentryhub.health.sending;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.reentryhub.web.OwnTomcat;

/**
 * A provider's FHIR server: HAPI's own, over HTTP, with transactions, conditional create, versions, search by identifier and by
 * time, documents and messages, and the CapabilityStatement that HAPI makes of it. It can lose an answer after having done the
 * work, as networks do.
 */
public final class RealReceiver implements AutoCloseable {
    private final ReceiverStore store = new ReceiverStore();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger taskLookups = new AtomicInteger();
    private volatile int lostAs = 500;
    private volatile boolean down;
    private final AtomicInteger movesWhenLookedUp = new AtomicInteger();
    private volatile Consumer<Task> moving = task -> {};
    private final AtomicReference<Runnable> whenRequestIsLookedUp = new AtomicReference<>(() -> {});
    private final Deque<MessageHeader.ResponseType> replies = new ArrayDeque<>();
    private final List<Bundle> messages = new ArrayList<>();
    private final OwnTomcat tomcat;

    /** One way in which a server takes a summary. */
    enum Takes {
        TRANSACTIONS,
        DOCUMENTS,
        MESSAGES
    }

    public RealReceiver() {
        this(EnumSet.allOf(Takes.class));
    }

    RealReceiver(Set<Takes> ways) {
        var server = new RestfulServer(FhirContext.forR4Cached());
        server.registerProvider(new Searches());
        server.registerInterceptor(new MayBeDown());
        ways.forEach(way -> server.registerProvider(
                switch (way) {
                    case TRANSACTIONS -> new Transactions();
                    case DOCUMENTS -> new Documents();
                    case MESSAGES -> new Messages();
                }));
        tomcat = new OwnTomcat(Map.of("/fhir/*", server, "/r5/metadata", new SaysThatItIsNewer()));
    }

    public String base() {
        return tomcat.address("/fhir");
    }

    /** Another base, of a server that speaks a FHIR of its own. */
    String baseOfNewer() {
        return tomcat.address("/r5");
    }

    /** From now on that many answers get lost on their way back; what was asked is done. */
    void losesAnswers(int count) {
        losesAnswers(count, 500);
    }

    /** The same, and a proxy before it says something else in its place. */
    void losesAnswers(int count, int status) {
        lostAs = status;
        answersToLose.set(count);
    }

    /** From now on it does nothing and answers nothing, or does again. */
    void isDown(boolean now) {
        down = now;
    }

    /** The next Tasks that are looked up move on right after. */
    void movesTasksWhenLookedUp(int count) {
        movesTasksWhenLookedUp(count, task -> {});
    }

    /** The same, and what its people do with them then. */
    void movesTasksWhenLookedUp(int count, Consumer<Task> how) {
        moving = how;
        movesWhenLookedUp.set(count);
    }

    /** Something happens when a request is looked up the next time, before it is found. */
    void whenARequestIsLookedUp(Runnable once) {
        whenRequestIsLookedUp.set(once);
    }

    /** What the next messages are replied to with; those after them are taken. */
    void replies(MessageHeader.ResponseType... next) {
        replies.addAll(List.of(next));
    }

    /** How often it was asked for Tasks. */
    int taskLookups() {
        return taskLookups.get();
    }

    /** How many letters of any kind came. */
    public int transactions() {
        return asked.get();
    }

    /** It is as on its first day. */
    synchronized void forgets() {
        store.clear();
        messages.clear();
        replies.clear();
        asked.set(0);
        taskLookups.set(0);
        down = false;
        answersToLose.set(0);
        movesWhenLookedUp.set(0);
        whenRequestIsLookedUp.set(() -> {});
    }

    List<String> kinds() {
        return store.kinds();
    }

    Task task() {
        return only(Task.class);
    }

    ServiceRequest request() {
        return only(ServiceRequest.class);
    }

    <T extends Resource> T only(Class<T> kind) {
        var all = store.all(kind);
        if (all.size() != 1) {
            throw new AssertionError("there are " + all.size() + " of " + kind.getSimpleName());
        }
        return all.get(0);
    }

    <T extends Resource> List<T> all(Class<T> kind) {
        return store.all(kind);
    }

    synchronized List<Bundle> messages() {
        return List.copyOf(messages);
    }

    /** What its people do with its Task. */
    void sets(Task.TaskStatus status) {
        var task = task();
        task.setStatus(status);
        store.put("Task/" + task.getIdElement().getIdPart(), task, null);
    }

    private void loseIfMeantTo() {
        if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw BaseServerResponseException.newInstance(lostAs, "the answer was lost");
        }
    }

    /** Answers nothing while it is down. */
    @Interceptor
    public final class MayBeDown {
        @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
        public void refuse() {
            if (down) {
                throw BaseServerResponseException.newInstance(503, "down");
            }
        }
    }

    /** Takes transactions. */
    final class Transactions {
        @Transaction
        public Bundle transaction(@TransactionParam Bundle letter) {
            asked.incrementAndGet();
            var answer = store.transact(letter);
            loseIfMeantTo();
            return answer;
        }
    }

    /** Takes documents. */
    final class Documents {
        @Create(type = Bundle.class)
        public MethodOutcome create(@ResourceParam Bundle document, @ConditionalUrlParam String condition) {
            asked.incrementAndGet();
            var known = Optional.ofNullable(condition)
                    .flatMap(search -> store.find("Bundle", search.replaceFirst("^.*\\?", "")));
            var place = known.orElseGet(() -> store.create(document));
            loseIfMeantTo();
            return new MethodOutcome(new IdType(place), known.isEmpty());
        }
    }

    /** Takes messages, each once. */
    final class Messages {
        @Operation(name = "$process-message", idempotent = false)
        public Bundle process(@ResourceParam Bundle message) {
            asked.incrementAndGet();
            var header = (MessageHeader) message.getEntryFirstRep().getResource();
            var reply = Optional.ofNullable(replies.poll()).orElse(MessageHeader.ResponseType.OK);
            if (reply == MessageHeader.ResponseType.OK) {
                keep(message);
            }
            loseIfMeantTo();
            var answer = new Bundle().setType(Bundle.BundleType.MESSAGE);
            var response = new MessageHeader();
            response.setEvent(header.getEventCoding());
            response.getResponse()
                    .setIdentifier(header.getIdElement().getIdPart())
                    .setCode(reply);
            answer.addEntry().setResource(response);
            return answer;
        }
    }

    private synchronized void keep(Bundle message) {
        var id = message.getIdentifier().getValue();
        if (messages.stream()
                .noneMatch(known -> known.getIdentifier().getValue().equals(id))) {
            messages.add(message);
        }
    }

    /** Searches, and updates of a Task with or without its version. */
    final class Searches {
        @Search(type = Task.class)
        public List<Task> tasks(
                @OptionalParam(name = "identifier") TokenParam identifier,
                @OptionalParam(name = "_lastUpdated") DateRangeParam updated) {
            taskLookups.incrementAndGet();
            var found = matching(store.all(Task.class), identifier).stream()
                    .filter(task -> isWithin(task, updated))
                    .toList();
            // Rounds of asking look for other Tasks as well, at any time: those are not what is meant.
            if (updated == null
                    && !found.isEmpty()
                    && movesWhenLookedUp.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                found.forEach(task -> {
                    var moved = task.copy();
                    moving.accept(moved);
                    store.put("Task/" + task.getIdElement().getIdPart(), moved, null);
                });
            }
            return found;
        }

        @Search(type = ServiceRequest.class)
        public List<ServiceRequest> requests(@OptionalParam(name = "identifier") TokenParam identifier) {
            whenRequestIsLookedUp.getAndSet(() -> {}).run();
            return matching(store.all(ServiceRequest.class), identifier);
        }

        @Search(type = Bundle.class)
        public List<Bundle> bundles(@OptionalParam(name = "identifier") TokenParam identifier) {
            return matching(store.all(Bundle.class), identifier);
        }

        @Update
        public MethodOutcome update(@IdParam IdType id, @ResourceParam Task task) {
            var version = id.getVersionIdPart();
            store.put("Task/" + id.getIdPart(), task, version == null ? null : "W/\"" + version + "\"");
            return new MethodOutcome(id);
        }
    }

    private static <T extends Resource> List<T> matching(Collection<T> all, TokenParam identifier) {
        return all.stream()
                .filter(each -> identifier == null
                        || ReceiverStore.has(each, identifier.getSystem() + "|" + identifier.getValue()))
                .toList();
    }

    private static boolean isWithin(Task task, DateRangeParam updated) {
        var at = task.getMeta().getLastUpdated();
        return updated == null
                || (updated.getLowerBoundAsInstant() == null || !at.before(updated.getLowerBoundAsInstant()))
                        && (updated.getUpperBoundAsInstant() == null || !at.after(updated.getUpperBoundAsInstant()));
    }

    /** Nothing but a description. */
    private static final class SaysThatItIsNewer extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/fhir+json");
            response.getWriter()
                    .write(
                            """
                    {"resourceType":"CapabilityStatement","status":"active","kind":"instance","fhirVersion":"5.0.0",
                     "format":["json"],"rest":[{"mode":"server","interaction":[{"code":"transaction"}]}]}""");
        }
    }

    @Override
    public void close() {
        tomcat.close();
    }
}
