package org.reentryhub.health.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.staff.RecipientStory.AnswerLine;
import org.reentryhub.health.staff.RecipientStory.AttemptLine;
import org.reentryhub.health.staff.RecipientStory.Recipient;
import org.reentryhub.health.staff.RecipientStory.TaskLine;

class LadderTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00+01:00");

    @Test
    void beforeTheFirstAttemptNoStepIsReached() {
        assertThat(Ladder.of(recipient("PENDING", List.of(), List.of()))).isEqualTo(new Ladder(null, null, null, null));
    }

    @Test
    void aFailedAttemptIsSentAndNotDelivered() {
        var ladder = Ladder.of(recipient("RETRYING", List.of(attempt(1, "NOT_TAKEN")), List.of()));

        assertThat(ladder.sent()).isEqualTo(NOON.plusMinutes(1));
        assertThat(ladder.delivered()).isNull();
    }

    @Test
    void theAttemptThatArrivedIsTheDelivery() {
        var attempts = List.of(attempt(1, "UNKNOWN"), attempt(2, "DELIVERED"));

        assertThat(Ladder.of(recipient("DELIVERED", attempts, List.of())).delivered())
                .isEqualTo(NOON.plusMinutes(2).plusSeconds(5));
    }

    @Test
    void toHaveReceivedIsNoAnswer() {
        var ladder =
                Ladder.of(recipient("DELIVERED", List.of(attempt(1, "DELIVERED")), List.of(answer(10, "received"))));

        assertThat(ladder.opened()).isEqualTo(NOON.plusMinutes(10));
        assertThat(ladder.answered()).isNull();
    }

    @Test
    void theFirstYesOrNoIsTheAnswer() {
        var answers = List.of(answer(10, "received"), answer(20, "accepted"), answer(30, "completed"));

        assertThat(Ladder.of(recipient("DELIVERED", List.of(attempt(1, "DELIVERED")), answers))
                        .answered())
                .isEqualTo(NOON.plusMinutes(20));
    }

    @Test
    void aNoOfAnotherListIsReadAsOther() {
        var no = new AnswerLine(NOON, "rejected", null, "their-own-code", "Fullt.", null);
        var card = RecipientCard.of(recipient("DELIVERED", List.of(), List.of(no)));

        assertThat(card.said().get(0).reason()).isEqualTo("other");
    }

    private static AttemptLine attempt(int number, @Nullable String outcome) {
        var began = NOON.plusMinutes(number);
        return new AttemptLine(number, began, began.plusSeconds(5), outcome);
    }

    private static AnswerLine answer(int minute, String status) {
        return new AnswerLine(NOON.plusMinutes(minute), status, null, null, null, null);
    }

    private static Recipient recipient(String state, List<AttemptLine> attempts, List<AnswerLine> answers) {
        var task = answers.isEmpty()
                ? "requested"
                : answers.get(answers.size() - 1).status();
        return new Recipient(
                "gp-oslo",
                "Legesenteret",
                new UUID(0, 1),
                state,
                attempts,
                new TaskLine(task, null),
                answers,
                null,
                false,
                null,
                null);
    }
}
