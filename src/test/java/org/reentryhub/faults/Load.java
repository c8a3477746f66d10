package org.reentryhub.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.reentryhub.NorwegianTime;
import org.reentryhub.faults.Event.AnswerTaken;
import org.reentryhub.faults.Event.HandoverTaken;
import org.reentryhub.faults.Event.ReleaseTold;
import org.reentryhub.faults.Event.Unknown;
import org.reentryhub.faults.Event.WithdrawalAsked;
import org.reentryhub.faults.Event.Withdrawn;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;

/**
 * People who are handed over, each by somebody who does not give up: what nobody knows the outcome of is asked again under the
 * same name. Some are told another release date, some take a consent back, some are answered.
 */
final class Load {
    private static final List<String> DOMAINS = List.of("HOUSING", "EMPLOYMENT");
    private static final Map<String, String> CLOUD_EVENT = Map.of("Content-Type", "application/cloudevents+json");
    private static final long BETWEEN_TRIES = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long BETWEEN_PEOPLE = TimeUnit.MILLISECONDS.toNanos(40);

    private final Supplier<Hub> hub;
    private final History history;
    private final Queue<String> toAnswer;
    private final long seed;
    private final AtomicInteger people = new AtomicInteger();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private volatile boolean over;
    private volatile boolean calm;

    Load(Supplier<Hub> hub, History history, Queue<String> toAnswer, long seed) {
        this.hub = hub;
        this.history = history;
        this.toAnswer = toAnswer;
        this.seed = seed;
    }

    void begin() {
        for (int i = 0; i < 3; i++) {
            workers.submit(this::handPeopleOver);
        }
        workers.submit(this::answerReferrals);
    }

