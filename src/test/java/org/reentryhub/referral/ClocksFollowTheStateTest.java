package org.reentryhub.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.audit.Actor;
import org.reentryhub.clock.Expectation;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.partner.Partner;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever happens to a referral, in whatever order: its rows are what its state demands, told by a model of its own. */
@HubTest
class ClocksFollowTheStateTest {
    private static final int LIVES = 40;
    private static final int DEEDS = 15;
    private static final Partner.Expects AGREED = new Partner.Expects(Duration.ofHours(4), Duration.ofDays(5));

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Referrals referrals;

    @Autowired
    Steps steps;

    @Autowired
    Versions versions;

    @Autowired
    Answers answers;

    @Autowired
    Receipts receipts;

    @Autowired
    OutcomeQuestions outcomes;

    @Autowired
    Timekeeping timekeeping;

    @Autowired
    MissingClocks missing;

    @Autowired
    Clock clock;

    @Test
    void theRowsAreWhatTheStateDemandsAfterAnySequenceOfDeeds() {
        for (int seed = 1; seed <= LIVES; seed++) {
            new Life(seed).live();
        }
    }

    @Test
    void aReferralFromBeforeThereWereClocksGetsItsOwn() {
        Life life = new Life(0);
        life.begin();
        jdbc.sql("delete from hub.expectation where referral_id = :id")
                .param("id", life.id)
                .update();
        missing.start();
        life.rowsAreDemanded();
    }

    /** One referral, and what the model remembers of it. */
    private final class Life {
        private final int seed;
        private final Random random;
        private final PersonNumber person;
        private final UUID id = UUID.randomUUID();
        private final List<String> done = new ArrayList<>();
        private final List<Said> said = new ArrayList<>();
        private @Nullable LocalDate release;
        private @Nullable LocalDate appointment;
        /** Every other person is out, and then whoever has ever agreed is asked how it went. */
        private final boolean out;

        private boolean agreed;

        /** A version as the model knows it. */
        private static final class Said {
            private final Version version;
            private boolean stopped;
            private boolean acknowledged;

            Said(Version version) {
                this.version = version;
            }
        }

        Life(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.out = seed % 2 == 1;
            this.release = out ? HubTest.TODAY : LocalDate.parse("2027-01-14");
            this.person = new PersonNumber("KI-" + UUID.randomUUID().toString().substring(0, 13));
        }

        void live() {
            begin();
            for (int deed = 0; deed < DEEDS; deed++) {
                happens();
            }
        }

        void begin() {
            admitted();
            committed("OPENED", () -> {
                Referral ready = steps.open(draft(), Actor.HUB);
                say(ready, null);
                steps.take(Step.COMPOSED, ready, Actor.HUB);
            });
            if (out) {
                says(releasedToday().event("released", "2026-11-22T08:00:00Z", "RELEASED"));
            }
        }

        private void happens() {
            switch (random.nextInt(10)) {
                case 0 -> committed("ANOTHER VERSION", this::anotherVersion);
                case 1 -> committed("RECEIPT", this::receipt);
                case 2 -> committed("STOPPED", this::stopped);
                case 3 -> committed("ANOTHER RELEASE", this::anotherRelease);
                case 4 -> committed("APPOINTMENT", this::anotherAppointment);
                case 5 -> undone(this::step);
                default -> committed("STEP", this::step);
            }
        }

        private void step() {
            Referral now = locked();
            List<Step> possible = Arrays.stream(Step.values())
                    .filter(step -> step.from().contains(now.state()))
                    .filter(step -> step == Step.RESUMED || !step.to().contains(now.state()))
                    .filter(step -> !Set.of(Step.OPENED, Step.COMPOSED).contains(step))
                    .toList();
            if (possible.isEmpty()) {
                return;
            }
            Step step = possible.get(random.nextInt(possible.size()));
            done.add(step.name());
            switch (step) {
                case HELD -> steps.hold(now, "ADDRESS_PROTECTED", Actor.HUB);
                case RESUMED -> steps.resume(now, Actor.HUB);
                default -> steps.take(step, now, Actor.HUB);
            }
            agreed |= OutcomeRules.AGREED.contains(locked().state());
        }

        private void anotherVersion() {
            Referral now = locked();
            LocalDate asks =
                    now.state() == ReferralState.ON_HOLD && random.nextBoolean() ? LocalDate.parse("2026-11-22") : null;
            say(steps.newVersion(now, "UPDATE_COMPOSED", Actor.HUB), asks);
        }

        private void say(Referral referral, @Nullable LocalDate asks) {
            OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
            Version version = new Version(
                    id,
                    referral.version(),
                    referral.version() == 1 ? MessageKind.REFERRAL : MessageKind.UPDATE,
                    UUID.randomUUID(),
                    now,
                    now.plus(AGREED.answerWithin()),
                    Map.of(),
                    List.of(),
                    new byte[0],
                    null,
                    asks);
            versions.add(version);
            jdbc.sql(
                            """
                    insert into hub.delivery (message_id, referral_id, person_number, partner, queue, kind, version,
                                              state, attempts, created_at, expires_at, sealed)
                    values (:id, :referral, :person, 'housing-0301', '', :kind, :version, 'DELIVERED', 1, :now, :now, '')""")
                    .param("id", version.messageId())
                    .param("referral", id)
                    .param("person", person.value())
                    .param("kind", version.kind().name())
                    .param("version", version.number())
                    .param("now", now)
                    .update();
            said.add(new Said(version));
        }

