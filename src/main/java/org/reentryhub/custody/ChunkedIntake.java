package org.reentryhub.custody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Takes in a delivery of any length: while one chunk is being written, the next is read and checked. What was written
 * stays, also when the delivery breaks off; whoever sends it again gets duplicates for it.
 */
@Component
class ChunkedIntake implements DisposableBean {
    private final Intake intake;
    private final ExecutorService readers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "records-reader");
        thread.setDaemon(true);
        return thread;
    });

    ChunkedIntake(Intake intake) {
        this.intake = intake;
    }

    /** @param alongside written in the transaction of each chunk */
    IntakeReport take(Origin origin, Chunks chunks, BiConsumer<Chunk, List<Intake.Taken>> alongside)
            throws IOException {
        IntakeReport report = IntakeReport.EMPTY;
        CompletableFuture<Optional<Chunk>> next = ahead(chunks);
        try {
            for (Optional<Chunk> chunk = read(next); chunk.isPresent(); chunk = read(next)) {
                next = ahead(chunks);
                Chunk now = chunk.get();
                report = report.plus(intake.take(origin, now.arrivals(), taken -> alongside.accept(now, taken)));
            }
            return report;
        } finally {
            // The stream belongs to the caller again when this returns: nobody may still be reading it.
            next.handle((chunk, failure) -> chunk).join();
        }
    }

    private CompletableFuture<Optional<Chunk>> ahead(Chunks chunks) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return chunks.next();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                readers);
    }

    private static Optional<Chunk> read(CompletableFuture<Optional<Chunk>> ahead) throws IOException {
        try {
            return ahead.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException broken) {
                throw broken.getCause();
            }
            throw e;
        }
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
    }
}
