package org.reentryhub.story;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An operator takes one message out: it never arrives, and the case manager hears of it. */
class ACancelledDeliveryTest extends OperatorsAtWork {
    private static final String BAD_DAY = "2027-03-16";

    @Test
    void whatWaitsIsStoppedAndTheCaseManagerIsTold() {
        officeAnswers(BAD_DAY, "\"status\":503");
        SomebodyInPrison somebody = somebody(BAD_DAY);
        String referral = somebody.handedOver();
        awaitDelivery(referral, "RETRYING");
        await().atMost(ofSeconds(10))
                .until(() -> ofDelivery(referral, "lease is null").equals("t"));

        Hub.Said said = cancel(referral, "Feil person hos mottaker");
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(said.json().get("state").asText()).isEqualTo("STOPPED");
        officeIsWell();

        int tried = attempts(referral);
        await().during(ofMillis(1_500)).atMost(ofSeconds(5)).until(() -> attempts(referral) == tried);
        assertThat(first(operator().get("/ops/deliveries?state=STOPPED").json(), "id", messageOf(referral))
                        .get("lastError")
                        .asText())
                .isEqualTo("OPERATOR");
        assertThat(somebody.alerts()).contains("NOT_DELIVERED");
        assertThat(audited("CANCELLED_DELIVERY", messageOf(referral))).containsExactly("Feil person hos mottaker");
        assertThat(cancel(referral, "igjen").status()).isEqualTo(409);
    }

    @Test
    void whatIsDeadIsStoppedForGood() {
        officeAnswers(BAD_DAY, "\"status\":422");
        String referral = somebody(BAD_DAY).handedOver();
        awaitDelivery(referral, "DEAD");

        assertThat(cancel(referral, "Sendt på papir").status()).isEqualTo(200);
        assertThat(operator()
                        .post("/ops/deliveries/" + messageOf(referral) + "/retry", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatHasArrivedOrIsOnItsWayCannotBeCalledBack() {
        officeAnswers(BAD_DAY, "\"status\":200,\"fixedDelayMilliseconds\":3000");
        String referral = somebody(BAD_DAY).handedOver();
        await().atMost(ofSeconds(10)).until(() -> attempts(referral) == 1);

        assertThat(cancel(referral, "for sent").status()).isEqualTo(409);
        awaitDelivery(referral, "DELIVERED");
        assertThat(cancel(referral, "for sent").status()).isEqualTo(409);
        assertThat(audited("CANCELLED_DELIVERY", messageOf(referral))).isEmpty();
    }

    @Test
    void aReasonIsAskedForAndAnUnknownOneIsNotFound() {
        String unknown = "/ops/deliveries/" + UUID.randomUUID() + "/cancel";
        assertThat(operator().post(unknown, "{}").status()).isEqualTo(422);
        assertThat(operator(unknown, "x").status()).isEqualTo(404);
    }

    private Hub.Said cancel(String referral, String reason) {
        return operator("/ops/deliveries/" + messageOf(referral) + "/cancel", reason);
    }
}
