package org.reentryhub.health.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.reentryhub.health.wire.Allowance;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.health.wire.FhirTrouble.Kind;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Asks several questions at once, some of each reading at a time. Its threads are shared by all readings and counted by no
 * metric: how much there is to ask about a patient is health data.
 */
@Component
class ReadingCrew implements DisposableBean {
    private static final int OF_ONE_READING = 6;
    /** Fewer than the connections that a partner has, so that a reading waits here and for no connection. */
    private static final int TOGETHER = 24;

    private static final String NAME = "health-reader-";

    private final ExecutorService threads;

    @Autowired
    ReadingCrew(Environment environment) {
        this(
                Threading.VIRTUAL.isActive(environment)
                        ? new VirtualThreadTaskExecutor(NAME).getVirtualThreadFactory()
                        : new CustomizableThreadFactory(NAME));
    }

    ReadingCrew(ThreadFactory factory) {
        var pool =
                new ThreadPoolExecutor(TOGETHER, TOGETHER, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    /**
     * All the answers, in the order of the questions, whichever came first.
     *
     * @throws FhirTrouble as soon as one question has it, or when the time is over; the others are then given up
     */
    <T> List<T> ask(List<Callable<T>> questions, Allowance allowance) {
        var ended = new LinkedBlockingQueue<Question<T>>();
        var asked = questions.stream().map(ask -> new Question<>(ask, ended)).toList();
        try {
            var waiting = new ConcurrentLinkedQueue<>(asked);
            for (int i = 0; i < Math.min(OF_ONE_READING, asked.size()); i++) {
                threads.execute(() -> work(waiting));
            }
            for (int i = 0; i < asked.size(); i++) {
                next(ended, allowance).answer();
            }
            return answers(asked);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FhirTrouble(Kind.UNREACHABLE);
        } finally {
            giveUp(asked, allowance);
        }
    }

    private static <T> List<T> answers(List<Question<T>> asked) throws InterruptedException {
        var answers = new ArrayList<T>();
        for (var question : asked) {
            answers.add(question.answer());
        }
        return answers;
    }

    private static <T> void giveUp(List<Question<T>> asked, Allowance allowance) {
        if (!asked.stream().allMatch(Question::isAnswered)) {
            allowance.giveUp();
            asked.forEach(question -> question.cancel(true));
        }
    }

    /** One question, for as long as there is time and no longer. */
    <T> T ask(Callable<T> question, Allowance allowance) {
        return ask(List.of(question), allowance).get(0);
    }

    private static <T> void work(Queue<Question<T>> waiting) {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    private static <T> Question<T> next(BlockingQueue<Question<T>> ended, Allowance allowance)
            throws InterruptedException {
        var next = ended.poll(allowance.left().toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) {
            throw new FhirTrouble(Kind.SLOW);
        }
        return next;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    /** Tells when it has ended, however it has. */
    private static final class Question<T> extends FutureTask<T> {
        private final Queue<Question<T>> ended;
        private volatile boolean answered;

        Question(Callable<T> ask, Queue<Question<T>> ended) {
            super(ask);
            this.ended = ended;
        }

        @Override
        protected void done() {
            ended.add(this);
        }

        @Override
        protected void set(T answer) {
            answered = true;
            super.set(answer);
        }

        boolean isAnswered() {
            return answered;
        }

        T answer() throws InterruptedException {
            try {
                return get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException trouble) {
                    throw trouble;
                }
                throw new IllegalStateException("a question broke", failed.getCause());
            }
        }
    }
}
