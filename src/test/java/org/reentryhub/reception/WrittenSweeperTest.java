package org.reentryhub.reception;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.Role;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.PartnerAnswer;
import org.reentryhub.web.console.inbox.Referred;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What waits is given when it is due: once, by whichever hub, and also when one of them dies at it. */
@HubTest
class WrittenSweeperTest {
    private static final Actor PER = new Actor("Per", Role.RECEIVER, "housing-0301");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WritingDesk desk;

    @Autowired
    ReceivedReferrals received;

    @Autowired
    WrittenSweeper sweeper;

    @Autowired
    TransactionOperations transactions;

    private Referred referred;
    private UUID id;

    @BeforeEach
    void aYesWaits() {
        referred = Referred.at(port);
        id = UUID.fromString(referred.id());
        desk.open(id, PER);
        String seen = transactions.execute(
                status -> desk.seen(received.find(id, PER.organisation()).orElseThrow()));
        desk.say(id, yes(), String.valueOf(seen), PER);
    }

    @Test
    void itIsGivenInTheNameOfWhoeverWroteIt() {
        due();
        await().atMost(ofSeconds(15)).until(() -> referred.state().equals("ACCEPTED"));
        assertThat(jdbc.sql("select actor from hub.referral_event where referral_id = :id and what = 'ACCEPTED'")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("Per");
    }

    @Test
    void severalHubsGiveItOnce() {
        due();
        List<CompletableFuture<Void>> hubs = IntStream.range(0, 4)
                .mapToObj(each -> CompletableFuture.runAsync(sweeper::sweep))
                .toList();
        hubs.forEach(CompletableFuture::join);
        await().atMost(ofSeconds(15)).until(() -> referred.state().equals("ACCEPTED"));
        assertThat(referred.seen().get("answers")).hasSize(2);
    }

    /** A hub that is killed lets go of its rows, and has given nothing. */
    @Test
    void whatAHubHadInHandWhenItWasKilledIsGivenByTheNext() {
        transactions.executeWithoutResult(killed -> {
            jdbc.sql("select 1 from hub.written_answer where referral_id = :id for update")
                    .param("id", id)
                    .query(Integer.class)
                    .single();
            due();
            sweepElsewhere();
            assertThat(referred.state()).isEqualTo("IN_REVIEW");
            killed.setRollbackOnly();
        });
        due();
        await().atMost(ofSeconds(15)).until(() -> referred.state().equals("ACCEPTED"));
    }

    @Test
    void whatWasTakenBackMeanwhileIsKeptAndFlagged() {
        referred.hub()
                .as("casemanager")
                .post("/api/referrals/" + id + "/cancellation", "{\"reason\":\"NO_LONGER_NEEDED\"}");
        due();
        await().atMost(ofSeconds(15)).until(() -> ended().equals(List.of("OUT_OF_STEP")));
        assertThat(referred.state()).isEqualTo("CANCEL_REQUESTED");
        assertThat(referred.hub()
                        .as("casemanager")
                        .get(referred.path(""))
                        .json()
                        .get("alerts")
                        .findValuesAsText("code"))
                .contains("ANSWERED_AFTER_CANCELLATION");
    }

    private List<String> ended() {
        return jdbc.sql("select coalesce(ended, '') from hub.written_answer where referral_id = :id")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private void sweepElsewhere() {
        CompletableFuture.runAsync(sweeper::sweep).join();
    }

    private void due() {
        jdbc.sql("update hub.written_answer set due_at = now() - interval '1 year' where referral_id = :id")
                .param("id", id)
                .update();
    }

    private static PartnerAnswer yes() {
        return new PartnerAnswer(UUID.randomUUID().toString(), 1, AnswerCode.ACCEPTED, null, null, null, null);
    }
}
