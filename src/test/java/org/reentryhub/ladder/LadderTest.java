package org.reentryhub.ladder;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.delivery.Fetching;
import org.reentryhub.delivery.NextAttempts;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.story.Hub;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A receiver who says nothing is reached by the next way, and then somebody is asked to telephone. */
@HubTest
class LadderTest {
    private static final String BERGEN = "housing-4601";

    @LocalServerPort
    private int port;

    @Value("${sandbox.port}")
    private int sandboxPort;

    @Autowired
    private Unheard unheard;

    @Autowired
    private TelephoneTask telephone;

    @Autowired
    private MailRows mails;

    @Autowired
    private Partners partners;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Clock clock;

    @Autowired
    private Fetching fetching;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aFailingLineMakesTheSameMessageWaitForPeopleTooWhileItIsTriedOn() {
        Referred kari = unreachable("2034-01-05");
        NextAttempts.ofReferrals(jdbc, clock).comeNow(kari.id());
        await().atMost(ofSeconds(40)).until(() -> attempts(kari) >= 2);
        assertThat(mails.waiting(bergen())).isEmpty();
        hub(Duration.ofMinutes(1)).look();

        assertThat(rung(kari)).isEqualTo("INBOX");
        assertThat(mails.waiting(bergen())).hasSize(1);
        assertThat(kari.state()).isEqualTo("RETRYING");
        assertThat(kari.tasks()).doesNotContain("TELEPHONE_THEM");
        hear();
    }

    @Test
    void afterHoursOfSilenceSomebodyIsAskedToTelephoneOnceAndNoLongerWhenTheyWereHeard() {
        Referred kari = unreachable("2034-02-05");
        hub(Duration.ofHours(5)).look();
        assertThat(rung(kari)).isEqualTo("INBOX");
        hub(Duration.ofHours(10)).look();
        hub(Duration.ofHours(10)).look();

        assertThat(kari.tasks()).containsOnlyOnce("TELEPHONE_THEM").contains(bergen().name());
        hear();
        hub(Duration.ofHours(10)).look();
        assertThat(kari.tasks()).doesNotContain("TELEPHONE_THEM");
        assertThat(mails.waiting(bergen())).isEmpty();
    }

    /** They come and fetch whatever waits: by whatever way it arrives, it has arrived. */
    private void hear() {
        fetching.after(BERGEN, Fetching.Cursor.START);
    }

    private Referred unreachable(String releaseDate) {
        Hub.at(sandboxPort)
                .post(
                        "/__admin/mappings",
                        """
                {"priority":1,"request":{"method":"POST","urlPath":"/housing-4601/referrals",
                 "bodyPatterns":[{"matchesJsonPath":{"expression":"$.release.date","equalTo":"%s"}}]},
                 "response":{"status":503}}"""
                                .formatted(releaseDate));
        Referred referred = Referred.from("4601", releaseDate, port);
        await().atMost(ofSeconds(15)).until(() -> referred.state().equals("RETRYING"));
        return referred;
    }

    private LadderDesk hub(Duration later) {
        return new LadderDesk(unheard, telephone, partners, transactions, Clock.offset(clock, later));
    }

    private Partner bergen() {
        return partners.find(BERGEN).orElseThrow();
    }

    private int attempts(Referred referred) {
        return jdbc.sql(
                        "select attempts from hub.delivery where referral_id = cast(:id as uuid) and state = 'RETRYING' and lease is null")
                .param("id", referred.id())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private String rung(Referred referred) {
        return jdbc.sql("select rung from hub.rung where referral_id = cast(:id as uuid)")
                .param("id", referred.id())
                .query(String.class)
                .single();
    }
}
