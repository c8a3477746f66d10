package org.reentryhub.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the played hub shows itself, in the words of the command line: {@code none}, {@code bearer:TOKEN} and so on. */
final class Credentials {
    static final String FORMS = "none|bearer:TOKEN|basic:USER:PASSWORD|oauth2:CLIENT:SECRET@TOKEN-URL[#SCOPE]";
    private static final Pattern OAUTH2 =
            Pattern.compile("(?<client>[^:]+):(?<secret>.+)@(?<url>https?://[^#]+)(#(?<scope>.+))?");

    private Credentials() {}

    /** The token server gave none, and why. */
    static final class NoToken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoToken(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * The value of the {@code Authorization} header; empty for none.
     *
     * @throws IllegalArgumentException for a form that is not known
     * @throws NoToken when a token was to be asked for and did not come
     */
    static Optional<String> header(String words, HttpClient http) {
        if (words.equals("none")) {
            return Optional.empty();
        }
        String[] parts = words.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("no known kind of credentials");
        }
        return Optional.of(
                switch (parts[0]) {
                    case "bearer" -> "Bearer " + parts[1];
                    case "basic" -> basic(parts[1]);
                    case "oauth2" -> "Bearer " + token(parts[1], http);
                    default -> throw new IllegalArgumentException("no known kind of credentials");
                });
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks as the hub does: client credentials, the client known by HTTP Basic (RFC 6749, 2.3.1 and 4.4). */
    private static String token(String words, HttpClient http) {
        Matcher form = OAUTH2.matcher(words);
        if (!form.matches()) {
            throw new IllegalArgumentException("no known kind of credentials");
        }
        String scope = Optional.ofNullable(form.group("scope"))
                .map(each -> "&scope=" + encoded(each))
                .orElse("");
        HttpRequest request = HttpRequest.newBuilder(URI.create(form.group("url")))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("Authorization", basic(encoded(form.group("client")) + ":" + encoded(form.group("secret"))))
                .POST(BodyPublishers.ofString("grant_type=client_credentials" + scope))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            JsonNode token = answer.statusCode() == 200
                    ? new ObjectMapper().readTree(answer.body()).path("access_token")
                    : MissingNode.getInstance();
            if (!token.isTextual()) {
                throw new NoToken("the token server answered %d, and no token".formatted(answer.statusCode()));
            }
            return token.textValue();
        } catch (IOException nothing) {
            throw new NoToken("the token server: " + nothing.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoToken("stopped");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
