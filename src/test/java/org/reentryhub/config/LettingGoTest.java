package org.reentryhub.config;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endless answers are hung up on; those that are read to their end leave the connection to the next. */
class LettingGoTest {
    private final AtomicBoolean hungUp = new AtomicBoolean();
    private final List<InetSocketAddress> callers = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Connections connections = new Connections(
            SystemDefaultDnsResolver.INSTANCE, DefaultClientTlsStrategy.createDefault(), Duration.ofSeconds(2), 4);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/endless", this::goOn);
        server.createContext("/short", exchange -> {
            try (exchange) {
                callers.add(exchange.getRemoteAddress());
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write(new byte[] {'o', 'k'});
            }
        });
        server.createContext("/packed", exchange -> {
            callers.add(exchange.getRemoteAddress());
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (exchange;
                    var body = new GZIPOutputStream(exchange.getResponseBody())) {
                body.write(new byte[] {'o', 'k'});
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
        threads.shutdownNow();
        connections.close();
    }

    @Test
    void anAnswerThatIsLeftInTheMiddleEndsTheCall() throws IOException {
        try (var client = client();
                var answer = client.executeOpen(null, get("/endless"), null)) {
            var body = answer.getEntity().getContent();
            assertThat(body.readNBytes(10)).hasSize(10);
            body.close();
        }
        await().atMost(ofSeconds(10)).untilTrue(hungUp);
    }

    @Test
    void anAnswerThatIsReadToItsEndKeepsTheConnection() throws IOException {
        try (var client = client()) {
            for (int i = 0; i < 2; i++) {
                try (var body = client.executeOpen(null, get("/short"), null)
                        .getEntity()
                        .getContent()) {
                    assertThat(body.readAllBytes()).hasSize(2);
                }
            }
        }
        assertThat(callers).hasSize(2);
        assertThat(callers.get(0)).isEqualTo(callers.get(1));
    }

    /** As Camel does: it reads to the end, and then asks the answer for its content once more, to close it. */
    @Test
    void aPackedAnswerThatIsReadToItsEndKeepsTheConnectionToo() throws IOException {
        try (var client = client()) {
            for (int i = 0; i < 2; i++) {
                var entity = client.executeOpen(null, get("/packed"), null).getEntity();
                assertThat(entity.getContent().readAllBytes()).hasSize(2);
                EntityUtils.consume(entity);
            }
        }
        assertThat(callers).hasSize(2);
        assertThat(callers.get(0)).isEqualTo(callers.get(1));
    }

    private CloseableHttpClient client() {
        var builder = HttpClientBuilder.create();
        connections.configureHttpClient(builder);
        return builder.build();
    }

    private HttpGet get(String path) {
        return new HttpGet("http://localhost:" + server.getAddress().getPort() + path);
    }

    private void goOn(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (exchange;
                var body = exchange.getResponseBody()) {
            while (true) {
                body.write(new byte[8192]);
            }
        } catch (IOException gone) {
            hungUp.set(true);
        }
    }
}
