package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.reentryhub.referral.ReferralState;
import org.reentryhub.referral.Step;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One person's referrals under anything that may happen to them, in any order: what people do is done over HTTP, and what
 * must always hold is read from the rows. The hub's own routes deliver meanwhile.
 */
final class ReferralLife {
    /** The housing office answers 503 to whatever names this day. */
    static final String FAILING = "2029-09-09";

    private static final Instant BEGAN = Instant.parse("2026-11-01T08:00:00Z");

    private static final int UNAVAILABLE = 503;

    /** What crashes have cut off. */
    static final AtomicInteger CUT = new AtomicInteger();
    /** How often a crash looks for something that is being written. */
    private static final int LOOKS = 50;

    private final SomebodyInPrison person;
    private final JdbcClient jdbc;
    private final JdbcClient login;
    private final List<String> done = new ArrayList<>();
    private int events;
    private String protection = "NONE";
    private String date = "2027-01-14";
    private String status = "IN_CUSTODY";

    /**
     * @param jdbc looks at the rows by connections that no crash cuts
     * @param login the hub's own login, which alone sees what its connections do and may end them
     */
    ReferralLife(SomebodyInPrison person, JdbcClient jdbc, JdbcClient login) {
        this.person = person;
        this.jdbc = jdbc;
        this.login = login;
        says("admitted");
    }

    /** Anything that the outside world may do. */
    enum Deed {
        CONSENT,
        WITHDRAW,
        HAND_OVER,
        MOVE_THE_DATE,
        MOVE_IT_TO_WHERE_THE_OFFICE_FAILS,
        PROTECT_THE_ADDRESS,
        RELEASE,
        RECALL,
        ANSWER,
        ANSWER_TWICE,
        GIVE_A_RECEIPT,
        ANSWER_A_QUESTION,
        CANCEL,
        CLOSE,
        FETCH,
        LOSE_A_LEASE,
        CRASH,
        LET_THE_TIME_COME
    }

    /** Does it, with whatever {@code chance} makes of it; what is refused is no fault, what breaks is. */
    void does(Deed deed, long chance) {
        done.add(deed + " by " + chance);
        Random random = new Random(chance);
        switch (deed) {
            case CONSENT -> consentsTo(random.nextInt(4) == 0 ? "EMPLOYMENT" : "HOUSING");
            case WITHDRAW ->
                any(
                        view().get("consents"),
                        random,
                        consent -> tries(
                                person.path("/consents/" + consent.get("id").asText() + "/withdrawal"), ""));
            case HAND_OVER -> tries(person.path("/handovers"), "{\"domains\":[\"HOUSING\",\"EMPLOYMENT\"]}");
            case MOVE_THE_DATE -> {
                date = "2027-0%d-1%d".formatted(1 + random.nextInt(8), random.nextInt(9));
                says("release-date-changed");
            }
            case MOVE_IT_TO_WHERE_THE_OFFICE_FAILS -> {
                date = FAILING;
                says("release-date-changed");
            }
            case PROTECT_THE_ADDRESS -> {
                protection = protection.equals("NONE") ? "CONFIDENTIAL" : "NONE";
                says("details-changed");
            }
            case RELEASE -> {
                status = "RELEASED";
                says("released");
            }
            case RECALL -> {
                status = "IN_CUSTODY";
                says("recalled");
            }
            case ANSWER ->
                referral(
                        random,
                        referral -> answers(referral, random, UUID.randomUUID().toString()));
            case ANSWER_TWICE ->
                referral(random, referral -> {
                    String id = UUID.randomUUID().toString();
                    long same = random.nextLong();
                    answers(referral, new Random(same), id);
                    answers(referral, new Random(same), id);
                });
            case GIVE_A_RECEIPT ->
                referral(
                        random,
                        referral -> any(
                                referral.get("deliveries"),
                                random,
                                delivery -> partnerSays(
                                        referral,
                                        "receipts",
                                        "{\"messageId\":\"%s\",\"status\":\"%s\"}"
                                                .formatted(
                                                        delivery.get("messageId")
                                                                .asText(),
                                                        random.nextInt(4) == 0 ? "FAILED" : "RECEIVED"))));
            case ANSWER_A_QUESTION ->
                referral(
                        random,
                        referral -> tries(
                                "/api/referrals/" + referral.get("referralId").asText() + "/information",
                                "{\"text\":\"Yes.\"}"));
            case CANCEL ->
                referral(
                        random,
                        referral -> tries(
                                "/api/referrals/" + referral.get("referralId").asText() + "/cancellation",
                                "{\"reason\":\"%s\"}"
                                        .formatted(random.nextBoolean() ? "ENTERED_IN_ERROR" : "Other plans.")));
            case CLOSE ->
                referral(
                        random,
                        referral -> tries(
                                "/api/referrals/" + referral.get("referralId").asText() + "/closing", ""));
            case FETCH ->
                referral(
                        random,
                        referral -> answered(() -> office(referral)
                                .get("/partner/referrals/"
                                        + referral.get("referralId").asText())));
            case LOSE_A_LEASE -> update("lease_until = 'epoch'", "lease is not null");
            case CRASH -> {
                if (random.nextInt(4) == 0) {
                    crash();
                }
            }
            case LET_THE_TIME_COME -> update("next_attempt_at = 'epoch'", "state = 'RETRYING' and lease is null");
        }
    }

