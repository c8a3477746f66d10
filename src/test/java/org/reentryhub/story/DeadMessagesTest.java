package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The office refused what it should have taken; an operator counts what died of it, and has it tried again. */
class DeadMessagesTest extends OperatorsAtWork {
    private static final String BAD_DAY = "2027-03-23";

    @Test
    void aSelectionIsCountedFirstAndThenTriedAgainAndTheRestIsLeftAlone() {
        List<String> referrals = dead(3);
        String two = ids(referrals.subList(0, 2));

        JsonNode counted = retry("?dryRun=true", two).json();
        assertThat(counted.get("matching").asInt()).isEqualTo(2);
        assertThat(Instant.parse(counted.get("oldest").asText())).isEqualTo(time(referrals.get(0), "created_at"));
        assertThat(referrals).allMatch(each -> ofDelivery(each, "state").equals("DEAD"));

        officeIsWell();
        JsonNode retried = retry("", two).json();
        assertThat(retried.get("retried").asInt()).isEqualTo(2);
        assertThat(OffsetDateTime.parse(retried.get("until").asText())).isNotNull();
        referrals.subList(0, 2).forEach(each -> awaitDelivery(each, "DELIVERED"));
        assertThat(ofDelivery(referrals.get(2), "state")).isEqualTo("DEAD");
        assertThat(audited("RETRIED_DELIVERY", messageOf(referrals.get(0)))).containsExactly("Adressen er rettet");
        assertThat(retry("", two).json().get("retried").asInt()).isZero();
    }

    @Test
    void theyBecomeDueOldestFirstAndNoMoreThanTenInASecond() {
        List<String> referrals = dead(4);
        operator("/ops/partners/" + OFFICE + "/stop", "for å se dem vente");
        retry("", ids(referrals));

        List<Instant> due =
                referrals.stream().map(each -> time(each, "next_attempt_at")).toList();
        for (int i = 1; i < due.size(); i++) {
            assertThat(Duration.between(due.get(i - 1), due.get(i))).isEqualTo(Duration.ofMillis(100));
        }
        officeIsWell();
    }

    @Test
    void allOfAPartnerAreTriedAgainAsEverAndWithAReasonWhereThereIsOne() {
        String first = dead(1).get(0);
        officeIsWell();
        Hub.Said said = operator().post("/ops/deliveries/retry?partner=" + OFFICE + "&state=DEAD", "");
        assertThat(said.json().get("retried").asInt()).isPositive();
        awaitDelivery(first, "DELIVERED");

        String second = dead(1).get(0);
        officeIsWell();
        retry("", "{\"partner\":\"" + OFFICE + "\",\"state\":\"DEAD\",\"reason\":\"Vedlikehold over\"}");
        awaitDelivery(second, "DELIVERED");
        assertThat(audited("RETRIED_DEAD_DELIVERIES", OFFICE)).contains("Vedlikehold over");
    }

    @Test
    void whatIsNoSelectionIsRefused() {
        assertThat(retry("", "{}").status()).isEqualTo(422);
        assertThat(retry("", "").status()).isEqualTo(422);
        assertThat(retry("", "{\"ids\":[]}").status()).isEqualTo(422);
        assertThat(retry("", "{\"partner\":\"" + OFFICE + "\"}").status()).isEqualTo(422);
        assertThat(retry("?partner=" + OFFICE + "&state=PENDING", "").status()).isEqualTo(422);
        assertThat(retry("?dryRun=perhaps", "{\"ids\":[\"" + UUID.randomUUID() + "\"]}")
                        .status())
                .isEqualTo(400);
    }

    private Hub.Said retry(String query, String body) {
        return operator().post("/ops/deliveries/retry" + query, body);
    }

    private List<String> dead(int number) {
        officeAnswers(BAD_DAY, "\"status\":422");
        List<String> referrals = IntStream.range(0, number)
                .mapToObj(each -> somebody(BAD_DAY).handedOver())
                .toList();
        referrals.forEach(each -> awaitDelivery(each, "DEAD"));
        return referrals;
    }

    private String ids(List<String> referrals) {
        return "{\"ids\":[%s],\"reason\":\"Adressen er rettet\"}"
                .formatted(referrals.stream()
                        .map(each -> "\"" + messageOf(each) + "\"")
                        .collect(java.util.stream.Collectors.joining(",")));
    }

    private Instant time(String referral, String column) {
        return jdbc.sql("select " + column + " from hub.delivery where referral_id = :id")
                .param("id", UUID.fromString(referral))
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
