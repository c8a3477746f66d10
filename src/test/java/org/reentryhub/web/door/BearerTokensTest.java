package org.reentryhub.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.reentryhub.web.Http;
import org.reentryhub.web.TokenIssuer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The API as it stands in production: tokens of an identity provider, and nothing else. */
@DoorOnly
@ActiveProfiles("production")
@TestPropertySource(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.issuer-uri=https://idp.example",
            "spring.security.oauth2.resourceserver.jwt.audiences=reentry-hub",
            "spring.datasource.url=jdbc:postgresql://unused.example/hub",
            "hub.broker-url=tcp://unused.example:61616",
            "hub.vault.keys={}",
            "hub.vault.health-keys={}"
        })
class BearerTokensTest {
    private static final String ISSUER = "https://idp.example";
    private static final TokenIssuer IDP = new TokenIssuer();

    @Autowired
    ObjectProvider<UserDetailsService> users;

    @Autowired
    ObjectProvider<AuthenticationProvider> providers;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", IDP::keys);
    }

    @AfterAll
    static void stop() {
        IDP.close();
    }

    @Test
    void aGoodTokenIsItsBearersRoleAndOrganisation() {
        var answer = bearing(signed(good().build()));
        assertThat(answer).isEqualTo(200);
    }

    @Test
    void aReceiverIsWhomTheDirectoryNames() {
        String token = signed(good().claim("roles", null)
                .claim("organisation", null)
                .claim("scope", "receiver")
                .claim("consumer", Map.of("ID", "0192:974770482"))
                .build());
        assertThat(Http.at(port)
                        .with("Authorization", "Bearer " + token)
                        .get("/partner/referrals")
                        .statusCode())
                .isEqualTo(404);
        assertThat(bearing(token)).isEqualTo(403);
    }

    @Test
    void aTokenThatHasEndedOrNeverEndsIsNone() {
        assertThat(bearing(signed(good().expirationTime(Date.from(Instant.now().minusSeconds(1)))
                        .build())))
                .isEqualTo(401);
        assertThat(bearing(signed(good().expirationTime(null).build()))).isEqualTo(401);
    }

    @Test
    void aTokenOfSomebodyElseOrForSomebodyElseIsNone() {
        assertThat(bearing(signed(good().issuer("https://other.example").build())))
                .isEqualTo(401);
        assertThat(bearing(signed(good().audience("another-api").build()))).isEqualTo(401);
        assertThat(bearing(signed(good().claim("roles", "tourist").build()))).isEqualTo(401);
        assertThat(bearing(TokenIssuer.signed(good().build(), TokenIssuer.newKey())))
                .isEqualTo(401);
    }

    @Test
    void aTokenWithoutARealSignatureIsNone() throws JOSEException {
        assertThat(bearing(new PlainJWT(good().build()).serialize())).isEqualTo(401);
        byte[] publicKey = IDP.key().toRSAPublicKey().getEncoded();
        SignedJWT confused = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), good().build());
        confused.sign(new MACSigner(publicKey));
        assertThat(bearing(confused.serialize())).isEqualTo(401);
        String token = signed(good().build());
        assertThat(bearing(token.substring(0, token.lastIndexOf('.') + 1))).isEqualTo(401);
        assertThat(bearing("x".repeat(6_000))).isEqualTo(401);
    }

    @Test
    void aHugeTokenIsRefusedAsAProblem() {
        var answer = Http.at(port)
                .with("Authorization", "Bearer " + "x".repeat(100_000))
                .get("/api/people");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void theAccountsOfTheSandboxDoNotExist() {
        assertThat(users.stream()).isEmpty();
        assertThat(providers.stream()).isEmpty();
        for (String account : new String[] {"casemanager", "operator", "user"}) {
            assertThat(Http.at(port)
                            .as(account)
                            .get("/api/people?releaseWithinDays=1")
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(Http.at(port).get("/").body()).doesNotContain("type=\"password\"", "casemanager");
    }

    private int bearing(String token) {
        return Http.at(port)
                .with("Authorization", "Bearer " + token)
                .get("/api/people?releaseWithinDays=1")
                .statusCode();
    }

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("reentry-hub")
                .subject("k-1")
                .claim("roles", "case-manager")
                .claim("organisation", "OSLO")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(120)));
    }

    private static String signed(JWTClaimsSet claims) {
        return IDP.signed(claims);
    }
}
