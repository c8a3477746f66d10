package org.reentryhub.config;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import javax.net.ssl.SSLException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** Who is shown a certificate: the partner that asks for it, and no other, even at the same address. */
class PartnerConnectionsTest {
    private static Path folder;
    private static WireMockServer server;
    private static KeyStores stores;

    @BeforeAll
    static void aServerThatDemandsTheHubsCertificate(@TempDir Path temporary) {
        folder = temporary;
        stores = KeyStores.in(folder);
        Path key = stores.keyOf("server");
        stores.keyOf("hub");
        server = new WireMockServer(options()
                .bindAddress("localhost")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(key.toString())
                .keystorePassword(stores.password())
                .keyManagerPassword(stores.password())
                .trustStoreType("PKCS12")
                .trustStorePath(stores.trustIn("hub").toString())
                .trustStorePassword(stores.password())
                .needClientAuth(true));
        server.start();
        stores.trustIn("server");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void anEmptyJournal() {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201)));
    }

    @Test
    void aPartnerThatAsksForACertificateIsShownIt() {
        hub("shown").run(context -> assertThat(posts(context.getBean(PartnerConnections.class), "with"))
                .satisfies(exchange -> assertThat(exchange.getException()).isNull())
                .satisfies(exchange -> assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                        .isEqualTo(201)));
        server.verify(1, postRequestedFor(urlEqualTo("/with/referrals")));
    }

    @Test
    void anotherPartnerAtTheSameAddressNeverIs() {
        hub("shown").run(context -> {
            PartnerConnections connections = context.getBean(PartnerConnections.class);
            try (CamelContext camel = camel(connections)) {
                for (String partner : new String[] {"with", "without", "none", "with", "without"}) {
                    Exchange exchange = post(camel, partner);
                    if (partner.equals("with")) {
                        assertThat(exchange.getException()).isNull();
                    } else {
                        assertThat(exchange.getException()).as(partner).isInstanceOf(IOException.class);
                    }
                }
            }
        });
        server.verify(2, postRequestedFor(urlEqualTo("/with/referrals")));
        server.verify(0, postRequestedFor(urlEqualTo("/without/referrals")));
        server.verify(0, postRequestedFor(urlEqualTo("/none/referrals")));
    }

    @Test
    void whoseCertificateIsNotTrustedIsSentNothing() {
        hub("shown").run(context -> assertThat(
                        posts(context.getBean(PartnerConnections.class), "none").getException())
                .isInstanceOf(SSLException.class));
    }

    @Test
    void aRenewedCertificateIsShownFromTheNextConnectionOn() {
        hub("shown").run(context -> {
            PartnerConnections connections = context.getBean(PartnerConnections.class);
            SslBundleRegistry bundles = context.getBean(DefaultSslBundleRegistry.class);
            assertThat(posts(connections, "without").getException()).isInstanceOf(IOException.class);
            bundles.updateBundle("trust-only", context.getBean(SslBundles.class).getBundle("shown"));
            assertThat(posts(connections, "without").getException()).isNull();
        });
    }

    @Test
    void aBundleThatIsNotThereStopsTheStartAndSaysWhichPartnerAsksForIt() {
        hub("nowhere").run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOf(MissingBundleException.class)
                .hasMessageContaining("the partner with ")
                .hasMessageContaining("SSL bundle nowhere"));
    }

    private static Exchange posts(PartnerConnections connections, String partner) throws Exception {
        try (CamelContext camel = camel(connections)) {
            return post(camel, partner);
        }
    }

    private static Exchange post(CamelContext camel, String partner) {
        return camel.createProducerTemplate().request("direct:deliver", exchange -> {
            exchange.setVariable("partner", partner);
            exchange.setVariable("address", "https://localhost:" + server.httpsPort() + "/" + partner + "/referrals");
            exchange.getMessage().setBody("{}");
        });
    }

    /** A route as those that deliver are. */
    private static CamelContext camel(PartnerConnections connections) {
        DefaultCamelContext camel = new DefaultCamelContext();
        try {
            connections.beforeApplicationStart(camel);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:deliver")
                            .errorHandler(noErrorHandler())
                            .toD("${variable.address}?httpMethod=POST&throwExceptionOnFailure=false"
                                    + "&httpClientConfigurer=#connections-${variable.partner}");
                }
            });
            camel.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return camel;
    }

    /** What the hub has of partners, with three of them at one address: one is shown a certificate. */
    private static ApplicationContextRunner hub(String bundle) {
        String pair = "spring.ssl.bundle.jks.shown.keystore.";
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .withUserConfiguration(Parts.class)
                .withPropertyValues(
                        "hub.partners.source=" + directory(bundle).toUri(),
                        "camel.component.http.connections-per-route=4",
                        pair + "location=" + folder.resolve("hub.p12").toUri(),
                        pair + "password=" + stores.password(),
                        pair + "type=PKCS12")
                .withPropertyValues(trust("shown"))
                .withPropertyValues(trust("trust-only"));
    }

    private static String[] trust(String bundle) {
        String trust = "spring.ssl.bundle.jks." + bundle + ".truststore.";
        return new String[] {
            trust + "location=" + folder.resolve("trust-in-server.p12").toUri(),
            trust + "password=" + stores.password(),
            trust + "type=PKCS12"
        };
    }

    private static Path directory(String bundle) {
        String row =
                "  - {id: %s, name: X, kind: NGO, channel: {type: rest, url: 'https://localhost:%d/%s', auth: %s}}%n";
        String rows = row.formatted("with", server.httpsPort(), "with", "{type: mtls, bundle: " + bundle + "}")
                + row.formatted("without", server.httpsPort(), "without", "{type: mtls, bundle: trust-only}")
                + row.formatted("none", server.httpsPort(), "none", "{type: none}");
        try {
            return Files.writeString(folder.resolve(bundle + ".yaml"), "partners:\n" + rows);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ComponentScan("org.reentryhub.partner")
    @Import(PartnerConnections.class)
    static class Parts {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
