package org.reentryhub.config;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.partner.AllowedAddresses;
import org.reentryhub.partner.Rebinding;

/** The address that is connected to is the one that was checked. */
class ConnectionsTest {
    @RegisterExtension
    static final WireMockExtension partner = WireMockExtension.newInstance().build();

    @Test
    void aNameThatLeadsElsewhereTheSecondTimeIsNotFollowedThere() throws IOException {
        partner.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("Connection", "close")));
        AllowedAddresses addresses = Rebinding.inTheSandbox("127.0.0.1", "169.254.169.254");
        Connections connections = new Connections(addresses, DefaultClientTlsStrategy.createDefault(), 2);
        HttpClientBuilder builder = HttpClientBuilder.create();
        connections.configureHttpClient(builder);
        try (CloseableHttpClient client = builder.build()) {
            assertThat(status(client)).isEqualTo(200);
            Throwable refused = catchThrowable(() -> status(client));
            assertThat(refused).isInstanceOf(AllowedAddresses.ForbiddenAddress.class);
            assertThat(Outcome.ofException(refused)).isEqualTo(Outcome.NOT_TAKEN);
        } finally {
            connections.close();
        }
        partner.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void aPoolOutlivesTheClientsThatDrawFromIt() throws IOException {
        partner.stubFor(any(anyUrl()).willReturn(aResponse()));
        Connections connections = new Connections(
                Rebinding.inTheSandbox("127.0.0.1", "127.0.0.1"), DefaultClientTlsStrategy.createDefault(), 2);
        for (int client = 0; client < 2; client++) {
            HttpClientBuilder builder = HttpClientBuilder.create();
            connections.configureHttpClient(builder);
            try (CloseableHttpClient drawing = builder.build()) {
                assertThat(status(drawing)).isEqualTo(200);
            }
        }
        connections.close();
    }

    private static int status(CloseableHttpClient client) throws IOException {
        HttpGet get = new HttpGet("http://partner.example:" + partner.getPort() + "/");
        return client.execute(get, answer -> answer.getCode());
    }
}
