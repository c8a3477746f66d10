package org.reentryhub.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.reentryhub.vault.VaultKeys;

/**
 * What hubs in production stand on: a database and a broker that are nobody's own. As docs/operations.md sets them up, but without
 * the profile {@code production}, whose sign-in is not what is tried here.
 *
 * @param keys what the hubs share besides
 */
record Ground(OuterDatabase database, OuterBroker broker, Map<String, String> keys) implements AutoCloseable {

    static Ground in(Path folder) {
        try {
            Path own = Files.createDirectories(folder.resolve("ground"));
            return new Ground(
                    new OuterDatabase(own),
                    new OuterBroker(own),
                    Map.of("HUB_VAULT_KEYS", VaultKeys.generate(), "HUB_HEALTH_VAULT_KEYS", VaultKeys.generate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> variables() {
        Map<String, String> all = new HashMap<>(keys);
        all.putAll(database.variables());
        all.putAll(broker.variables());
        return all;
    }

    @Override
    public void close() {
        broker.close();
        database.close();
    }
}