    /**
     * Whatever is being written just now is not, as in a crash: of everybody's, since the rows do not say whose it is. What the
     * hub's own routes were doing comes again by the sweeper.
     */
    private void crash() {
        int cut = 0;
        for (int look = 0; look < LOOKS && cut == 0; look++) {
            cut = login.sql(
                            """
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                     where datname = current_database() and state like 'idle in transaction%'
                       and application_name <> :observer""")
                    .param("observer", ReferralLives.OBSERVER)
                    .query(Integer.class)
                    .single();
        }
        CUT.addAndGet(cut);
    }

    private void answers(JsonNode referral, Random random, String id) {
        String[] answers = {
            "IN_REVIEW",
            "MORE_INFO_NEEDED",
            "ACCEPTED",
            "DECLINED",
            "WAITLISTED",
            "REDIRECTED",
            "PLANNED",
            "IN_PROGRESS",
            "FULFILLED",
            "NOT_FULFILLED",
            "CANCELLATION_CONFIRMED"
        };
        int version = 1 + random.nextInt(referral.get("version").asInt() + 1);
        String answer = answers[random.nextInt(answers.length)];
        String to = random.nextBoolean() ? "housing-3101" : "nav-5001";
        partnerSays(
                referral,
                "answers",
                "{\"answerId\":\"%s\",\"version\":%d,\"answer\":\"%s\",\"redirectTo\":\"%s\"}"
                        .formatted(id, version, answer, to));
    }

    private void partnerSays(JsonNode referral, String what, String json) {
        answered(() -> office(referral)
                .post("/partner/referrals/" + referral.get("referralId").asText() + "/" + what, json));
    }

    private Hub office(JsonNode referral) {
        return person.hub().as(referral.get("recipient").asText().startsWith("nav") ? "employment" : "housing");
    }

    private void tries(String path, String json) {
        answered(() -> person.caseManager().post(path, json));
    }

    private void consentsTo(String domain) {
        tries(
                person.path("/consents"),
                "{\"recipientKind\":\"%s\",\"domains\":[\"%s\"],\"givenOn\":\"2026-11-01\",\"evidence\":\"SIGNED_FORM\"}"
                        .formatted(domain, domain));
    }

    private JsonNode view() {
        return answered(() -> person.caseManager().get(person.path(""))).json();
    }

