package org.reentryhub.process;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** An identity provider: its discovery document, its keys, and the tokens that a test has it give. */
final class Issuer implements AutoCloseable {
    private static final String DISCOVERY =
            """
            {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
             "jwks_uri":"%1$s/jwks","subject_types_supported":["public"],"response_types_supported":["code"],
             "id_token_signing_alg_values_supported":["RS256"]}""";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("localhost"));
    private final RSAKey key = newKey();

    Issuer() {
        server.start();
        server.stubFor(
                get("/realm/.well-known/openid-configuration").willReturn(okJson(DISCOVERY.formatted(address()))));
        server.stubFor(get("/realm/jwks").willReturn(okJson(new JWKSet(key.toPublicJWK()).toString())));
    }

    String address() {
        return "http://localhost:" + server.port() + "/realm";
    }

    /** What a program's good token says: it may post the prisons' records. */
    JWTClaimsSet.Builder recordsToken() {
        return claims("reentry-hub").claim("client_id", "prison-records-1").claim("scope", "prison-records");
    }

    /** Lets the next sign-in be a case manager's. */
    void signsIn(String nonce) {
        String token = signed(claims("hub-pages")
                .claim("nonce", nonce)
                .claim("preferred_username", "k.saksbehandler")
                .claim("roles", "case-manager")
                .claim("organisation", "OSLO"));
        server.stubFor(post("/realm/token")
                .willReturn(
                        okJson("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}")));
    }

    String signed(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private JWTClaimsSet.Builder claims(String audience) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(audience)
                .subject("s-1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("k-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
