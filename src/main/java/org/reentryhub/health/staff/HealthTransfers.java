package org.reentryhub.health.staff;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.CurrentActor;
import org.reentryhub.health.HealthTrail;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferDesk;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.transfer.Transfers;
import org.reentryhub.problem.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The health unit's transfers (CONTRACT 3): where they stand, what was answered, and the word to let one go. */
@RestController
@RequestMapping("/health/transfers")
class HealthTransfers {
    private static final int PAGE = 50;

    private final Transfers transfers;
    private final TransferDesk desk;
    private final StopDesk brakes;
    private final TransferStory story;
    private final HealthTrail trail;
    private final CurrentActor caller;
    private final TransactionTemplate transactions;

    HealthTransfers(
            Transfers transfers,
            TransferDesk desk,
            StopDesk brakes,
            TransferStory story,
            HealthTrail trail,
            CurrentActor caller,
            @Qualifier("healthTransactions") TransactionTemplate transactions) {
        this.transfers = transfers;
        this.desk = desk;
        this.brakes = brakes;
        this.story = story;
        this.trail = trail;
        this.caller = caller;
        this.transactions = transactions;
    }

    record TransferPage(List<TransferStory.Summary> items, long total, int page) {}

    @GetMapping
    TransferPage list(
            @RequestParam(required = false) @Nullable String state, @RequestParam(defaultValue = "0") int page) {
        var wanted = Optional.ofNullable(state).filter(name -> !name.isEmpty()).map(HealthTransfers::state);
        if (page < 0) {
            throw ProblemException.badRequest("page counts from 0.");
        }
        var prison = caller.get().organisation();
        return inTransaction(() -> new TransferPage(
                transfers.ofPrison(prison, wanted, page, PAGE).stream()
                        .map(story::summary)
                        .toList(),
                transfers.count(prison, wanted),
                page));
    }

    @GetMapping("/{id}")
    TransferStory.Whole one(@PathVariable String id) {
        return inTransaction(() -> {
            var transfer = mine(id);
            trail.entry(caller.get(), transfer.notes().person(), "LOOKED_AT_TRANSFER", id);
            return story.whole(transfer);
        });
    }

    @PostMapping("/{id}/sign-off")
    TransferStory.Whole signOff(@PathVariable String id) {
        desk.signOff(caller.get(), uuid(id));
        return inTransaction(() -> story.whole(mine(id)));
    }

    /** Lets nothing leave for now. */
    @PostMapping("/{id}/hold")
    TransferStory.Whole hold(@PathVariable String id, @RequestBody(required = false) @Nullable WhyForm why) {
        brakes.hold(caller.get(), uuid(id), WhyForm.words(why));
        return inTransaction(() -> story.whole(mine(id)));
    }

    @PostMapping("/{id}/resume")
    TransferStory.Whole resume(@PathVariable String id, @RequestBody(required = false) @Nullable WhyForm why) {
        brakes.resume(caller.get(), uuid(id), WhyForm.words(why));
        return inTransaction(() -> story.whole(mine(id)));
    }

    /** Stops for good, and takes back what has left. */
    @PostMapping("/{id}/stop")
    TransferStory.Whole stop(@PathVariable String id, @RequestBody(required = false) @Nullable WhyForm why) {
        brakes.stop(caller.get(), uuid(id), WhyForm.words(why));
        return inTransaction(() -> story.whole(mine(id)));
    }

    private Transfer mine(String id) {
        return transfers
                .find(uuid(id))
                .filter(transfer -> transfer.prison().equals(caller.get().organisation()))
                .orElseThrow(ProblemException::notFound);
    }

    private static TransferState state(String name) {
        return Stream.of(TransferState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest("There is no such state of a transfer."));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw ProblemException.notFound();
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
