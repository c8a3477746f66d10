package org.reentryhub.custody;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.NationalId;
import org.reentryhub.vault.Vault;
import org.springframework.stereotype.Component;

/** Events as they rest: whole, as the prison sent them, sealed. */
@Component
class SealedEvents {
    /** The digest of what needs none. */
    static final UUID NONE = new UUID(0, 0);

    private static final String OTHER = "otherPersonNumber";

    private final Vault vault;

    SealedEvents(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(EventKey key, byte[] event) {
        return vault.seal(event, place(key));
    }

    /** The record in a sealed event. */
    CustodyRecord open(EventKey key, byte[] sealed) {
        return RecordJson.recordIn(vault.open(sealed, place(key)));
    }

    /**
     * Equal for equal content, so that a record which says nothing new costs no more than this. Whom a merge named belongs to
     * its cause and not to the record: the next extract says the same without it.
     */
    UUID digest(JsonNode data) {
        boolean named = data.has(OTHER);
        JsonNode record = named ? ((ObjectNode) data.deepCopy()).without(OTHER) : data;
        return print("custody.snapshot", RecordJson.bytes(record));
    }

    /** The fingerprint by which those who carry the same national id find each other. */
    Optional<UUID> nationalId(@Nullable NationalId id) {
        return Optional.ofNullable(id)
                .map(known -> print("custody.national-id", known.value().getBytes(StandardCharsets.UTF_8)));
    }

    /** A keyed fingerprint, in the shape in which the database keeps it. */
    UUID print(String purpose, byte[] value) {
        ByteBuffer print = ByteBuffer.wrap(vault.fingerprint(purpose, value));
        return new UUID(print.getLong(), print.getLong());
    }

    private static String place(EventKey key) {
        return "hub.inbox:" + key.source() + " " + key.id();
    }
}