    /** Lets everybody finish what they have begun. */
    void finish() throws InterruptedException {
        over = true;
        workers.shutdown();
        if (!workers.awaitTermination(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the load does not come to an end");
        }
    }

    int people() {
        return people.get();
    }

    /** From now on nothing changes for whoever has been handed over, so that no message is overtaken by a newer one. */
    void calm() {
        calm = true;
    }

    /** Somebody is told yet another release date, long after all else that is told here. */
    void tellAnother(String person) {
        new Case(person, new Random(seed)).tellAnother();
    }

    private void handPeopleOver() {
        while (!over) {
            int number = people.getAndIncrement();
            try {
                new Case("KI-F%d-%d".formatted(seed, number), new Random(seed * 31 + number)).live();
            } catch (RuntimeException | AssertionError unexpected) {
                history.add(new Unknown("the load broke: " + unexpected));
            }
            LockSupport.parkNanos(BETWEEN_PEOPLE);
        }
    }

    private void answerReferrals() {
        while (!over) {
            String referral = toAnswer.poll();
            if (referral == null) {
                LockSupport.parkNanos(BETWEEN_TRIES);
            } else if (referral.hashCode() % 2 == 0) {
                answer(referral);
            }
        }
    }

    private void answer(String referral) {
        String id = UUID.randomUUID().toString();
        String body = "{\"answerId\":\"%s\",\"version\":1,\"answer\":\"IN_REVIEW\"}".formatted(id);
        Hub.Said said = insist(
                "an answer", () -> hub.get().as("housing").post("/partner/referrals/" + referral + "/answers", body));
        if (said.status() == 202) {
            history.add(new AnswerTaken(referral, id));
        }
    }

    /** Asks until there is an answer that says yes or no. */
    private Hub.Said insist(String what, Supplier<Hub.Said> call) {
        while (true) {
            try {
                Hub.Said said = call.get();
                if (said.status() < 500) {
                    return said;
                }
                history.add(new Unknown(what + " " + said.status()));
            } catch (UncheckedIOException broken) {
                history.add(new Unknown(what + " "
                        + Objects.requireNonNull(broken.getCause()).getClass().getSimpleName()));
            }
            LockSupport.parkNanos(BETWEEN_TRIES);
        }
    }

    /** One person's. */
    private final class Case {
        private final String person;
        private final Random chance;
        private final LocalDate release = LocalDate.now(NorwegianTime.ZONE).plusDays(60);

        Case(String person, Random chance) {
            this.person = person;
            this.chance = chance;
        }

        void live() {
            tell(release.toString(), "admitted", "2026-11-20T08:00:00+01:00");
            DOMAINS.forEach(this::consent);
            handOver();
            if (calm) {
                return;
            }
            if (chance.nextInt(10) < 4) {
                tell(release.plusDays(40).toString(), "release-date-changed", "2026-11-21T08:00:00+01:00");
            }
            if (chance.nextInt(10) < 3) {
                withdraw("HOUSING");
            }
        }

        private void tellAnother() {
            tell(release.plusDays(80).toString(), "release-date-changed", "2026-11-22T08:00:00+01:00");
        }

        private void tell(String date, String cause, String at) {
            String event = Prisoner.named(person).released(date).event(cause, at);
            expect(202, insist("a record", () -> hub.get()
                    .as("prison-records")
                    .post("/records/events", event, CLOUD_EVENT)));
            history.add(new ReleaseTold(person, date));
        }

        private void consent(String domain) {
            String body =
                    """
                    {"recipientKind":"%s","domains":["%s"],"givenOn":"2026-11-01","evidence":"SIGNED_FORM"}"""
                            .formatted(domain, domain);
            // Without a key: what may have been written is looked up before it is written again.
            insist(
                    "a consent",
                    () -> consentOf(domain).isEmpty()
                            ? manager().post(path("/consents"), body)
                            : manager().get(path("")));
        }

        private Set<String> consentOf(String domain) {
            Hub.Said said = manager().get(path(""));
            return said.status() != 200
                    ? Set.of()
                    : ids(
                            said.json().get("consents"),
                            consent -> consent.get("recipientKind").asText().equals(domain));
        }

        private void handOver() {
            Map<String, String> key =
                    Map.of("Idempotency-Key", UUID.randomUUID().toString());
            Hub.Said said = insist("a handover", () -> manager()
                    .post(path("/handovers"), "{\"domains\":[\"HOUSING\",\"EMPLOYMENT\"]}", key));
            expect(202, said);
            Map<String, String> referrals = new HashMap<>();
            said.json()
                    .get("referrals")
                    .forEach(referral -> referrals.put(
                            referral.get("domain").asText(),
                            referral.get("referralId").asText()));
            history.add(new HandoverTaken(person, Map.copyOf(referrals)));
        }

        private void withdraw(String domain) {
            history.add(new WithdrawalAsked(person, domain));
            String consent = insistOn(() -> consentOf(domain));
            Hub.Said said =
                    insist("a withdrawal", () -> manager().post(path("/consents/" + consent + "/withdrawal"), "{}"));
            expect(200, said);
            history.add(new Withdrawn(
                    person,
                    domain,
                    StreamSupport.stream(said.json().get("disclosed").spliterator(), false)
                            .map(line -> line.get("messageId").asText())
                            .collect(Collectors.toSet())));
        }

        private String insistOn(Supplier<Set<String>> ids) {
            Set<String> found = new HashSet<>();
            insist("a consent's id", () -> {
                found.addAll(ids.get());
                return manager().get(path(""));
            });
            return found.stream().findFirst().orElseGet(() -> insistOn(ids));
        }

        private Set<String> ids(JsonNode items, Predicate<JsonNode> which) {
            return StreamSupport.stream(items.spliterator(), false)
                    .filter(which)
                    .map(item -> item.get("id").asText())
                    .collect(Collectors.toSet());
        }

        private Hub manager() {
            return hub.get().as("casemanager");
        }

        private String path(String below) {
            return "/api/people/" + person + below;
        }

        private void expect(int status, Hub.Said said) {
            if (said.status() != status) {
                throw new IllegalStateException(person + ": " + said.status() + " " + said.text());
            }
        }
    }
}
