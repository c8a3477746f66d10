package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.reentryhub.health.wire.FhirAnswer;
import org.reentryhub.health.wire.FhirQuestion;
import org.reentryhub.health.wire.FhirReads;
import org.reentryhub.health.wire.FhirWire;
import org.reentryhub.web.LightServer;

/**
 * A health unit's FHIR server over real HTTP: it answers what it was told to, as slowly as it was told to, and everything
 * else with 404. It remembers what it was asked, and how much of it at once.
 */
public final class PlayedUnit implements AutoCloseable, FhirReads {
    public static final String NOTHING = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}";

    private record Said(int status, String body, Duration after) {}

    private final Map<String, Said> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final LightServer server = new LightServer("/fhir", this::answer);
    private final HttpClient client = HttpClient.newHttpClient();
    private final FhirWire wire = new FhirWire();

    public String base() {
        return server.address();
    }

    public PlayedUnit says(String what, String body) {
        return says(what, 200, body, Duration.ZERO);
    }

    public PlayedUnit says(String what, int status) {
        return says(what, status, "{\"resourceType\":\"OperationOutcome\"}", Duration.ZERO);
    }

    public PlayedUnit says(String what, int status, String body, Duration after) {
        answers.put(what, new Said(status, body, after));
        return this;
    }

    /** What it says to a search of that kind, for whomever and whatever it includes. */
    public PlayedUnit finds(String kind, String... resources) {
        return says(kind, page("", resources));
    }

    public static String page(String next, String... resources) {
        var link = next.isEmpty() ? "" : ",\"link\":[{\"relation\":\"next\",\"url\":\"%s\"}]".formatted(next);
        var entries = resources.length == 0
                ? ""
                : ",\"entry\":[{\"resource\":" + String.join("},{\"resource\":", resources) + "}]";
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"" + link + entries + "}";
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    public int mostAtOnce() {
        return peak.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        peak.accumulateAndGet(now.incrementAndGet(), Math::max);
        try (exchange) {
            var what = exchange.getRequestURI().toString().replaceFirst("/fhir/?", "");
            asked.add(what);
            var said = answers.getOrDefault(
                    what,
                    answers.getOrDefault(what.replaceFirst("\\?patient=.*", ""), new Said(404, "", Duration.ZERO)));
            LockSupport.parkNanos(said.after().toNanos());
            var body = said.body().getBytes(UTF_8);
            now.decrementAndGet();
            exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** The way there: a plain client, and the hub's own wire. */
    @Override
    public FhirAnswer get(FhirQuestion question) {
        var address = question.base() + question.path() + (question.query() == null ? "" : "?" + question.query());
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofMillis(question.timeoutMillis()))
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            return wire.answer(question, answer.statusCode(), answer.body());
        } catch (IOException gone) {
            return FhirAnswer.NONE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FhirAnswer.NONE;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
