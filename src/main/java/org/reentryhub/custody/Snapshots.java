package org.reentryhub.custody;

import com.fasterxml.jackson.databind.JsonNode;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.vault.Vault;
import org.springframework.stereotype.Component;

/** Snapshots as they rest: the whole of {@code data} as the prison sent it, sealed, also what no Java record has. */
@Component
class Snapshots {
    private final Vault vault;

    Snapshots(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(PersonNumber person, JsonNode data) {
        return vault.seal(RecordJson.bytes(data), place(person));
    }

    CustodyRecord open(PersonNumber person, byte[] sealed) {
        return RecordJson.custodyRecord(vault.open(sealed, place(person)));
    }

    /** Equal for equal content, so that a record which says nothing new costs no more than this. */
    byte[] digest(JsonNode data) {
        return vault.fingerprint("custody.snapshot", RecordJson.bytes(data));
    }

    private static String place(PersonNumber person) {
        return "hub.custody:" + person.value();
    }
}
