package org.reentryhub.health.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.health.WithTheHub;
import org.reentryhub.web.Http;
import org.reentryhub.web.TokenIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A clinic's machine at {@code /fhir}, with the tokens that HelseID or Maskinporten would give it. */
@TestPropertySource(
        properties = {
            "spring.security.oauth2.resourceserver.jwt.issuer-uri=https://idp.example",
            "spring.security.oauth2.resourceserver.jwt.audiences=reentry-hub",
            "hub.sign-in.roles.receiver=RECEIVER",
            "hub.sign-in.roles.[system/Task.rsu]=RECEIVER"
        })
class TasksByTokenTest extends WithTheHub {
    private static final String GP = "0192:314001028";
    private static final String CLINIC = "0192:314001036";
    private static final TokenIssuer IDP = new TokenIssuer();

    @Autowired
    Clock clock;

    Http anybody;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", IDP::keys);
    }

    @AfterAll
    static void stop() {
        IDP.close();
    }

    @BeforeEach
    void anybody(@Value("${local.server.port}") int port) {
        anybody = Http.at(port);
    }

    @Test
    void aClientReadsMovesAndFindsItsOwnTasksAndSeesNoOthers() {
        hub.kari("TT-1");
        var id = hub.starts("TT-1");
        hub.reaches(id, "SENT");
        var task = hub.recipient(id, "gp-oslo").path("taskId").asText();
        var gp = bearing(good(GP));
        var clinic = bearing(good(CLINIC));

        assertThat(gp.get("/fhir/Task/" + task).statusCode()).isEqualTo(200);
        assertThat(accept(gp, task).statusCode()).isEqualTo(200);
        assertThat(gp.get("/fhir/Task?status=accepted").body()).contains(task);

        var unknown = clinic.get("/fhir/Task/00000000-0000-4000-8000-000000000000");
        assertThat(clinic.get("/fhir/Task/" + task).body()).isEqualTo(unknown.body());
        assertThat(clinic.get("/fhir/ServiceRequest/" + task).statusCode()).isEqualTo(404);
        assertThat(accept(clinic, task).statusCode()).isEqualTo(404);
        assertThat(clinic.get("/fhir/Task").body()).doesNotContain(task);
    }

    @Test
    void aTokenThatHasEndedOrIsMeantForSomebodyElseIsNone() {
        for (var token : new JWTClaimsSet.Builder[] {
            good(GP).expirationTime(Date.from(first().minusSeconds(1))),
            good(GP).audience("another-api"),
            good(GP).issuer("https://other.example"),
            good("0192:999999999"),
            good(GP).claim("scope", "openid profile")
        }) {
            var answer = bearing(token).get("/fhir/Task");
            assertThat(answer.statusCode()).as(token.build().toString()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
        }
    }

    @Test
    void anotherRolesTokenHasNothingToDoHere() {
        var manager = good(GP).claim("scope", "case-manager").claim("organisation", "OSLO");

        assertThat(bearing(manager).get("/fhir/Task").statusCode()).isIn(401, 403);
    }

    private static HttpResponse<String> accept(Http as, String task) {
        var body = "{\"resourceType\":\"Task\",\"id\":\"%s\",\"status\":\"accepted\",\"intent\":\"order\"}"
                .formatted(task);
        return as.with("Content-Type", "application/fhir+json").send("PUT", "/fhir/Task/" + task, body.getBytes(UTF_8));
    }

    private Http bearing(JWTClaimsSet.Builder claims) {
        return anybody.with("Authorization", "Bearer " + IDP.signed(claims.build()));
    }

    private JWTClaimsSet.Builder good(String organisation) {
        return new JWTClaimsSet.Builder()
                .issuer("https://idp.example")
                .audience("reentry-hub")
                .subject("c-1")
                .claim("client_id", "a-clinics-journal")
                .claim("scope", "system/Task.rsu")
                .claim("consumer", Map.of("authority", "iso6523-actorid-upis", "ID", organisation))
                .expirationTime(Date.from(last().plus(Duration.ofHours(1))));
    }

    /** The test's clock and the machine's need not agree; a token ends by the hub's, and nobody should care which is ahead. */
    private Instant last() {
        return Stream.of(clock.instant(), Instant.now()).max(Instant::compareTo).orElseThrow();
    }

    private Instant first() {
        return Stream.of(clock.instant(), Instant.now()).min(Instant::compareTo).orElseThrow();
    }
}
