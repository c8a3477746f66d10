package org.reentryhub.story;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;
import org.jspecify.annotations.Nullable;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestContextManager;

/** Any sequence of deeds, of one person after another, on the running hub that the other tests share. */
@HubTest
abstract class ReferralLives {
    static final String OBSERVER = "observer";

    @Value("${local.server.port}")
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    DataSource pool;

    private @Nullable JdbcClient login;
    private @Nullable JdbcClient observer;

    @BeforeTry
    void joinTheRunningHub() throws Exception {
        if (pool == null) {
            new TestContextManager(getClass()).prepareTestInstance(this);
            HikariDataSource hub = pool.unwrap(HikariDataSource.class);
            login = JdbcClient.create(
                    new DriverManagerDataSource(hub.getJdbcUrl(), hub.getUsername(), hub.getPassword()));
            observer = JdbcClient.create(observing(hub));
            SomebodyInPrison.at(port, sandboxPort).housingIsDownFor(ReferralLife.FAILING);
            logs(LogLevel.OFF);
        }
    }

    @AfterContainer
    static void speakAgain() {
        logs(null);
    }

    /** What the hub says of each connection that a crash cuts is no news here. */
    private static void logs(@Nullable LogLevel level) {
        LoggingSystem system = LoggingSystem.get(ReferralLives.class.getClassLoader());
        List.of("com.zaxxer", "org.springframework", "org.apache.camel", "org.reentryhub")
                .forEach(name -> system.setLogLevel(name, level));
    }

    private static DataSource observing(HikariDataSource hub) {
        HikariDataSource own = new HikariDataSource();
        own.setJdbcUrl(hub.getJdbcUrl());
        own.setUsername(hub.getUsername());
        own.setPassword(hub.getPassword());
        own.setConnectionInitSql(hub.getConnectionInitSql());
        own.addDataSourceProperty("ApplicationName", OBSERVER);
        own.setMinimumIdle(0);
        return own;
    }

    @Provide
    Arbitrary<ActionChain<ReferralLife>> lives() {
        ActionChainArbitrary<ReferralLife> chains = ActionChain.startWith(this::begin);
        for (ReferralLife.Deed deed : ReferralLife.Deed.values()) {
            chains = chains.withAction(weight(deed), action(deed));
        }
        return chains.withMaxTransformations(12);
    }

    private ReferralLife begin() {
        ReferralLife life = new ReferralLife(
                SomebodyInPrison.at(port, sandboxPort), requireNonNull(observer), requireNonNull(login));
        Arrays.asList(ReferralLife.Deed.CONSENT, ReferralLife.Deed.HAND_OVER).forEach(deed -> life.does(deed, 1));
        return life;
    }

    private static int weight(ReferralLife.Deed deed) {
        return switch (deed) {
            case ANSWER -> 6;
            case MOVE_THE_DATE, MOVE_IT_TO_WHERE_THE_OFFICE_FAILS, HAND_OVER, CONSENT -> 3;
            default -> 1;
        };
    }

    private static Action.Independent<ReferralLife> action(ReferralLife.Deed deed) {
        return () -> Arbitraries.longs()
                .map(chance ->
                        Transformer.mutate(deed + " by " + chance, (ReferralLife life) -> life.does(deed, chance)));
    }

    /** All at the same time: the hub's own locks must keep them apart. */
    void areLived(List<ActionChain<ReferralLife>> lives) {
        Executor aThreadEach = life -> new Thread(life, "life").start();
        lives.stream()
                .map(life -> CompletableFuture.runAsync(() -> isLived(life), aThreadEach))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static void isLived(ActionChain<ReferralLife> life) {
        life.withInvariant("promises", ReferralLife::holdsItsPromises).run().comesToRest();
    }
}
