package org.reentryhub.web;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.problem.Problem;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.door.ProblemAnswers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Answers a call with an {@code Idempotency-Key} once, and again the same whenever it is repeated. The key belongs to the user
 * and the path and is bound by the first call whatever that was answered, unless the hub itself failed (5xx).
 *
 * <p>The answer is kept in the transaction of the work, so a crash leaves both or neither; a refusal undoes the work and is
 * kept alone. Two calls with one key wait for each other: in one hub before they take a connection, between hubs on a lock of
 * the database.
 */
@Component("idempotentAnswers")
public class IdempotentAnswers {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]{0,198}[\\x21-\\x7E])?");
    private static final ProblemException MALFORMED =
            ProblemException.badRequest("An Idempotency-Key is 1 to 200 visible ASCII characters.");
    private static final ProblemException OTHER_BODY =
            ProblemException.unprocessable("", "the Idempotency-Key was used before with another body");

    private final KeptAnswers kept;
    private final ProblemAnswers problems;
    private final TransactionOperations transactions;
    private final Lock[] atWork = Stream.generate(ReentrantLock::new).limit(256).toArray(Lock[]::new);

    IdempotentAnswers(KeptAnswers kept, ProblemAnswers problems, TransactionOperations transactions) {
        this.kept = kept;
        this.problems = problems;
        this.transactions = transactions;
    }

    /**
     * Does the work and answers, or answers as it was answered before. Must not be called within a transaction.
     *
     * @param path of the request, as it came
     * @param key the header, or null when there is none: then the work is simply done in a transaction
     * @param requestBody the very bytes; the same key with others is a 422
     * @param work reads the body, changes things and answers; a {@link ProblemException} undoes what it changed
     */
    public Answer answer(Actor actor, String path, @Nullable String key, byte[] requestBody, Supplier<Answer> work) {
        if (key == null) {
            return inOneTransaction(work);
        }
        if (!KEY.matcher(key).matches()) {
            throw MALFORMED;
        }
        KeptAnswers.Binding binding = kept.binding(actor, path, key, requestBody);
        Lock lock = atWork[Math.floorMod(binding.number(), atWork.length)];
        lock.lock();
        try {
            return first(binding, work);
        } finally {
            lock.unlock();
        }
    }

    private Answer first(KeptAnswers.Binding binding, Supplier<Answer> work) {
        try {
            return onceOnly(binding, work);
        } catch (ProblemException refusal) {
            if (refusal.problem().status() >= 500) {
                throw refusal;
            }
            return onceOnly(binding, () -> of(refusal));
        }
    }

    private Answer onceOnly(KeptAnswers.Binding binding, Supplier<Answer> work) {
        return inOneTransaction(() -> {
            kept.lock(binding);
            return kept.find(binding)
                    .map(before -> before.isFor(binding) ? before.answer() : of(OTHER_BODY))
                    .orElseGet(() -> kept.keep(binding, work.get()));
        });
    }

    private Answer inOneTransaction(Supplier<Answer> work) {
        Answer answer = transactions.execute(transaction -> work.get());
        if (answer == null) {
            throw new IllegalStateException("work without an answer");
        }
        return answer;
    }

    private Answer of(ProblemException refusal) {
        return new Answer(
                refusal.problem().status(),
                Problem.MEDIA_TYPE,
                problems.bytes(refusal.problem(), refusal.extensions()));
    }
}
