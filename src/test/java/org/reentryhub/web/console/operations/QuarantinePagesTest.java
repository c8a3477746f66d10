package org.reentryhub.web.console.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.person.TestPeople;
import org.reentryhub.story.Hub;
import org.reentryhub.story.Prisoner;
import org.reentryhub.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;

/** Events that were refused, and taken in after all. */
class QuarantinePagesTest extends OperatorAtPages {
    private static final String LIST = "/operations/quarantine";

    @Autowired
    Vault vault;

    @Test
    void aRefusedEventStaysWithItsFaultsUntilItHolds() {
        String number = "KI-" + UUID.randomUUID().toString().substring(0, 13);
        String good = Prisoner.named(number)
                .known(TestPeople.nationalId(Math.floorMod(number.hashCode(), 1_000_000)))
                .event("admitted", "2026-11-20T08:00:00Z");
        String id = refused(good);
        assertThat(page(LIST + "?lang=nb")).contains(id, "Hva som er galt").doesNotContain("1990-17-09", "KI-");
        String replay = LIST + "/" + id + "/replay";
        assertThat(page(location(act(replay, "Fagsystemet er rettet")))).contains("Hendelsen holder fortsatt ikke.");

        jdbc.sql("update hub.quarantine set sealed = :sealed where id = cast(:id as uuid)")
                .param("sealed", vault.seal(good.getBytes(UTF_8), "hub.quarantine:" + id))
                .param("id", id)
                .update();
        String asked = page(replay);
        String there = location(send(replay, asked, "Reglene <b>er</b> rettet"));
        assertThat(location(send(replay, asked, "Reglene <b>er</b> rettet"))).isEqualTo(there);
        assertThat(page(there))
                .contains("Hendelsen er tatt inn.", "Reglene &lt;b&gt;er&lt;/b&gt; rettet")
                .doesNotContain(replay);
        assertThat(audited("replayed a quarantined event", id))
                .containsExactly("Fagsystemet er rettet", "Reglene <b>er</b> rettet");
    }

    private String refused(String good) {
        String eventId = UUID.randomUUID().toString();
        String bad = good.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + eventId + "\"")
                .replace("1990-09-17", "1990-17-09");
        Hub.at(port)
                .as("prison-records")
                .post("/records/events", bad, Map.of("Content-Type", "application/cloudevents+json"));
        return jdbc.sql("select cast(id as text) from hub.quarantine where event_id = :event")
                .param("event", eventId)
                .query(String.class)
                .single();
    }
}
