package org.reentryhub.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.reentryhub.UnpackedDatabase;
import org.reentryhub.vault.VaultKeys;

/**
 * What a hub in production stands on, prepared from {@code deploy/} as docs/operations.md says: a PostgreSQL and an Artemis
 * that listens on a port. The test's PostgreSQL believes every local login without its password.
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
        prepare(postgres);
        int port = freePort();
        return new Surroundings(postgres, broker(folder, port), port);
    }

    /** The variables of docs/operations.md, but those of the sign-in. */
    Map<String, String> variables(Path partners) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE",
                "production",
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/reentryhub",
                "SPRING_DATASOURCE_USERNAME",
                "hub",
                "SPRING_DATASOURCE_PASSWORD",
                "unasked",
                "SPRING_FLYWAY_USER",
                "hub_owner",
                "SPRING_FLYWAY_PASSWORD",
                "unasked",
                "HUB_BROKER_URL",
                "tcp://localhost:" + brokerPort + "?consumerWindowSize=0",
                "HUB_VAULT_KEYS",
                VaultKeys.generate(),
                "HUB_HEALTH_VAULT_KEYS",
                VaultKeys.generate(),
                "HUB_PARTNERS",
                partners.toUri().toString());
    }

    @Override
    public void close() throws Exception {
        broker.stop();
        postgres.close();
    }

    /** {@code deploy/database.sql} without what only psql understands. */
    private static void prepare(EmbeddedPostgres postgres) throws IOException, SQLException {
        String script = Files.readAllLines(Path.of("deploy/database.sql")).stream()
                .filter(line -> !line.startsWith("\\") && !line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .replaceAll(":'(\\w+)'", "'unasked'");
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : Arrays.stream(script.split(";", -1))
                    .filter(text -> !text.isBlank())
                    .toList()) {
                statement.execute(each);
            }
        }
    }

    /** {@code deploy/broker.xml} but for the port and the folders. */
    private static EmbeddedActiveMQ broker(Path folder, int port) throws Exception {
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager reader =
                new FileDeploymentManager(Path.of("deploy/broker.xml").toUri().toString());
        reader.addDeployable(configuration);
        reader.readConfiguration();
        configuration.getAcceptorConfigurations().clear();
        configuration
                .addAcceptorConfiguration("hub", "tcp://localhost:" + port + "?protocols=CORE")
                .setBindingsDirectory(folder.resolve("broker/bindings").toString())
                .setJournalDirectory(folder.resolve("broker/journal").toString())
                .setLargeMessagesDirectory(folder.resolve("broker/large").toString())
                .setPagingDirectory(folder.resolve("broker/paging").toString())
                .setJMXManagementEnabled(false);
        SecurityConfiguration users =
                new SecurityConfiguration(Map.of("hub", "let-me-in"), Map.of("hub", List.of("amq")));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        return broker.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