    /** Whoever is cut off by a crash is told so, and tries again; any other answer of that kind is a fault. */
    private static Hub.Said answered(Supplier<Hub.Said> call) {
        Hub.Said said = await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(20))
                .until(call::get, answer -> answer.status() != UNAVAILABLE);
        assertThat(said.status()).as(said.text()).isLessThan(500);
        return said;
    }

    private void says(String cause) {
        String at = BEGAN.plus(Duration.ofMinutes(events++)).toString();
        String event = person.record().released(date).protectedBy(protection).event(cause, at, status);
        assertThat(answered(() -> person.prisonTries(event)).status()).isEqualTo(202);
    }

    private interface Taker {
        void take(JsonNode node);
    }

    private static void any(JsonNode list, Random random, Taker taker) {
        if (!list.isEmpty()) {
            taker.take(list.get(random.nextInt(list.size())));
        }
    }

    private void referral(Random random, Taker taker) {
        any(
                view().get("referrals"),
                random,
                line -> taker.take(answered(() -> person.caseManager()
                                .get("/api/referrals/" + line.get("referralId").asText()))
                        .json()));
    }

    /** Rows in whose turn the hub is just now are left to it: to wait for several would be to stand in its way. */
    private void update(String change, String which) {
        jdbc.sql(
                        """
                update hub.delivery set %s where message_id in (
                  select message_id from hub.delivery where person_number = :person and %s
                     for no key update skip locked)"""
                                .formatted(change, which))
                .param("person", person.number())
                .update();
    }

    /** What holds after every deed, whatever is under way. */
    void holdsItsPromises() {
        assertThat(wrong()).isEmpty();
        everyStepIsOneOfTheLifecycle();
    }

    /** Each line a broken promise. */
    private List<String> wrong() {
        return jdbc.sql(
                        """
                select 'two open referrals of ' || domain from hub.referral
                 where person_number = :person and not closed group by domain, recipient having count(*) > 1
                union all
                select 'two live versions of ' || d.referral_id from hub.delivery d
                 where d.person_number = :person and d.referral_id is not null and d.kind <> 'NOTICE'
                   and d.state in ('PENDING', 'RETRYING') and d.lease is null
                 group by d.referral_id having count(*) > 1
                union all
                select 'an old version waits of ' || d.referral_id
                  from hub.delivery d join hub.referral r on r.id = d.referral_id
                 where d.person_number = :person and d.state in ('PENDING', 'RETRYING') and d.lease is null
                   and d.version < r.version
                union all
                select 'an attempt began after the withdrawal: ' || a.message_id
                  from hub.attempt a join hub.delivery d using (message_id)
                  join hub.referral r on r.id = d.referral_id join hub.consent c on c.id = r.consent_id
                 where d.person_number = :person and d.kind <> 'CANCELLATION' and a.began_at > c.withdrawn_at
                union all
                select 'an older version came after a newer one: ' || o.message_id
                  from hub.attempt ao join hub.delivery o using (message_id)
                  join hub.delivery n on n.referral_id = o.referral_id and n.version > o.version
                  join hub.attempt an on an.message_id = n.message_id
                 where o.person_number = :person and ao.began_at > an.began_at
                union all
                select 'versions have a gap: ' || r.id from hub.referral r
                 where r.person_number = :person
                   and r.version <> (select count(*) from hub.referral_version v where v.referral_id = r.id)
                union all
                select 'the log and the state differ: ' || r.id from hub.referral r
                 where r.person_number = :person
                   and r.state <> (select e.to_state from hub.referral_event e where e.referral_id = r.id
                                    order by e.id desc limit 1)
                union all
                select 'timers are not what ' || r.state || ' demands: ' || r.id || ', of which went out '
                       || coalesce((select string_agg(concat_ws(' ', d.version, d.state, d.last_error), ', ' order by d.version)
                                      from hub.delivery d where d.referral_id = r.id), 'nothing')
                  from hub.referral r
                 where r.person_number = :person
                   and array(select case when r.state = 'ON_HOLD' then 'HELD' else e.kind end
                               from hub.expectation e
                              where e.referral_id = r.id and (e.kind <> 'RECEIPT' or r.state in ('QUEUED', 'SENT'))
                                and e.kind not in ('FIRST_NIGHT', 'DAY_14', 'MONTH_3')
                              order by e.kind)
                       <> cast(case r.state
                            when 'QUEUED' then '{RECEIPT}' when 'SENT' then '{RECEIPT}'
                            when 'RECEIVED' then '{ANSWER,OPENED}' when 'IN_REVIEW' then '{ANSWER}'
                            when 'MORE_INFO_NEEDED' then '{INFORMATION}' when 'WAITLISTED' then '{DECISION}'
                            when 'PLANNED' then '{APPOINTMENT}' when 'ON_HOLD' then '{HELD}'
                            when 'CANCEL_REQUESTED' then '{CANCELLATION}' else '{}' end as text[])
                union all
                select 'the clocks of ' || r.id || ' are not those of what is asked' from hub.referral r
                 where r.person_number = :person
                   and array(select e.kind from hub.expectation e
                              where e.referral_id = r.id and e.kind in ('FIRST_NIGHT', 'DAY_14', 'MONTH_3') order by 1)
                       <> array(select q.moment from hub.outcome_question q
                                 where q.referral_id = r.id and q.ended_at is null
                                   and not exists (select from hub.outcome_answer a where a.question_id = q.id) order by 1)
                union all
                select 'nobody should be asked how it went: ' || q.referral_id from hub.outcome_question q
                  join hub.referral r on r.id = q.referral_id join hub.custody c on c.person_number = r.person_number
                  join hub.consent n on n.id = r.consent_id
                 where r.person_number = :person and q.ended_at is null
                   and (c.status <> 'RELEASED' or n.withdrawn_at is not null
                        or r.state in ('DECLINED', 'REDIRECTED', 'CANCEL_REQUESTED', 'CANCELLED', 'EXPIRED', 'VOID')
                        or not exists (select from hub.referral_event e where e.referral_id = r.id
                                        and e.to_state in ('ACCEPTED', 'WAITLISTED')))
                union all
                select 'a message was sent that is on no list: ' || d.message_id from hub.delivery d
                 where d.person_number = :person and d.attempts > 0
                   and not exists (select from audit.disclosure l where l.message_id = d.message_id)""")
                .param("person", person.number())
                .query(String.class)
                .list();
    }

    private void everyStepIsOneOfTheLifecycle() {
        record Move(UUID referral, ReferralState from, ReferralState to) {}
        List<Move> moves = jdbc.sql(
                        """
                select e.referral_id, e.from_state, e.to_state from hub.referral_event e
                  join hub.referral r on r.id = e.referral_id
                 where r.person_number = :person order by e.referral_id, e.id""")
                .param("person", person.number())
                .query((row, number) -> new Move(
                        row.getObject(1, UUID.class),
                        ReferralState.valueOf(row.getString(2)),
                        ReferralState.valueOf(row.getString(3))))
                .list();
        List<Move> last = new ArrayList<>();
        for (Move move : moves) {
            boolean begins = last.isEmpty() || !last.get(0).referral().equals(move.referral());
            assertThat(move.from())
                    .isEqualTo(begins ? ReferralState.DRAFT : last.get(0).to());
            assertThat(move.from() == move.to()
                            || Arrays.stream(Step.values())
                                    .anyMatch(step -> step.from().contains(move.from())
                                            && step.to().contains(move.to())))
                    .as("%s to %s", move.from(), move.to())
                    .isTrue();
            last.clear();
            last.add(move);
        }
    }

    /** When nothing is under way any more, every receiver of an open referral has its newest version, or it is on hold. */
    void comesToRest() {
        if (date.equals(FAILING)) {
            does(Deed.MOVE_THE_DATE, 0);
        }
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(60))
                .until(this::isAtRest);
        assertThat(jdbc.sql(
                                """
                        select r.id || ' ' || r.state || ', of which went out '
                               || (select string_agg(concat_ws(' ', d.version, d.kind, d.state, d.attempts, d.last_error), ', '
                                                     order by d.version)
                                     from hub.delivery d where d.referral_id = r.id)
                               || ' and of which happened '
                               || (select string_agg(concat_ws(' ', e.what, e.to_state, e.at), ', ' order by e.id)
                                     from hub.referral_event e where e.referral_id = r.id)
                          from hub.referral r
                         where r.person_number = :person and not r.closed and r.state <> 'ON_HOLD'
                           and not exists (select from hub.delivery d
                                            where d.referral_id = r.id and d.version = r.version
                                              and d.state = 'DELIVERED')
                           and not exists (select from hub.answer a
                                            where a.referral_id = r.id and a.version = r.version)
                           and exists (select from hub.delivery d
                                        where d.referral_id = r.id and d.version = r.version
                                          and d.last_error is distinct from 'SUPERSEDED')""")
                        .param("person", person.number())
                        .query(String.class)
                        .list())
                .as("open, and its receiver has not heard the last of it, after " + done)
                .isEmpty();
        holdsItsPromises();
    }

    /** What a crash has left lying is taken up when its time comes: here at once. */
    private boolean isAtRest() {
        does(Deed.LET_THE_TIME_COME, 0);
        update("queued_at = null", "lease is null");
        return settles();
    }

    private boolean settles() {
        for (int look = 0; look < LOOKS; look++) {
            if (underWay() == 0) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        does(Deed.LOSE_A_LEASE, 0);
        return false;
    }

    private int underWay() {
        return jdbc.sql(
                        """
                select count(*) from hub.delivery
                 where person_number = :person and state in ('PENDING', 'RETRYING') and queue <> ''""")
                .param("person", person.number())
                .query(Integer.class)
                .single();
    }
}
