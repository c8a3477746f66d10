package org.reentryhub.partner;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AuthorisationTest {
    @RegisterExtension
    static final WireMockExtension tokenServer = WireMockExtension.newInstance().build();

    private Instant now = Instant.now();

    @Test
    void whoAsksForNothingIsShownNothing() {
        assertThat(authorisation("{type: none}").header("x-1")).isNull();
        assertThat(authorisation("{type: mtls, bundle: nav}").header("x-1")).isNull();
        assertThat(authorisation("{type: mtls, bundle: nav}").sslBundle("x-1")).contains("nav");
    }

    @Test
    void aFixedTokenAndAPasswordAreShownAsTheyAre() {
        assertThat(authorisation("{type: bearer, token: abc}").header("x-1")).isEqualTo("Bearer abc");
        assertThat(authorisation("{type: basic, username: hub, password: 'pass:å'}")
                        .header("x-1"))
                .isEqualTo("Basic aHViOnBhc3M6w6U=");
    }

    @Test
    void aTokenIsAskedForOnceAndKeptUntilShortlyBeforeItExpires() {
        givesTokens(300);
        var authorisation = authorisation(clientSecret());

        assertThat(authorisation.header("x-1")).isEqualTo("Bearer t-1");
        authorisation.header("x-1");
        asked(1);
        now = now.plus(Duration.ofSeconds(281));
        authorisation.header("x-1");
        asked(2);
    }

    @Test
    void aTokenThatWasNotTakenIsAskedForAnew() {
        givesTokens(300);
        var authorisation = authorisation(clientSecret());

        authorisation.header("x-1");
        authorisation.forget("x-1");
        authorisation.header("x-1");

        asked(2);
    }

    @Test
    void aPrivateKeySignsANewShortLivedAssertionEachTime(@TempDir Path folder) throws Exception {
        givesTokens(0);
        var key = new ECKeyGenerator(Curve.P_256)
                .keyID("k-1")
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        var file = Files.writeString(folder.resolve("key.json"), key.toJSONString());
        var authorisation =
                authorisation("{type: oauth2, tokenUrl: '%s', clientId: hub, privateKey: '%s', scope: 'a b'}"
                        .formatted(tokenServer.url("/token"), file.toUri()));

        authorisation.header("x-1");
        authorisation.header("x-1");

        var assertions = assertions();
        assertThat(assertions).hasSize(2).allSatisfy(assertion -> soundlySigned(assertion, key));
        assertThat(assertions.get(0).getJWTClaimsSet().getJWTID())
                .isNotEqualTo(assertions.get(1).getJWTClaimsSet().getJWTID());
    }

    @Test
    void withoutATokenNothingIsSent() {
        tokenServer.stubFor(post("/token").willReturn(aResponse().withStatus(500)));

        assertThatThrownBy(() -> authorisation(clientSecret()).header("x-1"))
                .isInstanceOf(TokenUnavailable.class)
                .hasMessageContaining("x-1");
    }

    @Test
    void aTokenServerThatSendsElsewhereIsNotFollowed() {
        tokenServer.stubFor(post("/token")
                .willReturn(aResponse().withStatus(307).withHeader("Location", tokenServer.url("/elsewhere"))));

        assertThatThrownBy(() -> authorisation(clientSecret()).header("x-1")).isInstanceOf(TokenUnavailable.class);

        tokenServer.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void aTokenServerWhoseNameNowLeadsInsideIsNotAsked() {
        givesTokens(0);
        var authorisation = authorisation(clientSecret(), Rebinding.inTheSandbox("127.0.0.1", "169.254.169.254"));

        authorisation.header("x-1");
        assertThatThrownBy(() -> authorisation.header("x-1")).isInstanceOf(TokenUnavailable.class);
        asked(1);
    }

    private void soundlySigned(SignedJWT assertion, ECKey key) {
        try {
            var claims = assertion.getJWTClaimsSet();
            assertThat(assertion.verify(new ECDSAVerifier(key.toPublicJWK()))).isTrue();
            assertThat(claims.getIssuer()).isEqualTo("hub");
            assertThat(claims.getSubject()).isEqualTo("hub");
            assertThat(claims.getAudience()).containsExactly(tokenServer.url("/token"));
            assertThat(Duration.between(
                            claims.getIssueTime().toInstant(),
                            claims.getExpirationTime().toInstant()))
                    .isLessThanOrEqualTo(Duration.ofSeconds(60));
        } catch (Exception unsound) {
            throw new AssertionError(unsound);
        }
    }

    private List<SignedJWT> assertions() throws Exception {
        return tokenServer.findAll(postRequestedFor(urlPathEqualTo("/token"))).stream()
                .map(request -> Arrays.stream(request.getBodyAsString().split("&"))
                        .filter(pair -> pair.startsWith("client_assertion="))
                        .map(pair -> URLDecoder.decode(pair.substring(17), StandardCharsets.UTF_8))
                        .findFirst()
                        .orElseThrow())
                .map(AuthorisationTest::signed)
                .toList();
    }

    private static SignedJWT signed(String text) {
        try {
            return SignedJWT.parse(text);
        } catch (java.text.ParseException noJwt) {
            throw new AssertionError(noJwt);
        }
    }

    private void givesTokens(int seconds) {
        tokenServer.stubFor(post("/token")
                .willReturn(okJson(
                        "{\"access_token\":\"t-1\",\"token_type\":\"Bearer\",\"expires_in\":%d}".formatted(seconds))));
    }

    private static void asked(int times) {
        tokenServer.verify(times, postRequestedFor(urlEqualTo("/token")));
    }

    private static String clientSecret() {
        return "{type: oauth2, tokenUrl: '%s', clientId: hub, clientSecret: s}".formatted(tokenServer.url("/token"));
    }

    private Authorisation authorisation(String auth) {
        return authorisation(auth, new AllowedAddresses(new AddressRule(false, Set.of()), InetAddress::getAllByName));
    }

    private Authorisation authorisation(String auth, AllowedAddresses addresses) {
        var yaml =
                "partners:\n  - {id: x-1, name: X, kind: NGO, channel: {type: rest, url: 'https://x.example', auth: %s}}"
                        .formatted(auth);
        return new Authorisation(Reading.inTheSandbox().partners(yaml), new Tokens(addresses, new SettableClock()));
    }

    private final class SettableClock extends Clock {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
