package org.reentryhub.health.transfer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatesTest {

    @ParameterizedTest
    @EnumSource
    void everyTaskStateIsReachedFromTheFirst(TaskState state) {
        assertThat(state == TaskState.REQUESTED || TaskState.REQUESTED.leadsTo(state))
                .isTrue();
    }

    @Test
    void aPollMaySkipStatesButNeverGoBack() {
        assertThat(TaskState.REQUESTED.leadsTo(TaskState.COMPLETED)).isTrue();
        assertThat(TaskState.RECEIVED.leadsTo(TaskState.IN_PROGRESS)).isTrue();
        assertThat(TaskState.ON_HOLD.leadsTo(TaskState.IN_PROGRESS)).isTrue();
        assertThat(TaskState.ACCEPTED.leadsTo(TaskState.RECEIVED)).isFalse();
        assertThat(TaskState.ACCEPTED.leadsTo(TaskState.REJECTED)).isFalse();
        assertThat(TaskState.REJECTED.leadsTo(TaskState.ACCEPTED)).isFalse();
    }

    @Test
    void onlyAnErrorFollowsTheEnd() {
        assertThat(EnumSet.allOf(TaskState.class).stream().filter(TaskState::isFinal))
                .containsExactlyInAnyOrder(
                        TaskState.REJECTED,
                        TaskState.COMPLETED,
                        TaskState.FAILED,
                        TaskState.CANCELLED,
                        TaskState.ENTERED_IN_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void theCodesAreThoseOfFhir(TaskState state) {
        assertThat(org.hl7.fhir.r4.model.Task.TaskStatus.fromCode(state.code())).isNotNull();
        assertThat(TaskState.of(state.code())).contains(state);
    }

    /** The whole table: what is not in it cannot be. */
    @ParameterizedTest
    @CsvSource({
        "AWAITING_SIGN_OFF, PREPARING STOPPED",
        "PREPARING, SENDING NEEDS_ATTENTION HELD STOPPED",
        "SENDING, SENT NEEDS_ATTENTION HELD STOPPED",
        "NEEDS_ATTENTION, PREPARING SENDING SENT STOPPED",
        "HELD, PREPARING SENDING STOPPED",
        "SENT, STOPPED",
        "STOPPED, ''"
    })
    void aTransferGoesWhereItMayAndNowhereElse(TransferState from, String to) {
        assertThat(from.next())
                .containsExactlyInAnyOrderElementsOf(Stream.of(to.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(TransferState::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theTableOfTheDocumentIsThisTable(TransferState state) throws IOException {
        var to = state.next().isEmpty()
                ? "nothing"
                : state.next().stream().map(next -> "`" + next + "`").collect(joining(", "));

        assertThat(Files.readString(Path.of("docs/health.md"))).contains("| `" + state + "` | " + to + " |\n");
    }

    @Test
    void everyTransferStateIsInTheTableAboveAndReachedFromAFirst() {
        var reached = EnumSet.of(TransferState.AWAITING_SIGN_OFF, TransferState.PREPARING);
        for (var state : TransferState.values()) {
            reached.addAll(state.next());
        }
        assertThat(reached).containsExactlyInAnyOrder(TransferState.values()).hasSize(7);
    }

    @Test
    void nothingLeavesOfATransferThatWaitsForSomebodyIsHeldOrIsStopped() {
        assertThat(EnumSet.allOf(TransferState.class).stream().filter(state -> !state.letsGo()))
                .containsExactlyInAnyOrder(TransferState.AWAITING_SIGN_OFF, TransferState.HELD, TransferState.STOPPED);
    }

    @Test
    void aTransferIsSignedOffWhereItWaitsForSomebodyAndNowhereElse() {
        assertThat(EnumSet.allOf(TransferState.class).stream().filter(TransferState::canBeSignedOff))
                .containsExactlyInAnyOrder(TransferState.AWAITING_SIGN_OFF, TransferState.NEEDS_ATTENTION);
    }
}
