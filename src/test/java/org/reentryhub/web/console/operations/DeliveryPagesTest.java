package org.reentryhub.web.console.operations;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reentryhub.story.RefusingOffice;

/** Messages that are dead or over, and what an operator does with them. */
class DeliveryPagesTest extends OperatorAtPages {
    private static final String LIST = "/operations/deliveries";

    @Test
    void aDeadOneIsFoundAndTriedAgainOnceHoweverOftenItIsClicked() {
        String message = dead(1, "2027-04-20").get(0);
        String list = page(LIST + "?state=DEAD&partner=housing-0301&lang=nb");
        assertThat(list).contains(message, "innholdet avvist", "(422)", "Prøv alle igjen");
        String one = page(LIST + "/" + message);
        assertThat(one).contains("Prøv igjen nå", "Oslo", "422").doesNotContain("KI-", "Eksempel");

        String there = location(send(LIST + "/" + message + "/retry", one, ""));
        assertThat(location(send(LIST + "/" + message + "/retry", one, ""))).isEqualTo(there);
        assertThat(audited("RETRIED_DELIVERY", message)).hasSize(1);
        assertThat(page(there)).contains("Leveransen prøves igjen nå.");
        awaitDelivered(message);
    }

    @Test
    void allOfAPartnerAreCountedFirstAndThenFollowedUntilTheLastHasCome() {
        List<String> messages = dead(2, "2027-04-21");
        String asked = page("/operations/retries?partner=housing-0301&lang=nb");
        assertThat(asked)
                .containsPattern("Prøve \\d+ døde leveranser til Oslo")
                .containsPattern("Prøv \\d+ leveranser igjen");
        assertThat(stateOf(messages.get(0))).as("counting does nothing").isEqualTo("DEAD");

        String address = "/operations/retries?partner=housing-0301";
        String there = location(send(address, asked, "Adressen er rettet"));
        assertThat(location(send(address, asked, "Adressen er rettet"))).isEqualTo(there);
        assertThat(audited("RETRIED_DEAD_DELIVERIES", "housing-0301")).contains("Adressen er rettet");
        assertThat(page(there)).contains("<progress", "role=\"status\"");
        messages.forEach(this::awaitDelivered);
        await().atMost(ofSeconds(30)).until(() -> !page(there + "/now").contains("hx-trigger"));
        assertThat(page(there)).containsPattern("Alle \\d+ er prøvd|1 leveranse er prøvd");
    }

    @Test
    void aDeadOneIsCancelledAndCannotBeOnceMore() {
        String address = LIST + "/" + dead(1, "2027-04-22").get(0);
        assertThat(page(location(act(address + "/cancel", "Ringt i stedet")) + "&lang=nb"))
                .contains("Leveransen er avlyst.", "avlyst av driften", "Send den samme på nytt");
        HttpResponse<String> again = act(address + "/cancel", "Ringt i stedet");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("<title>Feil: ", "Ringt i stedet");
    }

    @Test
    void whatIsOverGoesAgainAsItWasAndNotAnewWhereThereIsNothingNew() {
        String message = dead(1, "2027-04-23").get(0);
        String address = LIST + "/" + message;
        send(address + "/retry", page(address + "?lang=nb"), "");
        awaitDelivered(message);

        HttpResponse<String> nothingNew = act(address + "/replay?as=CURRENT", "De mistet den");
        assertThat(nothingNew.statusCode()).isEqualTo(409);
        assertThat(nothingNew.body()).contains("Den nyeste versjonen sier alt som er sant nå");
        assertThat(page(location(act(address + "/replay?as=FROZEN", "De mistet den"))))
                .contains("Den samme leveransen går på nytt.", "sendt på nytt");
        awaitDelivered(message);
        assertThat(audited("REPLAYED_FROZEN", message)).containsExactly("De mistet den");
    }

    @Test
    void whatIsNotThereIsNotThere() {
        String nobodys = LIST + "/" + new UUID(0, 0);
        assertThat(operator.get(nobodys).statusCode()).isEqualTo(404);
        assertThat(operator.get(nobodys + "/cancel").statusCode()).isEqualTo(404);
        assertThat(operator.get(LIST + "/x").statusCode()).isEqualTo(404);
        assertThat(operator.get("/operations/retries?partner=gp-oslo").statusCode())
                .isEqualTo(404);
        assertThat(operator.get("/operations/retries/" + new UUID(0, 0)).statusCode())
                .isEqualTo(404);
    }

    private List<String> dead(int number, String day) {
        try (RefusingOffice office = RefusingOffice.at(port, sandboxPort, day)) {
            return Stream.generate(office::deadMessage).limit(number).toList();
        }
    }

    private void awaitDelivered(String message) {
        await().atMost(ofSeconds(30)).until(() -> stateOf(message).equals("DELIVERED"));
    }
}
