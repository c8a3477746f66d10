package org.reentryhub.custody;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.reentryhub.vault.Vault;
import org.springframework.stereotype.Component;

/** Events as they rest: whole, as the prison sent them, sealed. */
@Component
class SealedEvents {
    /** The digest of what needs none. */
    static final UUID NONE = new UUID(0, 0);

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

    /** Equal for equal content, so that a record which says nothing new costs no more than this. */
    UUID digest(JsonNode data) {
        return print("custody.snapshot", RecordJson.bytes(data));
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
