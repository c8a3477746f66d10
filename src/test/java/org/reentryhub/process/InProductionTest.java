package org.reentryhub.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reentryhub.story.Prisoner;
import org.reentryhub.web.Http;

/** The hub in the profile {@code production}, on what {@code deploy/} prepares and with nothing given but docs/operations.md. */
class InProductionTest {
    private static final String PARTNERS =
            """
            partners:
              - id: housing-0301
                name: Oslo kommune, bolig
                kind: HOUSING
                identifiers: ["urn:oid:2.16.578.1.12.4.1.4.101|974770482"]
                serves: {municipalities: ["0301"]}
                channel: {type: rest, url: "https://bolig.oslo.example/hub", auth: {type: bearer, token: "${HOUSING_TOKEN}"}}
                accepts: {clientIds: ["0192:974770482"]}
            """;

    private static final Issuer ISSUER = new Issuer();

    private static Path folder = Path.of("");
    private static Surroundings surroundings;
    private static HubProcess process;

    @BeforeAll
    static void start(@TempDir(cleanup = CleanupMode.NEVER) Path here) throws Exception {
        folder = here;
        Path partners = Files.writeString(folder.resolve("partners.yaml"), PARTNERS);
        surroundings = Surroundings.in(folder);
        Map<String, String> variables = new HashMap<>(surroundings.variables(partners));
        variables.putAll(signIn());
        variables.put("HUB_BROKER_USER", "hub");
        variables.put("HUB_BROKER_PASSWORD", "let-me-in");
        variables.put("HOUSING_TOKEN", "a-token");
        variables.put("HUB_PUBLIC_URL", "https://hub.example");
        process = HubProcess.on(folder, variables);
    }

    /** As docs/operations.md has them. */
    private static Map<String, String> signIn() {
        return Map.of(
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", ISSUER.address(),
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES", "reentry-hub",
                "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_IDP_CLIENT_ID", "hub-pages",
                "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_IDP_CLIENT_SECRET", "secret",
                "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_IDP_SCOPE", "openid,profile",
                "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_IDP_REDIRECT_URI",
                        "https://hub.example/login/oauth2/code/idp",
                "SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_IDP_ISSUER_URI", ISSUER.address());
    }

    @AfterAll
    static void stop() throws Exception {
        if (process != null) {
            process.close();
        }
        if (surroundings != null) {
            surroundings.close();
        }
        ISSUER.close();
    }

    @Test
    void recordsAreTakenFromWhoeverHasAProperToken() {
        HttpResponse<String> taken = tell(ISSUER.signed(ISSUER.recordsToken()), somebody("KI-P1"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        assertThat(taken.body()).contains("\"accepted\":1");
    }

    @Test
    void aTokenThatIsNotForThisHubOrOverOrFromElsewhereIsNone() {
        String event = somebody("KI-P2");
        assertThat(tell(ISSUER.signed(ISSUER.recordsToken().audience("another-api")), event)
                        .statusCode())
                .isEqualTo(401);
        assertThat(tell(ISSUER.signed(ISSUER.recordsToken().audience((String) null)), event)
                        .statusCode())
                .isEqualTo(401);
        Date past = Date.from(Instant.now().minusSeconds(2));
        assertThat(tell(ISSUER.signed(ISSUER.recordsToken().expirationTime(past)), event)
                        .statusCode())
                .isEqualTo(401);
        assertThat(tell(ISSUER.signed(ISSUER.recordsToken().issuer("https://other.example")), event)
                        .statusCode())
                .isEqualTo(401);
        try (Issuer other = new Issuer()) {
            String forged = other.signed(other.recordsToken().issuer(ISSUER.address()));
            assertThat(tell(forged, event).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void theAccountsOfTheSandboxDoNotExist() {
        for (String account : new String[] {"prison-records", "casemanager", "operator", "healthunit"}) {
            assertThat(hub().as(account).get("/api/people").statusCode()).isEqualTo(401);
        }
        assertThat(hub().get("/").body()).doesNotContain("type=\"password\"", "casemanager");
    }

    @Test
    void identityNumbersOfTestPeopleAreRefused() {
        HttpResponse<String> refused = tell(
                ISSUER.signed(ISSUER.recordsToken()),
                Prisoner.named("KI-P3").event("admitted", "2026-11-20T08:00:00+01:00"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("/data/nationalId").doesNotContain("17899001281");
    }

    @Test
    void peopleSignInAtTheIssuerAndGetACookieThatLeavesByTlsAlone() {
        assertThat(tell(ISSUER.signed(ISSUER.recordsToken()), somebody("KI-P4")).statusCode())
                .isEqualTo(202);
        assertThat(hub().get("/").body()).contains("/oauth2/authorization/idp");

        HttpResponse<String> wanted = hub().get("/people?within=all");
        assertThat(wanted.headers().firstValue("Location")).hasValue("/");
        HttpResponse<String> away = hub().with("Cookie", Http.cookie(wanted)).get("/oauth2/authorization/idp");
        assertThat(away.statusCode()).isEqualTo(302);
        String issuer = away.headers().firstValue("Location").orElseThrow();
        assertThat(issuer)
                .startsWith(ISSUER.address() + "/authorize?")
                .contains("client_id=hub-pages", "redirect_uri=https://hub.example/login/oauth2/code/idp");
        assertThat(setCookie(wanted)).contains("Secure", "HttpOnly", "SameSite=Lax");

        ISSUER.signsIn(parameter(issuer, "nonce"));
        HttpResponse<String> back = hub().with("Cookie", Http.cookie(wanted))
                .get("/login/oauth2/code/idp?code=c&state=" + encoded(parameter(issuer, "state")));
        assertThat(back.headers().firstValue("Location")).hasValue("/people?within=all&continue");
        assertThat(setCookie(back)).contains("Secure", "HttpOnly", "SameSite=Lax");
        HttpResponse<String> page = hub().with("Cookie", Http.cookie(back)).get("/people?within=all");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Eksempel");
    }

    @Test
    void nothingOfTheSandboxIsThere() {
        assertThat(folder.resolve("data/postgres")).doesNotExist();
        assertThat(folder.resolve("data/broker")).doesNotExist();
        assertThat(folder.resolve("data/keys/hub.json")).doesNotExist();
        assertThat(process.partnersAnswer()).isFalse();
    }

    private static HttpResponse<String> tell(String token, String event) {
        return hub().with("Authorization", "Bearer " + token)
                .with("Content-Type", "application/cloudevents+json")
                .send("POST", "/records/events", event.getBytes(UTF_8));
    }

    /** Whose identity number nobody knows: a real one has no place in a test. */
    private static String somebody(String number) {
        return Prisoner.named(number)
                .event("admitted", "2026-11-20T08:00:00+01:00")
                .replace("\"17899001281\"", "null");
    }

    private static Http hub() {
        return Http.at(process.port());
    }

    private static String setCookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    private static String parameter(String address, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(address);
        assertThat(found.find()).as(address).isTrue();
        return URLDecoder.decode(found.group(1), UTF_8);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, UTF_8);
    }
}
