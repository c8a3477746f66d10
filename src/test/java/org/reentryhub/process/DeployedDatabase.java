package org.reentryhub.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code deploy/database.sql} without what only psql understands. The tests' PostgreSQL believes every local login without its password. */
public final class DeployedDatabase {
    private DeployedDatabase() {}

    public static void prepare(EmbeddedPostgres postgres) throws IOException, SQLException {
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

    /** What a hub needs to know to find it, and to own it while it migrates. */
    public static Map<String, String> variables(int port) {
        return Map.of(
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:" + port + "/reentryhub",
                "SPRING_DATASOURCE_USERNAME", "hub",
                "SPRING_DATASOURCE_PASSWORD", "unasked",
                "SPRING_FLYWAY_USER", "hub_owner",
                "SPRING_FLYWAY_PASSWORD", "unasked");
    }
}
