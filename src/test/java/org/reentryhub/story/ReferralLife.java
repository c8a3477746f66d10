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

    private final SomebodyInPrison person;
    private final JdbcClient jdbc;
    private int events;
    private String protection = "NONE";
    private String date = "2027-01-14";
    private String status = "IN_CUSTODY";

    ReferralLife(SomebodyInPrison person, JdbcClient jdbc) {
        this.person = person;
        this.jdbc = jdbc;
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
        LET_THE_TIME_COME
    }

    /** Does it, with whatever {@code chance} makes of it; what is refused is no fault, what breaks is. */
    void does(Deed deed, long chance) {
        Random random = new Random(chance);
        switch (deed) {
            case CONSENT -> person.consentsTo(random.nextInt(4) == 0 ? "EMPLOYMENT" : "HOUSING");
            case WITHDRAW ->
                any(
                        person.view().get("consents"),
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
                        referral -> answered(office(referral)
                                .get("/partner/referrals/"
                                        + referral.get("referralId").asText())));
            case LOSE_A_LEASE ->
                update("update hub.delivery set lease_until = 'epoch'"
                        + " where person_number = :person and lease is not null");
            case LET_THE_TIME_COME ->
                update("update hub.delivery set next_attempt_at = 'epoch'"
                        + " where person_number = :person and state = 'RETRYING' and lease is null");
        }
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
        answered(office(referral)
                .post("/partner/referrals/" + referral.get("referralId").asText() + "/" + what, json));
    }

    private Hub office(JsonNode referral) {
        return person.hub().as(referral.get("recipient").asText().startsWith("nav") ? "employment" : "housing");
    }

    private void tries(String path, String json) {
        answered(person.caseManager().post(path, json));
    }

    private static void answered(Hub.Said said) {
        assertThat(said.status()).as(said.text()).isLessThan(500);
    }

    private void says(String cause) {
        String at = BEGAN.plus(Duration.ofMinutes(events++)).toString();
        person.prisonSays(person.record().released(date).protectedBy(protection).event(cause, at, status));
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
                person.view().get("referrals"),
                random,
                line -> taker.take(person.referral(line.get("referralId").asText())));
    }

    private void update(String sql) {
        jdbc.sql(sql).param("person", person.number()).update();
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
        does(Deed.LET_THE_TIME_COME, 0);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(() -> underWay() == 0);
        assertThat(jdbc.sql(
                                """
                        select r.id::text from hub.referral r
                         where r.person_number = :person and not r.closed and r.state <> 'ON_HOLD'
                           and not exists (select from hub.delivery d
                                            where d.referral_id = r.id and d.version = r.version
                                              and d.state = 'DELIVERED')
                           and exists (select from hub.delivery d
                                        where d.referral_id = r.id and d.version = r.version
                                          and d.last_error is distinct from 'SUPERSEDED')""")
                        .param("person", person.number())
                        .query(String.class)
                        .list())
                .as("open, and its receiver has not heard the last of it")
                .isEmpty();
        holdsItsPromises();
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
