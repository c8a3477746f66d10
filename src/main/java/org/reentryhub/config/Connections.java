package org.reentryhub.config;

import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * A pool of connections that nobody shares. Every endpoint whose configurer it is draws from it, and it outlives them:
 * Camel closes what it thinks is an endpoint's own when it drops one from its cache.
 */
final class Connections implements HttpClientConfigurer {
    private final PoolingHttpClientConnectionManager pool;

    /**
     * @param patience how long a partner may take to answer the telephone; Camel's own setting does not reach a shared pool
     * @param most how many calls may go on at once
     */
    Connections(DnsResolver names, TlsSocketStrategy tls, Duration patience, int most) {
        pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsSocketStrategy(tls)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(patience))
                        .build())
                .setMaxConnPerRoute(most)
                .setMaxConnTotal(most)
                .build();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.setConnectionManager(pool)
                .setConnectionManagerShared(true)
                .addExecInterceptorFirst("letting go", new LettingGo());
    }

    void close() {
        pool.close(CloseMode.GRACEFUL);
    }
}
