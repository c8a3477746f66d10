package org.reentryhub.sandbox;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Every partner of the sandbox, played over real HTTP by WireMock from {@code mappings/}. It is up before the hub's routes
 * and goes down after them. What was said to whom stands in its journal ({@code /__admin/requests}).
 */
@Component
@Sandbox
@EnableConfigurationProperties(SandboxSettings.class)
final class PlayedPartners implements SmartLifecycle {
    private static final int JOURNAL = 32_000;
    private static final int THREADS = 40;

    private final WireMockServer server;
    private final int port;

    PlayedPartners(SandboxSettings settings) {
        port = settings.port();
        server = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .port(port)
                .mappingSource(Stubs.here(settings.story()))
                .templatingEnabled(true)
                .globalTemplating(false)
                .maxRequestJournalEntries(JOURNAL)
                .containerThreads(THREADS)
                .jettyAcceptors(1)
                .http2PlainDisabled(true)
                .disableConnectionReuse(false)
                .stubRequestLoggingDisabled(true));
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (FatalStartupException taken) {
            throw new IllegalStateException(
                    "the sandbox cannot listen on port %d; choose another (SANDBOX_PORT), or do without (SANDBOX_ENABLED=false)"
                            .formatted(port),
                    taken);
        }
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    /** Between the stores, which are no part of the life cycle, and the routes, whose phase is near the highest. */
    @Override
    public int getPhase() {
        return 0;
    }
}
