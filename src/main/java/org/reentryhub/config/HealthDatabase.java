package org.reentryhub.config;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A second way into the same database, under the role that alone may read what is known of health transfers. */
@Configuration
class HealthDatabase {

    @Bean(defaultCandidate = false)
    HikariDataSource healthDataSource(
            JdbcConnectionDetails connection,
            @Value("${spring.datasource.hikari.connection-timeout}") Duration patience) {
        HikariDataSource source = DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url(connection.getJdbcUrl())
                .username(connection.getUsername())
                .password(connection.getPassword())
                .build();
        source.setPoolName("health");
        source.setMaximumPoolSize(12);
        source.setConnectionTimeout(patience.toMillis());
        source.setConnectionInitSql("SET ROLE hub_health; SET idle_in_transaction_session_timeout = '15s'");
        return source;
    }

    @Bean(defaultCandidate = false)
    JdbcClient healthJdbc(@Qualifier("healthDataSource") HikariDataSource source) {
        return JdbcClient.create(source);
    }

    @Bean(defaultCandidate = false)
    TransactionTemplate healthTransactions(@Qualifier("healthDataSource") HikariDataSource source) {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }
}
