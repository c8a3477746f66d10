package org.reentryhub.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.HubTest;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.AuditTrail;
import org.reentryhub.audit.Role;
import org.reentryhub.problem.ProblemException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each test has a path of its own; the work it does is a row in the audit trail, so that its effects can be counted. */
@HubTest
class IdempotentAnswersTest {
    private static final AtomicInteger PATHS = new AtomicInteger();
    private static final Actor MANAGER = new Actor("casemanager", Role.CASE_MANAGER, "OSLO");
    private static final byte[] BODY = "{\"domains\":[\"HOUSING\"]}".getBytes(UTF_8);

    @Autowired
    IdempotentAnswers answers;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    String path = "";

    @BeforeEach
    void takeAPath() {
        path = "/api/people/IDEMPOTENT-" + PATHS.incrementAndGet() + "/handovers";
    }

    @Test
    void theSameCallIsAnsweredAgainAndNotDoneAgain() {
        Answer first = answers.answer(MANAGER, path, "k-1", BODY, work("first"));
        Answer second = answers.answer(MANAGER, path, "k-1", BODY, work("second"));
        assertThat(second).isEqualTo(first);
        assertThat(second.body()).isEqualTo("first".getBytes(UTF_8));
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void anotherBodyIsRefusedAndTheFirstOneStillHolds() {
        Answer first = answers.answer(MANAGER, path, "k-1", BODY, work("first"));
        assertThat(answers.answer(MANAGER, path, "k-1", "{}".getBytes(UTF_8), work("x"))
                        .status())
                .isEqualTo(422);
        assertThat(answers.answer(MANAGER, path, "k-1", BODY, work("y"))).isEqualTo(first);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aKeyBelongsToItsUserAndPath() {
        answers.answer(MANAGER, path, "k-1", BODY, work("a"));
        answers.answer(new Actor("other", Role.CASE_MANAGER, "OSLO"), path, "k-1", BODY, work("b"));
        answers.answer(MANAGER, path + "/x", "k-1", BODY, work("c"));
        answers.answer(MANAGER, path, "k-2", BODY, work("d"));
        assertThat(effects()).isEqualTo(4);
    }

    @Test
    void withoutAKeyEveryCallIsDone() {
        answers.answer(MANAGER, path, null, BODY, work("a"));
        answers.answer(MANAGER, path, null, BODY, work("b"));
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void aRefusalUndoesTheWorkAndIsBoundToo() {
        Answer first = answers.answer(MANAGER, path, "k-1", BODY, () -> {
            effect();
            throw ProblemException.unprocessable("/domains", "everything is blocked");
        });
        assertThat(first.status()).isEqualTo(422);
        assertThat(new String(first.body(), UTF_8)).contains("/domains");
        assertThat(answers.answer(MANAGER, path, "k-1", BODY, work("late"))).isEqualTo(first);
        assertThat(effects()).isZero();
    }

    @Test
    void aFailureOfTheHubBindsNothing() {
        assertThatThrownBy(() -> answers.answer(MANAGER, path, "k-1", BODY, () -> {
                    effect();
                    throw ProblemException.unavailable("not now", Duration.ofSeconds(1));
                }))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> answers.answer(MANAGER, path, "k-1", BODY, () -> {
                    effect();
                    throw new IllegalStateException("ours");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(effects()).isZero();
        assertThat(answers.answer(MANAGER, path, "k-1", BODY, work("done")).status())
                .isEqualTo(202);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void fiftyAtOnceHaveOneEffectAndOneAnswer() {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(50);
        try {
            List<CompletableFuture<Answer>> calls = IntStream.range(0, 50)
                    .mapToObj(call -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return answers.answer(MANAGER, path, "k-1", BODY, work("call " + call));
                            },
                            callers))
                    .toList();
            start.countDown();
            assertThat(calls.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        } finally {
            callers.shutdown();
        }
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void whatRestsIsSealed() {
        answers.answer(MANAGER, path, "k-visible", BODY, work("a visible answer"));
        assertThat(jdbc.sql("select encode(binding || request || sealed, 'escape') from hub.idempotency")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row ->
                        row.contains("k-visible") || row.contains("visible answer") || row.contains("IDEMPOTENT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\tb", " a", "å", "a\u0000"})
    void aMalformedKeyIsABadRequest(String key) {
        assertThatThrownBy(() -> answers.answer(MANAGER, path, key, BODY, work("x")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(400));
        assertThat(effects()).isZero();
    }

    @Test
    void aKeyHasABound() {
        assertThat(answers.answer(MANAGER, path, "k".repeat(200), BODY, work("x"))
                        .status())
                .isEqualTo(202);
        assertThatThrownBy(() -> answers.answer(MANAGER, path, "k".repeat(201), BODY, work("x")))
                .isInstanceOf(ProblemException.class);
    }

    private Supplier<Answer> work(String says) {
        return () -> {
            effect();
            return new Answer(202, "application/json", says.getBytes(UTF_8));
        };
    }

    private void effect() {
        trail.operated(MANAGER, "idempotency test", path);
    }

    private int effects() {
        return jdbc.sql("select count(*) from audit.entry where subject like :path")
                .param("path", path.replace("/handovers", "/%"))
                .query(Integer.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
