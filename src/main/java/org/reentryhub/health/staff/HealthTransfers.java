package org.reentryhub.health.staff;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.CurrentActor;
import org.reentryhub.health.transfer.TransferDesk;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.problem.ProblemException;
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
    private final UnitTransfers transfers;
    private final TransferDesk desk;
    private final StopDesk brakes;
    private final CurrentActor caller;

    HealthTransfers(UnitTransfers transfers, TransferDesk desk, StopDesk brakes, CurrentActor caller) {
        this.transfers = transfers;
        this.desk = desk;
        this.brakes = brakes;
        this.caller = caller;
    }

    @GetMapping
    UnitTransfers.TransferPage list(
            @RequestParam(required = false) @Nullable String state, @RequestParam(defaultValue = "0") int page) {
        var wanted = Optional.ofNullable(state).filter(name -> !name.isEmpty()).map(HealthTransfers::state);
        if (page < 0) {
            throw ProblemException.badRequest("page counts from 0.");
        }
        return transfers.list(caller.get(), wanted, page);
    }

    @GetMapping("/{id}")
    TransferStory.Whole one(@PathVariable String id) {
        return transfers.look(caller.get(), uuid(id));
    }

    @PostMapping("/{id}/sign-off")
    TransferStory.Whole signOff(@PathVariable String id) {
        desk.signOff(caller.get(), uuid(id));
        return transfers.one(caller.get(), uuid(id));
    }

    /** Lets nothing leave for now. */
    @PostMapping("/{id}/hold")
    TransferStory.Whole hold(@PathVariable String id, @RequestBody(required = false) @Nullable WhyForm why) {
        brakes.hold(caller.get(), uuid(id), WhyForm.words(why));
        return transfers.one(caller.get(), uuid(id));
    }

    @PostMapping("/{id}/resume")
    TransferStory.Whole resume(@PathVariable String id, @RequestBody(required = false) @Nullable WhyForm why) {
        brakes.resume(caller.get(), uuid(id), WhyForm.words(why));
        return transfers.one(caller.get(), uuid(id));
    }

    /** Stops for good, and takes back what has left. */
    @PostMapping("/{id}/stop")
    TransferStory.Whole stop(@PathVariable String id, @RequestBody(required = false) @Nullable WhyForm why) {
        brakes.stop(caller.get(), uuid(id), WhyForm.words(why));
        return transfers.one(caller.get(), uuid(id));
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
}
