package org.reentryhub.web.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reentryhub.delivery.DeliveryHistory.Journey;
import org.reentryhub.delivery.DeliveryHistory.Try;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.AnswerReason;
import org.reentryhub.referral.BlockReason;
import org.reentryhub.referral.History;
import org.reentryhub.referral.ReferralState;
import org.reentryhub.web.api.ReferralView;

/** How far a referral has come, told from what is known of it. */
class WayTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00+01:00");

    @Test
    void whatWaitsInTheQueueHasEverythingAhead() {
        Way way = Way.of(referral(ReferralState.QUEUED, journey(DeliveryState.PENDING, null, null)));
        assertThat(passed(way)).containsExactly("QUEUED");
        assertThat(way.rungs()).hasSize(6);
        assertThat(way.moving()).isTrue();
    }

    @Test
    void anAnswerMeansThatEverythingBeforeItHasBeen() {
        Way way = Way.of(referral(
                ReferralState.ACCEPTED,
                journey(DeliveryState.DELIVERED, null, null),
                new History.Event(NOON, "ACCEPTED", ReferralState.SENT, ReferralState.ACCEPTED, 1, "housing-0301")));
        assertThat(passed(way)).containsExactly("QUEUED", "SENT", "DELIVERED", "ACKNOWLEDGED", "OPENED", "ANSWERED");
        assertThat(way.acknowledged()).isTrue();
        assertThat(way.moving()).isFalse();
    }

    @Test
    void aFailedAttemptSaysWhyAndWhenItIsTriedAgain() {
        Way way = Way.of(
                referral(ReferralState.QUEUED, journey(DeliveryState.RETRYING, "NOT_TAKEN 503", NOON.plusMinutes(5))));
        assertThat(way.trouble()).contains(new Way.Trouble("NOT_TAKEN", NOON.plusMinutes(5)));
        assertThat(way.moving()).isTrue();
    }

    @Test
    void whatIsNotTriedAgainDoesNotMove() {
        Way way = Way.of(referral(ReferralState.QUEUED, journey(DeliveryState.DEAD, "SOMETHING_NEW 418", null)));
        assertThat(way.trouble()).contains(new Way.Trouble("OTHER", null));
        assertThat(way.moving()).isFalse();
    }

    @Test
    void ofWhatWasTakenBackNothingLiesAhead() {
        Way way = Way.of(referral(ReferralState.CANCELLED, journey(DeliveryState.STOPPED, "CONSENT_WITHDRAWN", null)));
        assertThat(passed(way)).containsExactly("QUEUED");
        assertThat(way.rungs()).hasSize(1);
        assertThat(way.trouble()).isEmpty();
    }

    /** The pages put these keys together from codes. */
    @Test
    void everyCodeHasAText() throws IOException {
        Properties texts = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/messages/console/handover_nb.properties"))) {
            texts.load(reader);
        }
        List<String> keys = new ArrayList<>();
        Stream.of(ReferralState.values()).forEach(state -> keys.add("referral.state." + state));
        Stream.of(Failing.values()).forEach(failing -> keys.add("failing." + failing));
        Stream.of(Way.Step.values()).forEach(step -> keys.addAll(List.of("rung." + step, "rung." + step + ".ahead")));
        Stream.of(AnswerCode.values()).forEach(code -> keys.add("referral.said." + code));
        Stream.of(AnswerReason.values()).forEach(reason -> keys.add("referral.reason." + reason));
        Stream.of(MessageKind.values()).forEach(kind -> keys.add("referral.kind." + kind));
        Stream.of(Ball.values()).forEach(ball -> keys.add("referral.ball." + ball));
        Stream.of(Entry.STEPS.toArray()).forEach(step -> keys.add("referral.step." + step));
        Stream.of(BlockReason.values()).forEach(reason -> keys.add("blocked." + reason));
        assertThat(texts.stringPropertyNames()).containsAll(keys);
    }

    private static List<String> passed(Way way) {
        return way.rungs().stream().filter(Way.Rung::passed).map(Way.Rung::code).toList();
    }

    private static Journey journey(DeliveryState state, @Nullable String error, @Nullable OffsetDateTime next) {
        List<Try> tries = state == DeliveryState.PENDING || state == DeliveryState.STOPPED
                ? List.of()
                : List.of(
                        new Try(1, NOON, NOON, state == DeliveryState.DELIVERED ? "DELIVERED" : "NOT_TAKEN", 0, null));
        return new Journey(new UUID(0, 1), MessageKind.REFERRAL, 1, state, error, next, tries);
    }

    private static ReferralView referral(ReferralState state, Journey journey, History.Event... events) {
        return new ReferralView(
                new UUID(0, 2),
                new UUID(0, 3),
                new PersonNumber("KI-WAY-1"),
                "HOUSING",
                "housing-0301",
                state,
                NOON,
                1,
                NOON,
                NOON.plusDays(5),
                null,
                null,
                List.of(),
                List.of(journey),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(events),
                List.of());
    }
}
