package org.reentryhub.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.reentryhub.UnpackedDatabase;
import org.reentryhub.vault.VaultKeys;

/**
 * What a hub in production stands on, prepared from {@code deploy/} as docs/operations.md says: a PostgreSQL and an Artemis
 * that listens on a port.
 */
final class Surroundings implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final EmbeddedActiveMQ broker;
    private final int brokerPort;

    private Surroundings(EmbeddedPostgres postgres, EmbeddedActiveMQ broker, int brokerPort) {
        this.postgres = postgres;
        this.broker = broker;
        this.brokerPort = brokerPort;
    }

    static Surroundings in(Path folder) throws Exception {
        UnpackedDatabase.in(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("postgres-binaries").toFile())
                .start();
        DeployedDatabase.prepare(postgres);
        int port = freePort();
        return new Surroundings(postgres, DeployedBroker.on(folder, port), port);
    }

    /** The variables of docs/operations.md, but those of the sign-in. */
    Map<String, String> variables(Path partners) {
        Map<String, String> variables = new HashMap<>(DeployedDatabase.variables(postgres.getPort()));
        variables.putAll(Map.of(
                "SPRING_PROFILES_ACTIVE", "production",
                "HUB_BROKER_URL", DeployedBroker.address(brokerPort),
                "HUB_VAULT_KEYS", VaultKeys.generate(),
                "HUB_HEALTH_VAULT_KEYS", VaultKeys.generate(),
                "HUB_PARTNERS", partners.toUri().toString()));
        return variables;
    }

    @Override
    public void close() throws Exception {
        broker.stop();
        postgres.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
