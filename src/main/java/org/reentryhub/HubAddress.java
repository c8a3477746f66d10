package org.reentryhub;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The hub's own address as partners see it: configured, or the local port; never taken from request headers. */
@Component
public class HubAddress {
    private final AtomicReference<String> base;
    private final boolean configured;

    HubAddress(@Value("${hub.public-url}") String publicUrl, @Value("${server.port}") int port) {
        configured = !publicUrl.isBlank();
        base = new AtomicReference<>(configured ? publicUrl.replaceAll("/+$", "") : "http://localhost:" + port);
    }

    /** An address at the hub. The path starts with a slash. */
    public URI of(String path) {
        return URI.create(base.get() + path);
    }

    @EventListener
    void listeningOn(ServletWebServerInitializedEvent event) {
        if (!configured) {
            base.set("http://localhost:" + event.getWebServer().getPort());
        }
    }
}
