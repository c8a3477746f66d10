package org.reentryhub.config;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.io.CloseMode;

/**
 * A pool of connections that nobody shares. Every endpoint whose configurer it is draws from it, and it outlives them:
 * Camel closes what it thinks is an endpoint's own when it drops one from its cache.
 */
final class Connections implements HttpClientConfigurer {
    private final PoolingHttpClientConnectionManager pool;

    Connections(DnsResolver names, TlsSocketStrategy tls, int most) {
        pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsSocketStrategy(tls)
                .setMaxConnPerRoute(most)
                .setMaxConnTotal(most)
                .build();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.setConnectionManager(pool).setConnectionManagerShared(true);
    }

    void close() {
        pool.close(CloseMode.GRACEFUL);
    }
}
