package org.reentryhub.health.transfer;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;

/**
 * One handing over of one patient, to everybody whom the health unit names.
 *
 * @param prison whose health unit it belongs to
 */
public record Transfer(UUID id, String prison, TransferState state, OffsetDateTime createdAt, Notes notes) {

    /**
     * What rests sealed.
     *
     * @param handover the prison's request, when it was the prison that asked
     * @param askedBy the user who asked
     * @param signedOffBy the health worker who let it go, when one did
     */
    public record Notes(PersonNumber person, @Nullable String handover, String askedBy, @Nullable String signedOffBy) {
        Notes signedOff(String by) {
            return new Notes(person, handover, askedBy, by);
        }
    }

    @Override
    public String toString() {
        return "transfer " + id;
    }
}
