package org.reentryhub.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * A real PostgreSQL in the data folder, for whoever has none. The library's defaults would answer before anything is on
 * disk ({@code fsync=off}, {@code synchronous_commit=off}); ours does not, and refuses to run if that fails.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!production")
@ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
class EmbeddedDatabase {
    /** Stops after every other bean is done: its users are destroyed first, since they depend on it. */
    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(DataFolder folder) throws IOException, SQLException {
        EmbeddedPostgres postgres = new EmbeddedServer(folder).start();
        prepare(postgres);
        return postgres;
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "hub";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return postgres.getJdbcUrl("hub", "reentryhub");
            }
        };
    }

    @Bean
    FlywayConnectionDetails embeddedMigration(EmbeddedPostgres postgres) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return "hub_owner";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return postgres.getJdbcUrl("hub_owner", "reentryhub");
            }
        };
    }

    private static void prepare(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            refuseUnlessItSyncs(statement);
            if (!yes(statement, "select exists (select from pg_roles where rolname = 'hub_owner')")) {
                statement.execute("create role hub_owner login createrole");
                statement.execute("create role hub login noinherit");
            }
            if (!yes(statement, "select exists (select from pg_database where datname = 'reentryhub')")) {
                statement.execute("create database reentryhub owner hub_owner");
            }
        }
    }

    private static void refuseUnlessItSyncs(Statement statement) throws SQLException {
        if (!yes(statement, "select current_setting('fsync')::bool and current_setting('synchronous_commit') = 'on'")) {
            throw new IllegalStateException(
                    "the embedded database does not sync to disk; the hub would lose what it accepts");
        }
    }

    private static boolean yes(Statement statement, String question) throws SQLException {
        try (var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
