package org.reentryhub.custody;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;
import org.springframework.util.function.SingletonSupplier;

/**
 * An event that holds: its shape and every rule were found good.
 *
 * @param order when it became true, and which event it is
 * @param otherPersonNumber whom a merge took in, or its undoing let go
 * @param data the whole record as it was sent, with what no Java record has
 * @param raw the event as it came
 */
record CustodyEvent(
        EventOrder order,
        Cause cause,
        PersonNumber person,
        @Nullable PersonNumber otherPersonNumber,
        JsonNode data,
        byte[] raw,
        Supplier<CustodyRecord> asRecord) {
    /** An event whose record is bound when it is first asked for, and once. */
    CustodyEvent(
            EventOrder order,
            Cause cause,
            PersonNumber person,
            @Nullable PersonNumber otherPersonNumber,
            JsonNode data,
            byte[] raw) {
        this(
                order,
                cause,
                person,
                otherPersonNumber,
                data,
                raw,
                SingletonSupplier.of(() -> RecordJson.custodyRecord(data)));
    }

    EventKey key() {
        return new EventKey(order.source(), order.id());
    }

    CustodyRecord record() {
        return asRecord.get();
    }

    @Override
    public String toString() {
        return "***";
    }
}
