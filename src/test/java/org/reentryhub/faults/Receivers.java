package org.reentryhub.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.reentryhub.faults.Event.Arrived;
import org.reentryhub.faults.Event.Reply;

/**
 * The machines of two receivers, who write down what arrives before they answer, and answer as machines do: now well, now late,
 * now not at all.
 */
final class Receivers implements AutoCloseable {
    static final String HOUSING = "housing-0301";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGER_THAN_THE_HUB_WAITS = 1_500;

    private final HttpServer server;
    private final History history;
    private final Random chance;
    private final Queue<String> housingReferrals = new ConcurrentLinkedQueue<>();
    /** Of a hundred messages, how many meet with trouble. */
    private volatile int trouble;
    /** How long they think before they answer. */
    private volatile Duration thought = Duration.ZERO;

    Receivers(History history, long seed) {
        this.history = history;
        this.chance = new Random(seed);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::receive);
        server.start();
    }

    void trouble(int inAHundred) {
        trouble = inAHundred;
    }

    /** Longer, and a hub has more in its hands. */
    void think(Duration time) {
        thought = time;
    }

    /** The housing office's referrals that nobody has answered yet. */
    Queue<String> toAnswer() {
        return housingReferrals;
    }

    /** The directory in which they are the only partners; short waits, so that hours fit into minutes. */
    Path directory(Path folder) {
        String row =
                """
                  - id: %1$s
                    name: %1$s
                    kind: %2$s
                    identifiers: ["urn:oid:2.16.578.1.12.4.1.4.101|%3$s"]
                    serves: {municipalities: ["0301"]}
                    channel: {type: rest, url: "http://localhost:%4$d/%1$s", timeout: PT1S, concurrency: 8, retry: [PT0.3S, PT1S, PT2S], breaker: {failures: 20, probe: PT0.5S}}
                    accepts: {users: ["%5$s"]}
                """;
        int port = server.getAddress().getPort();
        String file = "partners:\n" + row.formatted(HOUSING, "HOUSING", "974770482", port, "housing")
                + row.formatted("nav-0301", "EMPLOYMENT", "314001044", port, "employment");
        try {
            return Files.writeString(folder.resolve("partners.yaml"), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply = next();
            note(exchange, body, reply);
            LockSupport.parkNanos(thought.toNanos());
            answer(exchange, reply);
        }
    }

    private void note(HttpExchange exchange, byte[] body, Reply reply) throws IOException {
        JsonNode message = JSON.readTree(body);
        String partner = exchange.getRequestURI().getPath().split("/", -1)[1];
        String referral = message.path("referralId").asText();
        if (referral.isEmpty()) {
            return; // a notice of a stay
        }
        history.add(new Arrived(
                partner,
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                referral,
                message.path("version").asInt(),
                message.path("kind").asText(),
                message.path("release").path("date").asText(),
                digest(body),
                reply));
        if (partner.equals(HOUSING)
                && reply.hasEffect()
                && message.path("kind").asText().equals("REFERRAL")) {
            housingReferrals.add(referral);
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        switch (reply) {
            case TAKEN -> say(exchange, 200, "{\"status\":\"RECEIVED\"}");
            case TAKEN_MUMBLED -> say(exchange, 200, "<html><body>OK</body></html>");
            case TAKEN_LATE -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LONGER_THAN_THE_HUB_WAITS));
                say(exchange, 200, "{\"status\":\"RECEIVED\"}");
            }
            case DOWN -> say(exchange, 503, "");
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                say(exchange, 429, "");
            }
            case REFUSED -> say(exchange, 422, "{}");
            case TAKEN_UNSAID, UNREACHABLE -> {}
        }
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private synchronized Reply next() {
        if (chance.nextInt(100) >= trouble) {
            return Reply.TAKEN;
        }
        List<Reply> troubles = List.of(
                Reply.TAKEN_UNSAID,
                Reply.TAKEN_UNSAID,
                Reply.TAKEN_MUMBLED,
                Reply.TAKEN_LATE,
                Reply.UNREACHABLE,
                Reply.DOWN,
                Reply.DOWN,
                Reply.BUSY,
                Reply.REFUSED);
        return troubles.get(chance.nextInt(troubles.size()));
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
