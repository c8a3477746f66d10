package org.reentryhub.web.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reentryhub.web.Http;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signing in and out as a browser does it. */
@DoorOnly
class SignInPageTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    Http browser;

    @BeforeEach
    void open() {
        browser = Http.at(port);
    }

    @Test
    void thePageSpeaksTheReadersLanguage() {
        assertThat(browser.with("Accept-Language", "nn-NO,nb;q=0.5").get("/").body())
                .contains("<html lang=\"nn\"", "Brukarnamn");
        assertThat(browser.with("Accept-Language", "en").get("/").body()).contains("<html lang=\"en\"", "User name");
        assertThat(browser.get("/").body()).contains("<html lang=\"nb\"", "Brukernavn");
    }

    @Test
    void aChosenLanguageIsRememberedAndNothingElseIsTaken() {
        HttpResponse<String> chosen = browser.with("Accept-Language", "en").get("/?lang=nn");
        assertThat(chosen.body()).contains("Brukarnamn");
        assertThat(chosen.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("hub-language=nn;"));
        assertThat(browser.with("Cookie", "hub-language=nn")
                        .with("Accept-Language", "en")
                        .get("/")
                        .body())
                .contains("Brukarnamn");
        HttpResponse<String> nonsense = browser.get("/?lang=../../etc%0d%0aSet-Cookie:%20a=b");
        assertThat(nonsense.body()).contains("Brukernavn");
        assertThat(nonsense.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("hub-language"));
    }

    @Test
    void aPersonSignsInSeesTheirRoleAndSignsOut() {
        Http casemanager = browser.inSession("casemanager");
        assertThat(casemanager.get("/").headers().firstValue("Location").orElseThrow())
                .endsWith("/people");
        HttpResponse<String> start = casemanager.get("/start");
        assertThat(start.statusCode()).isEqualTo(200);
        assertThat(start.body()).contains("saksbehandler", "OSLO");
        HttpResponse<String> out = casemanager
                .with("Content-Type", FORM)
                .send("POST", "/sign-out", ("_csrf=" + Http.token(start.body())).getBytes(UTF_8));
        assertThat(out.headers().firstValue("Location").orElseThrow()).endsWith("/?signed-out");
        assertThat(casemanager.get("/start").statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionIsNewAfterSigningInAndItsCookieIsOutOfReachOfScripts() {
        HttpResponse<String> page = browser.get("/");
        HttpResponse<String> in = signIn(page, "operator", "operator", Http.token(page.body()));
        assertThat(Http.cookie(in)).isNotEqualTo(Http.cookie(page));
        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HUBSESSION", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookTheSame() {
        HttpResponse<String> page = browser.get("/");
        String token = Http.token(page.body());
        assertThat(signIn(page, "operator", "wrong", token)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/?refused");
        assertThat(signIn(page, "nobody", "nobody", token)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/?refused");
        assertThat(browser.get("/?refused").body()).contains("role=\"alert\"");
    }

    @Test
    void aFormWithoutTheTokenOfItsOwnSessionIsRefused() {
        HttpResponse<String> mine = browser.get("/");
        HttpResponse<String> somebodyElses = browser.get("/");
        assertThat(signIn(mine, "operator", "operator", Http.token(somebodyElses.body()))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> refused = browser.with("Content-Type", FORM)
                .send("POST", "/sign-in", "username=operator&password=operator".getBytes(UTF_8));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("<h1").doesNotContain("Exception");
    }

    @Test
    void whoIsNotSignedInIsLedToTheSignInPage() {
        HttpResponse<String> answer = browser.get("/start");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void afterSigningInNobodyIsLedToAnotherSite() {
        HttpResponse<String> page = browser.get("/?til=//evil.example");
        assertThat(signIn(page, "operator", "operator", Http.token(page.body()))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .isEqualTo("/");
    }

    @Test
    void aPageThatIsNotThereIsAPage() {
        HttpResponse<String> answer = browser.inSession("operator").get("/nothing-here");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.body()).contains("<h1");
    }

    @Test
    void aSessionOpensNoDoorForPrograms() {
        assertThat(browser.inSession("casemanager")
                        .get("/api/people?releaseWithinDays=1")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theStyleIsThereAndMayBeKept() {
        HttpResponse<String> style = browser.get("/assets/hub.css");
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age");
        assertThat(browser.get("/assets/../application.yaml").statusCode()).isIn(400, 404);
    }

    private HttpResponse<String> signIn(HttpResponse<String> page, String user, String password, String token) {
        return browser.with("Cookie", Http.cookie(page))
                .with("Content-Type", FORM)
                .send(
                        "POST",
                        "/sign-in",
                        "username=%s&password=%s&_csrf=%s"
                                .formatted(user, password, token)
                                .getBytes(UTF_8));
    }
}
