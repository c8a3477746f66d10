package org.reentryhub.health.transfer;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.reentryhub.health.Sandboxed;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever asks at the same moment, and wherever: of one person one transfer begins, and every clinic gets one Task. */
@HubTest
class OneTransferAtATimeTest {
    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("healthDataSource")
    DataSource health;

    @Autowired
    Transfers transfers;

    @Autowired
    TransferDesk desk;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Sandboxed hub;

    @BeforeEach
    void here(@Value("${local.server.port}") int port, @Value("${sandbox.port}") int sandboxPort) {
        hub = new Sandboxed(port, sandboxPort, people);
    }

    @AfterEach
    void gone() {
        threads.shutdownNow();
    }

    @Test
    void ofSeveralStartsAtTheSameMomentOneBeginsATransfer() throws SQLException {
        hub.kari("OT-1");

        var starts = whileNobodyCanAdd(() ->
                Stream.generate(() -> answer(() -> start("OT-1"))).limit(4).toList());

        assertThat(starts).containsExactlyInAnyOrder(202, 409, 409, 409);
        assertThat(transfers.of(new PersonNumber("OT-1"))).hasSize(1);
    }

    @Test
    void whatThePrisonAsksForAtTheMomentOfAStartBeginsNoTransferOfItsOwn() throws SQLException {
        hub.kari("OT-2");
        var request = requested("OT-2");

        whileNobodyCanAdd(() -> List.of(
                answer(() -> start("OT-2")),
                answer(() -> {
                    desk.take(request.toString());
                    return 0;
                }),
                answer(() -> start("OT-2"))));

        assertThat(transfers.of(new PersonNumber("OT-2"))).hasSize(1);
    }

    private int start(String person) {
        return hub.as("healthunit")
                .post("/health/people/" + person + "/transfers", "{}")
                .statusCode();
    }

    private CompletableFuture<Integer> answer(Supplier<Integer> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    /** All of them have looked and none has written when they are let go on. */
    private List<Integer> whileNobodyCanAdd(Supplier<List<CompletableFuture<Integer>>> work) throws SQLException {
        try (var connection = health.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "lock table health.transfer in share row exclusive mode");
            var begun = work.get();
            await().atMost(ofSeconds(60)).until(() -> waiting() >= begun.size());
            connection.rollback();
            connection.setAutoCommit(true);
            return begun.stream().map(CompletableFuture::join).toList();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int waiting() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Integer.class)
                .single();
    }

    /** Asked for just now, so that the sweeper does not take it as well. */
    private UUID requested(String person) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into hub.health_request (id, person_number, handover_id, requested_by, requested_at)
                values (:id, :person, :handover, 'casemanager', '2100-01-01')""")
                .param("id", id)
                .param("person", person)
                .param("handover", UUID.randomUUID())
                .update();
        return id;
    }
}
