package org.reentryhub.health.staff;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.reentryhub.health.answer.AnswerClocks;
import org.reentryhub.health.transfer.HealthDelivery;
import org.reentryhub.health.transfer.HealthDeliveryRows;
import org.reentryhub.health.transfer.Transfer;
import org.reentryhub.health.transfer.TransferState;
import org.reentryhub.person.PersonNumber;
import org.springframework.stereotype.Component;

/** Says of many transfers at once how far their recipients have come. Each call belongs in its caller's transaction. */
@Component
public class TransferLines {
    private final HealthDeliveryRows rows;
    private final AnswerClocks clocks;

    TransferLines(HealthDeliveryRows rows, AnswerClocks clocks) {
        this.rows = rows;
        this.clocks = clocks;
    }

    /**
     * A line of the list.
     *
     * @param recipients how many it goes to, as far as they are known
     * @param answered how many of them have said yes or no, or are past that
     * @param overdue whether one of them has not answered in time
     */
    public record Line(
            UUID id,
            PersonNumber person,
            TransferState state,
            OffsetDateTime requestedAt,
            int recipients,
            int answered,
            boolean overdue) {}

    List<Line> of(List<Transfer> transfers) {
        var ids = transfers.stream().map(Transfer::id).toList();
        var documents = rows.of(ids).stream().collect(Collectors.groupingBy(HealthDelivery::transfer));
        var rung = clocks.rung(ids);
        return transfers.stream()
                .map(transfer -> line(transfer, documents.getOrDefault(transfer.id(), List.of()), rung))
                .toList();
    }

    private static Line line(Transfer transfer, List<HealthDelivery> documents, List<UUID> rung) {
        var silent = documents.stream()
                .filter(row -> !row.notes().task().answers())
                .map(HealthDelivery::id)
                .toList();
        return new Line(
                transfer.id(),
                transfer.notes().person(),
                transfer.state(),
                TransferStory.local(transfer.createdAt()),
                documents.size(),
                documents.size() - silent.size(),
                silent.stream().anyMatch(rung::contains));
    }
}
