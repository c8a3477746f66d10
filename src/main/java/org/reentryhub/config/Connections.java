package org.reentryhub.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.reentryhub.partner.AllowedAddresses;

/**
 * A pool of connections that nobody shares. Every endpoint whose configurer it is draws from it, and it outlives them:
 * Camel closes what it thinks is an endpoint's own when it drops one from its cache.
 */
final class Connections implements HttpClientConfigurer {
    private final PoolingHttpClientConnectionManager pool;

    Connections(AllowedAddresses addresses, TlsSocketStrategy tls, int most) {
        pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedNames(addresses))
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

    /** Connects to what was checked: nobody looks the name up a second time. */
    private record CheckedNames(AllowedAddresses addresses) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return addresses.of(host).toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
