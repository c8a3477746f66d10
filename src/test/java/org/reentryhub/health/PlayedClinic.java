package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.reentryhub.web.LightServer;

/** A clinic that takes everything and keeps nothing but when it came: light enough not to be what is measured. */
final class PlayedClinic implements AutoCloseable {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String CAN = "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\",\"format\":"
            + "[\"application/fhir+json\"],\"rest\":[{\"mode\":\"server\",\"interaction\":[{\"code\":\"transaction\"}]}]}";
    private static final String DONE = "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\"}";

    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final AtomicLong largest = new AtomicLong();
    private final LightServer server = new LightServer("/fhir", this::answer);

    String base() {
        return server.address();
    }

    /** When the transaction of a transfer had come whole; waits for it. */
    long arrival(String transfer) throws InterruptedException {
        synchronized (arrivals) {
            while (!arrivals.containsKey(transfer)) {
                arrivals.wait();
            }
        }
        return arrivals.getOrDefault(transfer, 0L);
    }

    boolean has(Collection<String> transfers) {
        return arrivals.keySet().containsAll(transfers);
    }

    long largest() {
        return largest.get();
    }

    void forget() {
        arrivals.clear();
        largest.set(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            long now = System.nanoTime();
            var post = exchange.getRequestMethod().equals("POST");
            var said =
                    post ? DONE : exchange.getRequestURI().getPath().endsWith("/metadata") ? CAN : PlayedUnit.NOTHING;
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, said.length());
            exchange.getResponseBody().write(said.getBytes(UTF_8));
            if (post) {
                note(body, now);
            }
        }
    }

    private void note(byte[] body, long now) {
        largest.accumulateAndGet(body.length, Math::max);
        var found = UUID.matcher(new String(body, 0, Math.min(body.length, 20_000), US_ASCII));
        synchronized (arrivals) {
            while (found.find()) {
                arrivals.putIfAbsent(found.group(), now);
            }
            arrivals.notifyAll();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
