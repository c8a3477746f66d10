package org.reentryhub.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Migrations run as the owner of the tables, never in the role of the running hub. */
@Configuration
class Migrations {

    @Bean
    FlywayConfigurationCustomizer hubUser(JdbcConnectionDetails connection) {
        return flyway -> flyway.placeholders(Map.of("hubUser", String.valueOf(connection.getUsername())));
    }

    /** Without this, Flyway would take the hub's own connections, which stand in a role that may create nothing. */
    @Bean
    @ConditionalOnExpression("!'${spring.datasource.url:}'.isEmpty()")
    FlywayConnectionDetails migrationConnection(JdbcConnectionDetails connection, Environment environment) {
        return new FlywayConnectionDetails() {
            @Override
            public @Nullable String getUsername() {
                return environment.getProperty("spring.flyway.user", connection.getUsername());
            }

            @Override
            public @Nullable String getPassword() {
                return environment.getProperty("spring.flyway.password", connection.getPassword());
            }

            @Override
            public String getJdbcUrl() {
                return environment.getProperty("spring.flyway.url", connection.getJdbcUrl());
            }
        };
    }
}
