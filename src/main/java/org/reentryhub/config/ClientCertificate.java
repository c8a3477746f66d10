package org.reentryhub.config;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** TLS with the certificate of an SSL bundle; one that is renewed on disk shows from the next connection on. */
final class ClientCertificate implements TlsSocketStrategy {
    private volatile TlsSocketStrategy present;

    private ClientCertificate(SslBundle bundle) {
        present = strategy(bundle);
    }

    /** @throws org.springframework.boot.ssl.NoSuchSslBundleException when there is none of that name */
    static ClientCertificate of(SslBundles bundles, String name) {
        ClientCertificate certificate = new ClientCertificate(bundles.getBundle(name));
        bundles.addBundleUpdateHandler(name, renewed -> certificate.present = strategy(renewed));
        return certificate;
    }

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        return present.upgrade(socket, target, port, attachment, context);
    }

    private static TlsSocketStrategy strategy(SslBundle bundle) {
        return new DefaultClientTlsStrategy(
                bundle.createSslContext(),
                bundle.getOptions().getEnabledProtocols(),
                bundle.getOptions().getCiphers(),
                SSLBufferMode.STATIC,
                HttpsSupport.getDefaultHostnameVerifier());
    }
}
