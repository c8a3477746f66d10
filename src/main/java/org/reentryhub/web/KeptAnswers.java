package org.reentryhub.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.reentryhub.audit.Actor;
import org.reentryhub.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The answers that are kept for repetition, sealed; who asked, where and with what are keyed hashes. */
@Component
class KeptAnswers {
    private static final int DAYS = 30;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    KeptAnswers(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Whose key it is, where it was used and with which body. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Binding(byte[] place, byte[] request) {
        /** A number for locks; two bindings with the same one merely wait for each other. */
        long number() {
            return ByteBuffer.wrap(place).getLong();
        }

        private String context() {
            return "hub.idempotency:" + HexFormat.of().formatHex(place);
        }
    }

    /** An answer given before, and to which body. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Kept(byte[] request, Answer answer) {
        boolean isFor(Binding binding) {
            return Arrays.equals(request, binding.request);
        }
    }

    Binding binding(Actor actor, String path, String key, byte[] requestBody) {
        return new Binding(
                vault.fingerprint("idempotency.place", String.join("\n", actor.name(), path, key)),
                vault.fingerprint("idempotency.request", new String(requestBody, ISO_8859_1)));
    }

    /** Holds off every other hub that works on the same key, until the end of the transaction. */
    void lock(Binding binding) {
        jdbc.sql("select pg_advisory_xact_lock(:number)")
                .param("number", binding.number())
                .query((row, number) -> true)
                .list();
    }

    Optional<Kept> find(Binding binding) {
        return jdbc.sql("select request, sealed from hub.idempotency where binding = :place")
                .param("place", binding.place())
                .query((row, number) ->
                        new Kept(row.getBytes("request"), read(vault.open(row.getBytes("sealed"), binding.context()))))
                .optional();
    }

    Answer keep(Binding binding, Answer answer) {
        jdbc.sql(
                        """
                insert into hub.idempotency (binding, request, sealed, bound_at)
                values (:place, :request, :sealed, :at)""")
                .param("place", binding.place())
                .param("request", binding.request())
                .param("sealed", vault.seal(written(answer), binding.context()))
                .param("at", OffsetDateTime.now(clock))
                .update();
        return answer;
    }

    /** Forgets answers that nobody will ask for again; a day would do by contract. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOldOnes() {
        jdbc.sql("delete from hub.idempotency where bound_at < :before")
                .param("before", OffsetDateTime.now(clock).minusDays(DAYS))
                .update();
    }

    private static byte[] written(Answer answer) {
        byte[] head = (answer.status() + " " + answer.mediaType() + "\n").getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + answer.body().length)
                .put(head)
                .put(answer.body())
                .array();
    }

    private static Answer read(byte[] written) {
        int end = 0;
        while (written[end] != '\n') {
            end++;
        }
        String[] head = new String(written, 0, end, UTF_8).split(" ", 2);
        return new Answer(Integer.parseInt(head[0]), head[1], Arrays.copyOfRange(written, end + 1, written.length));
    }
}
