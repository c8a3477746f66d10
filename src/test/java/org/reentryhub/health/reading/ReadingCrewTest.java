package org.reentryhub.health.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.wire.Allowance;
import org.reentryhub.health.wire.FhirAnswer;
import org.reentryhub.health.wire.FhirQuestion;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.health.wire.FhirTrouble.Kind;
import org.reentryhub.health.wire.FhirWire;

class ReadingCrewTest {
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ReadingCrew crew = new ReadingCrew(work -> {
        var thread = new Thread(work);
        threads.add(thread);
        return thread;
    });

    @AfterEach
    void end() {
        crew.destroy();
        await().atMost(ofSeconds(5)).until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void theAnswersStandInTheOrderOfTheQuestions() {
        List<Callable<Integer>> questions = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(number -> () -> {
                    LockSupport.parkNanos(ofMillis(20 - number).toNanos());
                    return number;
                })
                .toList();

        assertThat(crew.ask(questions, Allowance.within(ofSeconds(10))))
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void theFirstTroubleEndsAllAndNothingMoreIsAsked() {
        var asked = new AtomicInteger();
        var never = new CountDownLatch(1);
        Callable<Integer> hanging = () -> {
            asked.incrementAndGet();
            never.await();
            return 0;
        };
        Callable<Integer> broken = () -> {
            await().until(() -> asked.get() == 5);
            throw new FhirTrouble(Kind.UNAUTHORISED);
        };
        var questions = List.of(hanging, hanging, hanging, hanging, hanging, broken, hanging, hanging);

        assertThatThrownBy(() -> crew.ask(questions, Allowance.within(ofSeconds(60))))
                .hasMessage("UNAUTHORISED");
        assertThat(crew.ask(() -> 1, Allowance.within(ofSeconds(10)))).isEqualTo(1);
    }

    @Test
    void whatIsNotThereInTimeIsNotWaitedForAndLeavesNoThreadBehind() {
        var never = new CountDownLatch(1);
        Callable<Boolean> hanging = () -> {
            never.await();
            return true;
        };
        long began = System.nanoTime();

        assertThatThrownBy(() -> crew.ask(List.of(hanging, hanging, () -> true), Allowance.within(ofMillis(200))))
                .hasMessage("SLOW");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(ofMillis(200), ofSeconds(10));
    }

    @Test
    void whoeverIsInterruptedWhileWaitingStopsAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> crew.ask(() -> 1, Allowance.within(ofSeconds(60))))
                .hasMessage("UNREACHABLE");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aLivelySlowAnswerIsGivenUpWhenTheTimeIsOver() throws IOException {
        var question = FhirQuestion.to(FhirServerTest.unit(), "/Patient/p", Allowance.within(ofMillis(200)));
        var drops = new InputStream() {
            @Override
            public int read() {
                LockSupport.parkNanos(ofMillis(10).toNanos());
                return ' ';
            }

            @Override
            public int read(byte[] piece, int from, int most) {
                piece[from] = (byte) read();
                return 1;
            }
        };

        assertThat(new FhirWire().answer(question, 200, drops)).isEqualTo(FhirAnswer.NONE);
    }

    @Test
    void anAnswerThatFitsIsTakenWhole() throws IOException {
        var question = FhirQuestion.to(FhirServerTest.unit(), "/Patient/p", Allowance.within(ofSeconds(60)));
        var text = "å".repeat(100_000);

        var answer = new FhirWire().answer(question, 200, new java.io.ByteArrayInputStream(text.getBytes(UTF_8)));

        assertThat(answer).isEqualTo(new FhirAnswer(200, text));
    }
}
