package org.reentryhub.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.reentryhub.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The frozen bytes of messages, and what they are known by. */
@Component
public class FrozenBodies {
    private final JdbcClient jdbc;
    private final Vault vault;

    FrozenBodies(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** SHA-256 of each message's bytes as they go out on every attempt, in lower-case hexadecimal, by message id. */
    public Map<UUID, String> sha256(Collection<UUID> messageIds) {
        return of(messageIds).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> sha256(each.getValue())));
    }

    /** The bytes themselves, by message id. Whoever asks has made sure that the reader may have seen them. */
    public Map<UUID, byte[]> of(Collection<UUID> messageIds) {
        record Sealed(UUID messageId, byte[] body) {}
        return jdbc
                .sql("select message_id, sealed from hub.delivery where message_id = any (:ids)")
                .param("ids", messageIds.toArray(UUID[]::new))
                .query((row, number) -> new Sealed(row.getObject("message_id", UUID.class), row.getBytes("sealed")))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Sealed::messageId, each -> vault.open(each.body(), Outbox.place(each.messageId()))));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
