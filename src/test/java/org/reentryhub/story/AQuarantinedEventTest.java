package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reentryhub.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;

/** An event that did not hold is taken in after all: the list says by whom, when and why. */
class AQuarantinedEventTest extends OperatorsAtWork {
    @Autowired
    Vault vault;

    private final String eventId = UUID.randomUUID().toString();

    @Test
    void aReplayIsMarkedWithWhoWhenAndWhy() {
        SomebodyInPrison somebody = SomebodyInPrison.at(port, sandboxPort);
        String good = somebody.record().event("admitted", "2026-11-20T08:00:00Z");
        somebody.prisonTries(good.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + eventId + "\"")
                .replace("1990-09-17", "1990-17-09"));
        String id = line().get("id").asText();

        assertThat(replay(id, "{\"reason\":\"Fagsystemet er rettet\"}").status())
                .as("it still does not hold")
                .isEqualTo(422);
        assertThat(line().get("replayedAt").isNull()).isTrue();

        theRulesHaveChangedFor(id, good);
        assertThat(replay(id, "{\"reason\":\" \"}").status()).isEqualTo(422);
        Hub.Said said = replay(id, "{\"reason\":\"Reglene er rettet\"}");
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(line().get("replayedBy").asText()).isEqualTo("operator");
        assertThat(line().get("replayReason").asText()).isEqualTo("Reglene er rettet");
        assertThat(line().get("replayedAt").isNull()).isFalse();
        assertThat(audited("replayed a quarantined event", id))
                .containsExactly("Fagsystemet er rettet", "Reglene er rettet");

        assertThat(replay(id, "-").status()).isEqualTo(400);
        assertThat(replay(id, "").status()).as("no reason need be given").isEqualTo(200);
    }

    /** Rules cannot change while a hub runs; so what was refused becomes what they like. */
    private void theRulesHaveChangedFor(String id, String good) {
        jdbc.sql("update hub.quarantine set sealed = :sealed where id = :id")
                .param("sealed", vault.seal(good.getBytes(StandardCharsets.UTF_8), "hub.quarantine:" + id))
                .param("id", UUID.fromString(id))
                .update();
    }

    private JsonNode line() {
        return first(operator().get("/ops/quarantine").json(), "eventId", eventId);
    }

    private Hub.Said replay(String id, String body) {
        return operator().post("/ops/quarantine/" + id + "/replay", body);
    }
}
