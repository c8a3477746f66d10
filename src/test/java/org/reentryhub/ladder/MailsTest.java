package org.reentryhub.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reentryhub.HubAddress;
import org.reentryhub.HubTest;
import org.reentryhub.Ids;
import org.reentryhub.delivery.Fetching;
import org.reentryhub.delivery.Standstill;
import org.reentryhub.partner.Partners;
import org.reentryhub.story.Hub;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A housing office with only a browser is told by mail that something waits, by a real mail server. */
@HubTest
class MailsTest {
    private static final String OFFICE = "housing-5612";
    private static final String ADDRESS = "bolig@kautokeino.example";

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig());

    @LocalServerPort
    private int port;

    @Autowired
    private MailRows rows;

    @Autowired
    private Standstill standstill;

    @Autowired
    private HubAddress address;

    @Autowired
    private Partners partners;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Ids ids;

    @Autowired
    private Clock clock;

    @Autowired
    private Fetching fetching;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nobodyHasBeenTold() {
        fetching.after(OFFICE, Fetching.Cursor.START);
        jdbc.sql("delete from hub.mail").update();
        // What other tests left unanswered has had its reminder.
        jdbc.sql("insert into hub.mail (id, partner, created_at, next_attempt_at, told_at, ended_at, outcome)"
                        + " values (gen_random_uuid(), :partner, :now, :now, :now - interval '1 day', :now, 'SENT')")
                .param("partner", OFFICE)
                .param("now", java.time.OffsetDateTime.now(clock))
                .update();
    }

    @Test
    void oneMailTellsOfManyMessagesAndOfNobody() throws Exception {
        Referred kari = referred();
        referred();
        hub(Duration.ZERO).look();

        assertThat(mails()).hasSize(1);
        MimeMessage mail = mails().get(0);
        String whole = GreenMailUtil.getWholeMessage(mail) + mail.getContent();
        assertThat(mail.getSubject()).isEqualTo("Noe venter på dere i Reentry Hub");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("hub@reentryhub.example");
        assertThat((String) mail.getContent()).contains(address.of("/").toString());
        assertThat(whole).doesNotContain(kari.person(), kari.id(), "Kari", "Eksempel", "17899001281", "OSLO");
    }

    @Test
    void whatIsNewIsToldWhenItsTurnHasCome() {
        referred();
        hub(Duration.ZERO).look();
        hub(Duration.ofMinutes(1)).look();
        referred();
        hub(Duration.ofHours(23)).look();
        assertThat(mails()).hasSize(1);

        hub(Duration.ofHours(25)).look();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void whatWasFetchedAlreadyIsNotTold() {
        referred();
        fetching.after(OFFICE, Fetching.Cursor.START);
        hub(Duration.ZERO).look();

        assertThat(mails()).isEmpty();
    }

    @Test
    void aDayBeforeTheDeadlineItIsToldAgainAlsoWhenItWasFetched() {
        referred();
        hub(Duration.ZERO).look();
        fetching.after(OFFICE, Fetching.Cursor.START);
        hub(Duration.ofDays(3)).look();
        assertThat(mails()).hasSize(1);

        hub(Duration.ofDays(4).plusMinutes(1)).look();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void hubsSideBySideSendOne() throws Exception {
        referred();
        var hubs = Executors.newFixedThreadPool(4);
        try {
            List<? extends Future<?>> looks = IntStream.range(0, 8)
                    .mapToObj(look -> hubs.submit(() -> hub(Duration.ZERO).look()))
                    .toList();
            for (Future<?> look : looks) {
                look.get();
            }
        } finally {
            hubs.shutdownNow();
        }

        assertThat(mails()).hasSize(1);
    }

    @Test
    void aMailThatTheServerDidNotTakeIsSentLaterAndOperatorsSeeItMeanwhile() {
        referred();
        MailDesk without = hub(Duration.ZERO, 1);
        without.look();
        assertThat(mails()).isEmpty();
        assertThat(without.standing().failing()).isEqualTo(1);

        hub(Duration.ofSeconds(10)).look();
        assertThat(mails()).hasSize(1);
        assertThat(without.standing().waiting()).isZero();
    }

    @Test
    void aHubThatDiedWhileSendingLeavesItToAnother() {
        referred();
        OffsetDateTime now = OffsetDateTime.now(clock);
        transactions.executeWithoutResult(status -> rows.add(ids.next(), OFFICE, now));
        transactions.executeWithoutResult(status -> rows.claim(now, now.plusMinutes(2)));
        hub(Duration.ofMinutes(1)).look();
        assertThat(mails()).isEmpty();

        hub(Duration.ofMinutes(3)).look();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void withoutAMailServerOperatorsAreTold() {
        var mail = Hub.at(port).as("operator").get("/ops/partners").json().get("mail");

        assertThat(mail.get("state").asText()).isEqualTo("OFF");
        assertThat(mail.get("receivers").asInt()).isPositive();
    }

    private Referred referred() {
        return Referred.from("5612", "2027-01-14", port);
    }

    private MailDesk hub(Duration later) {
        return hub(later, MAIL.getSmtp().getPort());
    }

    private MailDesk hub(Duration later, int smtp) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(smtp);
        return new MailDesk(
                rows,
                new MailServer(Optional.of(sender), "hub@reentryhub.example"),
                standstill,
                address,
                partners,
                transactions,
                ids,
                Clock.offset(clock, later));
    }

    private static List<MimeMessage> mails() {
        return Arrays.stream(MAIL.getReceivedMessagesForDomain(ADDRESS)).toList();
    }
}
