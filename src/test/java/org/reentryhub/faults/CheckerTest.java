package org.reentryhub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reentryhub.faults.Event.AnswerTaken;
import org.reentryhub.faults.Event.Arrived;
import org.reentryhub.faults.Event.HandoverTaken;
import org.reentryhub.faults.Event.ReleaseTold;
import org.reentryhub.faults.Event.Reply;
import org.reentryhub.faults.Event.WithdrawalAsked;
import org.reentryhub.faults.Event.Withdrawn;
import org.reentryhub.faults.History.Line;
import org.reentryhub.faults.Violation.Promise;

class CheckerTest {
    private static final Event TOLD = new ReleaseTold("p", "2027-01-14");
    private static final Event TAKEN = new HandoverTaken("p", Map.of("HOUSING", "r"));
    private static final Facts AT_REST =
            new Facts(List.of(), Set.of("m1", "m2", "m3"), Map.of(), Set.of(), Map.of("m1", List.of("DELIVERED")));

    @Test
    void aHandoverThatArrivesBreaksNoPromise() {
        assertThat(promises(TOLD, TAKEN, arrived("m1", 1, "REFERRAL"))).isEmpty();
    }

    @Test
    void aHandoverThatNeverArrivesIsLost() {
        assertThat(promises(TOLD, TAKEN)).containsExactly(Promise.NOTHING_LOST);
        assertThat(promises(TOLD, TAKEN, arrived("m1", 1, "REFERRAL", Reply.DOWN)))
                .containsExactly(Promise.NOTHING_LOST);
    }

    @Test
    void whatTheReceiverRefusedForEverIsNotLostButMustNotComeAgain() {
        var refused = arrived("m1", 1, "REFERRAL", Reply.REFUSED);
        assertThat(promises(TOLD, TAKEN, refused)).isEmpty();
        assertThat(promises(TOLD, TAKEN, refused, refused)).containsExactly(Promise.NEVER_AGAIN_AFTER_AN_END);
        assertThat(promises(TOLD, TAKEN, refused, arrived("m1", 1, "REFERRAL")))
                .as("even where it is taken then")
                .containsExactly(Promise.NEVER_AGAIN_AFTER_AN_END);
    }

    @Test
    void theSameMessageTwiceIsOneEffectAndTwoMessagesAreTwo() {
        assertThat(promises(TOLD, TAKEN, arrived("m1", 1, "REFERRAL"), arrived("m1", 1, "REFERRAL")))
                .isEmpty();
        assertThat(promises(TOLD, TAKEN, arrived("m1", 1, "REFERRAL"), arrived("m2", 1, "REFERRAL")))
                .containsExactly(Promise.ONE_EFFECT);
    }

    @Test
    void otherBytesUnderTheSameNameAreFound() {
        var other = new Arrived("housing", "m1", "r", 1, "REFERRAL", "2027-01-14", "other", Reply.TAKEN);
        assertThat(promises(TOLD, TAKEN, arrived("m1", 1, "REFERRAL"), other)).containsExactly(Promise.SAME_BYTES);
    }

    @Test
    void anOlderVersionAfterANewerOneIsFoundAndBeforeItIsNot() {
        assertThat(promises(TOLD, TAKEN, arrived("m1", 1, "REFERRAL"), arrived("m2", 2, "UPDATE")))
                .isEmpty();
        assertThat(promises(TOLD, TAKEN, arrived("m2", 2, "UPDATE"), arrived("m1", 1, "REFERRAL")))
                .containsExactly(Promise.NEVER_BACKWARDS);
    }

    @Test
    void nothingMayBeToldAfterAWithdrawalButWhatIsSaidToBeUnderWay() {
        var cancelled = arrived("m2", 2, "CANCELLATION");
        var asked = new WithdrawalAsked("p", "HOUSING");
        assertThat(promises(TOLD, TAKEN, asked, withdrawn("m1"), arrived("m1", 1, "REFERRAL"), cancelled))
                .isEmpty();
        assertThat(promises(TOLD, TAKEN, asked, withdrawn(), arrived("m1", 1, "REFERRAL"), cancelled))
                .containsExactly(Promise.NOTHING_AFTER_WITHDRAWAL);
        assertThat(promises(
                        TOLD,
                        TAKEN,
                        asked,
                        withdrawn("m1"),
                        arrived("m1", 1, "REFERRAL", Reply.DOWN),
                        arrived("m1", 1, "REFERRAL"),
                        cancelled))
                .containsExactly(Promise.NOTHING_AFTER_WITHDRAWAL);
    }

