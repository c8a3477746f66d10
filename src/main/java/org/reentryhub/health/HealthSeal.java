package org.reentryhub.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.UUID;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.vault.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Writes and reads the sealed columns of the health schema; each value opens in its own row only. */
@Component
public class HealthSeal {
    private final Vault vault;
    private final ObjectMapper json;

    HealthSeal(@Qualifier("healthVault") Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    public byte[] seal(Object notes, String table, UUID row) {
        try {
            return vault.seal(json.writeValueAsBytes(notes), place(table, row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("notes of " + table + " cannot be written as JSON");
        }
    }

    public <T> T open(byte[] sealed, String table, UUID row, Class<T> kind) {
        try {
            return json.readValue(vault.open(sealed, place(table, row)), kind);
        } catch (IOException e) {
            throw new IllegalStateException("notes of " + table + " are not JSON");
        }
    }

    /** Finds a person's rows without naming the person. */
    public byte[] key(PersonNumber person) {
        return vault.fingerprint("health.person", person.value());
    }

    /** Finds a row by something that must not stand in it. */
    public byte[] key(String purpose, String value) {
        return vault.fingerprint("health." + purpose, value);
    }

    /** What is kept of content that left: enough to tell one document from another, and nothing else. */
    public byte[] digest(byte[] content) {
        return vault.fingerprint("health.content", content);
    }

    /** What is kept of what a document says of the patient: enough to tell whether another one says the same. */
    public byte[] essence(byte[] content) {
        return vault.fingerprint("health.essence", content);
    }

    private static String place(String table, UUID row) {
        return "health." + table + ":" + row;
    }
}
