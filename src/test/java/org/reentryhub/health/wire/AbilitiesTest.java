package org.reentryhub.health.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.health.reading.FhirServerTest;
import org.reentryhub.partner.Partner.FhirForm;

class AbilitiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ABLE =
            """
            {"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","format":["application/fhir+xml","application/fhir+json"],
             "rest":[{"mode":"server","interaction":[{"code":"transaction"}],"operation":[{"name":"process-message"}],
              "resource":[{"type":"Bundle","interaction":[{"code":"create"}]}]}]}""";

    @ParameterizedTest
    @CsvSource({
        "4.0.1, 5.0.0, TRANSACTION, fhirVersion",
        "4.0.1, 3.0.2, MESSAGE, fhirVersion",
        "application/fhir+json, application/fhir+xml, DOCUMENT, format",
        "transaction, batch, TRANSACTION, transaction",
        "create, read, DOCUMENT, create",
        "process-message, validate, MESSAGE, process-message",
        "server, client, TRANSACTION, transaction"
    })
    void eachThingThatIsMissingIsNamed(String had, String has, FhirForm form, String reason) throws IOException {
        assertThat(Abilities.objections(JSON.readTree(ABLE), form)).isEmpty();
        assertThat(Abilities.objections(JSON.readTree(ABLE.replace("\"" + had + "\"", "\"" + has + "\"")), form))
                .containsExactly(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"resourceType\":\"OperationOutcome\"}", "\"\""})
    void whoSaysNothingHasNotSaidNo(String body) throws JsonProcessingException {
        for (var form : FhirForm.values()) {
            assertThat(Abilities.objections(JSON.readTree(body), form)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gp-oslo", "lar-oslo"})
    void theSandboxesClinicsCanTakeTransactions(String partner) throws IOException {
        JsonNode stub = JSON.readTree(
                Path.of("mappings", partner, "says-what-it-can-do.json").toFile());

        assertThat(Abilities.objections(stub.at("/response/jsonBody"), FhirForm.TRANSACTION))
                .isEmpty();
    }

    @Test
    void thatOneCanIsBelievedForSomeMinutesAndThatOneCannotIsNot() {
        var asked = new AtomicInteger();
        var answers = new FhirAnswer[] {new FhirAnswer(200, ABLE.replace("4.0.1", "5.0.0")), new FhirAnswer(200, ABLE)};
        var clock = new Ticking();
        var abilities = new RecipientAbilities(question -> answers[Math.min(asked.getAndIncrement(), 1)], JSON, clock);
        var recipient = FhirServerTest.unit();

        assertThat(abilities.objections(recipient)).containsExactly("fhirVersion");
        assertThat(abilities.objections(recipient)).isEmpty();
        assertThat(abilities.objections(recipient)).isEmpty();
        assertThat(asked).hasValue(2);
        clock.now = clock.now.plus(Duration.ofMinutes(6));
        assertThat(abilities.objections(recipient)).isEmpty();
        assertThat(asked).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 401, 404, 500})
    void aServerWithoutADescriptionIsNotRefusedForThatAlone(int status) {
        var abilities = new RecipientAbilities(question -> new FhirAnswer(status, ""), JSON, new Ticking());

        assertThat(abilities.objections(FhirServerTest.unit())).isEmpty();
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-22T11:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