    @Test
    void whatWasToldBeforeAWithdrawalIsToBeCancelled() {
        var asked = new WithdrawalAsked("p", "HOUSING");
        assertThat(promises(TOLD, TAKEN, arrived("m1", 1, "REFERRAL"), asked, withdrawn("m1")))
                .containsExactly(Promise.WHAT_WAS_SENT_IS_CANCELLED);
        assertThat(promises(TOLD, TAKEN, asked, withdrawn()))
                .as("nothing was told, so there is nothing to cancel")
                .isEmpty();
        Event told = arrived("m1", 1, "REFERRAL");
        Event refused = arrived("m2", 2, "CANCELLATION", Reply.REFUSED);
        assertThat(promises(TOLD, TAKEN, told, asked, withdrawn("m1"), refused))
                .as("the receiver was told, and does not want to know")
                .isEmpty();
    }

    @Test
    void aReceiverThatKnowsAnOlderReleaseDateIsFound() {
        assertThat(promises(TOLD, TAKEN, arrived("m1", 1, "REFERRAL"), new ReleaseTold("p", "2027-03-01")))
                .containsExactly(Promise.NEWEST_TOLD);
    }

    @Test
    void anAnswerIsKeptOnce() {
        var answered = new AnswerTaken("r", "a");
        var events = new Event[] {TOLD, TAKEN, arrived("m1", 1, "REFERRAL"), answered};
        assertThat(promises(knowing(List.of()), events)).containsExactly(Promise.ANSWERS_KEPT_ONCE);
        assertThat(promises(knowing(List.of("a")), events)).isEmpty();
        assertThat(promises(knowing(List.of("a", "a")), events)).containsExactly(Promise.ANSWERS_KEPT_ONCE);
    }

    @Test
    void whatArrivedStandsInAListOfDisclosures() {
        assertThat(promises(TOLD, TAKEN, arrived("unlisted", 1, "REFERRAL")))
                .containsExactly(Promise.EVERYTHING_LISTED);
    }

    @Test
    void whatNobodyHandedOverIsFoundAndANoticeIsNobodys() {
        assertThat(promises(arrived("m1", 1, "REFERRAL"))).containsExactly(Promise.NOTHING_UNASKED);
        assertThat(promises(arrived("m1", 1, "NOTICE"))).isEmpty();
    }

    @Test
    void anAttemptAfterTheLastAndAMessageThatStillWaitsAreFound() {
        var again =
                new Facts(List.of("m9"), Set.of(), Map.of(), Set.of(), Map.of("m1", List.of("DELIVERED", "NOT_TAKEN")));
        assertThat(promises(again, TOLD))
                .containsExactlyInAnyOrder(Promise.NEVER_AGAIN_AFTER_AN_END, Promise.NOTHING_LEFT_WAITING);
    }

    private static Facts knowing(List<String> answers) {
        return new Facts(List.of(), Set.of("m1"), Map.of("r", answers), Set.of(), Map.of());
    }

    private static Event withdrawn(String... disclosed) {
        return new Withdrawn("p", "HOUSING", Set.of(disclosed));
    }

    private static Event arrived(String message, int version, String kind) {
        return arrived(message, version, kind, Reply.TAKEN);
    }

    private static Event arrived(String message, int version, String kind, Reply reply) {
        return new Arrived("housing", message, "r", version, kind, "2027-01-14", "bytes", reply);
    }

    private static List<Promise> promises(Event... events) {
        return promises(AT_REST, events);
    }

    private static List<Promise> promises(Facts facts, Event... events) {
        List<Line> lines = new ArrayList<>();
        for (Event event : events) {
            lines.add(new Line(lines.size(), lines.size(), event));
        }
        return Checker.check(lines, facts).stream()
                .map(Violation::promise)
                .distinct()
                .toList();
    }
}
