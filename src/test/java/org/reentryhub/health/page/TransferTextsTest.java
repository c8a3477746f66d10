package org.reentryhub.health.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.health.alert.HealthAlert;
import org.reentryhub.health.answer.BusinessStatus;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.supply.SupplyFinding;
import org.reentryhub.health.transfer.DeclineReason;
import org.reentryhub.health.transfer.TaskState;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.health.wire.FhirTrouble;

/** The pages put keys together from codes: each code has a text of its own. That all languages have them, MessagesTest says. */
class TransferTextsTest {
    private final Properties texts = new Properties();

    TransferTextsTest() throws IOException {
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/messages/console/transfers_nb.properties"))) {
            texts.load(reader);
        }
    }

    @Test
    void whateverStandsBesideACaseHasWords() {
        has("transfers.word.", Stream.of(TaskState.values()).map(TaskState::code), "");
        has("transfers.word.", names(DeliveryState.values()), "");
        has("transfers.word.", names(Finding.Code.values()), "");
        has("transfers.word.", names(FhirTrouble.Kind.values()), "");
        has(
                "transfers.word.",
                Stream.of(SupplyFinding.Code.values())
                        .filter(SupplyFinding.Code::isDoubt)
                        .map(Enum::name),
                "");
        has("transfers.outcome.", names(Outcome.values()), "");
        has("transfers.business.", Stream.of(BusinessStatus.values()).map(BusinessStatus::code), "");
        has("transfers.supply.", names(SupplyFinding.Code.values()), "");
    }

    @Test
    void whateverCallsForSomethingSaysWhatToDo() {
        has("transfers.alert.", names(HealthAlert.Kind.values()), "");
        has("transfers.alert.", names(HealthAlert.Kind.values()), ".next");
        has("transfers.trouble.", names(FhirTrouble.Kind.values()), "");
        has("transfers.trouble.", names(FhirTrouble.Kind.values()), ".next");
        has("transfers.state.", names(TransferState.values()), "");
        has("transfers.state.", names(TransferState.values()), ".next");
        has("transfers.word.", Stream.of(DeclineReason.values()).map(DeclineReason::code), ".next");
        for (String what : new String[] {"", ".link", ".title", ".text"}) {
            has("transfers.brake.", names(Brake.values()), what);
        }
    }

    @Test
    void aReasonToDeclineReadsOnThePageAsItReadsElsewhere() {
        for (DeclineReason reason : DeclineReason.values()) {
            assertThat(texts.getProperty("transfers.word." + reason.code())).isEqualTo(reason.words());
            assertThat(texts.getProperty("transfers.word." + reason.code() + ".next"))
                    .isEqualTo(reason.nextStep());
        }
    }

    private void has(String prefix, Stream<String> codes, String suffix) {
        assertThat(texts.stringPropertyNames())
                .containsAll(codes.map(code -> prefix + code + suffix).toList());
    }

    private static Stream<String> names(Enum<?>[] codes) {
        return Stream.of(codes).map(Enum::name);
    }
}
