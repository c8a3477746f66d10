package org.reentryhub.clock;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.reentryhub.Ids;
import org.reentryhub.NorwegianTime;
import org.reentryhub.custody.Alerts;
import org.reentryhub.task.Tasks;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** As much of a hub as sweeps the clocks, with connections of its own, a clock that is played, and a weak heart. */
final class SweepingHub implements AutoCloseable {
    static final String NAME = "sweeping-hub";

    private final AnnotationConfigApplicationContext context;
    private final Played clock;

    private SweepingHub(AnnotationConfigApplicationContext context, Played clock) {
        this.context = context;
        this.clock = clock;
    }

    /** @param slow by how much its clock is wrong */
    static SweepingHub on(String url, Duration slow, long seed) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.addDataSourceProperty("ApplicationName", NAME);
        source.setMaximumPoolSize(2);
        Played clock = new Played(slow);
        Mortal transactions = new Mortal(source, new Random(seed));
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(HikariDataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean("transactionManager", Mortal.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Ids.class, () -> UUID::randomUUID);
        context.register(Transactions.class, Alerts.class, Tasks.class, ClockRows.class, ClockSweeper.class);
        context.refresh();
        return new SweepingHub(context, clock);
    }

    /** Whether it is still alive after that. */
    boolean sweep(Instant now) {
        clock.now = now;
        try {
            context.getBean(ClockSweeper.class).sweep();
        } catch (RuntimeException dead) {
            return false;
        }
        return !context.getBean(Mortal.class).hasDied;
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Transactions {}

    /** Dies now and then with everything done and nothing committed. */
    static final class Mortal extends DataSourceTransactionManager {
        private static final long serialVersionUID = 1L;

        private final transient Random random;
        private volatile boolean hasDied;

        Mortal(DataSource source, Random random) {
            super(source);
            this.random = random;
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            if (random.nextInt(20) == 0) {
                hasDied = true;
                doRollback(status);
                throw new IllegalStateException("killed before the commit");
            }
            super.doCommit(status);
        }
    }

    private static final class Played extends Clock {
        private volatile Instant now = Instant.EPOCH;
        private final Duration wrong;

        Played(Duration wrong) {
            this.wrong = wrong;
        }

        @Override
        public ZoneId getZone() {
            return NorwegianTime.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.plus(wrong);
        }
    }
}
