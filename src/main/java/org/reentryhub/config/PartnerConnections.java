package org.reentryhub.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.reentryhub.partner.AllowedAddresses;
import org.reentryhub.partner.Authorisation;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * The connections to partners. Each partner has its own, which routes name {@code #connections-} and its id: a certificate is
 * shown to the one who asks for it and to nobody else behind the same host, and one that hangs takes nobody else's.
 */
@Component
class PartnerConnections implements CamelContextConfiguration, DisposableBean {
    private static final String NAME = "connections-";
    private static final TlsSocketStrategy NO_CERTIFICATE = DefaultClientTlsStrategy.createDefault();

    private final Map<String, Connections> ofPartners = new HashMap<>();
    private final Connections ofNobody;

    PartnerConnections(
            Partners partners,
            Authorisation authorisation,
            SslBundles bundles,
            AllowedAddresses addresses,
            @Value("${camel.component.http.connections-per-route}") int most) {
        ofNobody = new Connections(addresses, NO_CERTIFICATE, most);
        called(partners)
                .forEach(partner -> ofPartners.put(
                        partner.id(), new Connections(addresses, tls(partner, authorisation, bundles), most)));
    }

    private static List<Partner> called(Partners partners) {
        return partners.all().stream()
                .filter(partner -> partner.channel().url().isPresent())
                .toList();
    }

    private static TlsSocketStrategy tls(Partner partner, Authorisation authorisation, SslBundles bundles) {
        return authorisation
                .sslBundle(partner.id())
                .map(bundle -> certificate(partner, bundle, bundles))
                .orElse(NO_CERTIFICATE);
    }

    private static TlsSocketStrategy certificate(Partner partner, String bundle, SslBundles bundles) {
        try {
            return ClientCertificate.of(bundles, bundle);
        } catch (NoSuchSslBundleException missing) {
            throw new MissingBundleException(partner.id(), bundle);
        }
    }

    /** Names each for the routes; an address that no route gave a name for has its names checked all the same. */
    @Override
    public void beforeApplicationStart(CamelContext camel) {
        ofPartners.forEach((id, connections) -> camel.getRegistry().bind(NAME + id, connections));
        for (String scheme : List.of("http", "https")) {
            camel.getComponent(scheme, HttpComponent.class).setHttpClientConfigurer(ofNobody);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // They were there before the first route.
    }

    @Override
    public void destroy() {
        ofPartners.values().forEach(Connections::close);
        ofNobody.close();
    }
}