        private void receipt() {
            Said newest = said.get(said.size() - 1);
            receipts.keep(locked(), newest.version.messageId(), Receipts.Status.RECEIVED, null, "");
            steps.note(locked(), "RECEIPT_RECEIVED", Actor.HUB);
            newest.acknowledged = true;
        }

        private void stopped() {
            Said newest = said.get(said.size() - 1);
            jdbc.sql("update hub.delivery set state = 'STOPPED' where message_id = :id")
                    .param("id", newest.version.messageId())
                    .update();
            steps.note(locked(), "UPDATE_CALLED_BACK", Actor.HUB);
            newest.stopped = true;
        }

        private void anotherRelease() {
            release = random.nextInt(4) == 0
                    ? null
                    : LocalDate.now(clock).minusDays(2).plusDays(random.nextInt(12));
            jdbc.sql("update hub.custody set release_date = :release where person_number = :person")
                    .param("release", release)
                    .param("person", person.value())
                    .update();
            timekeeping.touch(person);
        }

        private void anotherAppointment() {
            LocalDate day = LocalDate.now(clock).plusDays(random.nextInt(30));
            int version = said.size();
            answers.keep(
                    id,
                    new PartnerAnswer(
                            UUID.randomUUID().toString(),
                            version,
                            AnswerCode.PLANNED,
                            null,
                            null,
                            null,
                            new PartnerAnswer.Appointment(
                                    day.atTime(12, 0)
                                            .atZone(org.reentryhub.NorwegianTime.ZONE)
                                            .toOffsetDateTime(),
                                    null)),
                    null);
            steps.note(locked(), "ANSWERED_THE_SAME", Actor.HUB);
            appointment = day;
            said.get(version - 1).acknowledged = true;
        }

        private void committed(String deed, Runnable deeds) {
            done.add(deed);
            transactions.executeWithoutResult(status -> deeds.run());
            rowsAreDemanded();
        }

        private void undone(Runnable deeds) {
            done.add("UNDONE");
            boolean before = agreed;
            transactions.executeWithoutResult(status -> {
                deeds.run();
                status.setRollbackOnly();
            });
            agreed = before;
            rowsAreDemanded();
        }

        private void rowsAreDemanded() {
            assertThat(rows()).as("seed %d: %s", seed, done).isEqualTo(Expectations.of(facts()));
            assertThat(questions())
                    .as("seed %d: %s", seed, done)
                    .extracting(OutcomeQuestion::moment)
                    .containsExactlyInAnyOrder(isAsked() ? Moment.values() : new Moment[0]);
        }

        private boolean isAsked() {
            ReferralState state = transactions.execute(
                    status -> referrals.find(id).orElseThrow().state());
            return out && agreed && OutcomeRules.mayKnow(state);
        }

        private List<OutcomeQuestion> questions() {
            return transactions.execute(status -> outcomes.unanswered(List.of(id)));
        }

        private Expectations.Facts facts() {
            Referral now = transactions.execute(status -> referrals.find(id).orElseThrow());
            Expectations.Word word = said.stream()
                    .filter(each -> !each.stopped)
                    .reduce((earlier, later) -> later)
                    .map(each -> new Expectations.Word(
                            each.version.number(),
                            each.version.composedAt().toInstant(),
                            each.version.composedAt().toInstant().plus(AGREED.answerWithin()),
                            each.version.holdSince() != null,
                            each.acknowledged))
                    .orElse(null);
            return new Expectations.Facts(
                    now.state(), now.stateSince().toInstant(), word, AGREED, release, appointment, questions(), false);
        }

        private Set<Expectation> rows() {
            return new HashSet<>(jdbc.sql("select kind, since, due_at from hub.expectation where referral_id = :id")
                    .param("id", id)
                    .query((row, number) -> new Expectation(
                            Expectation.Kind.valueOf(row.getString("kind")), time(row, "since"), time(row, "due_at")))
                    .list());
        }

        private Referral locked() {
            return referrals.lock(id).orElseThrow();
        }

        private Referral draft() {
            OffsetDateTime now = OffsetDateTime.now(clock);
            UUID handover = UUID.randomUUID();
            jdbc.sql("insert into hub.handover values (:id, :person, 'OSLO', 'casemanager', :now, '{HOUSING}')")
                    .param("id", handover)
                    .param("person", person.value())
                    .param("now", now)
                    .update();
            jdbc.sql(
                            """
                    insert into hub.consent values (:id, :person, 'HOUSING', '{HOUSING}', '2026-11-01', null, 'SIGNED_FORM',
                                                    :now, 'casemanager')""")
                    .param("id", id)
                    .param("person", person.value())
                    .param("now", now)
                    .update();
            return new Referral(
                    id,
                    handover,
                    person,
                    HandoverDomain.HOUSING,
                    "housing-0301",
                    id,
                    ReferralState.DRAFT,
                    1,
                    now,
                    now,
                    null);
        }

        private void admitted() {
            says((out ? releasedToday() : Prisoner.named(person.value())).event("admitted", "2026-11-20T08:00:00Z"));
        }

        /** As was foreseen: else what nobody handed over would leave. */
        private Prisoner releasedToday() {
            return Prisoner.named(person.value()).released(HubTest.TODAY.toString());
        }

        private void says(String event) {
            assertThat(Hub.at(port)
                            .as("prison-records")
                            .post("/records/events", event, Map.of("Content-Type", "application/cloudevents+json"))
                            .status())
                    .isEqualTo(202);
        }
    }

    private static Instant time(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
