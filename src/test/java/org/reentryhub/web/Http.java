package org.reentryhub.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Calls the hub as somebody outside would; never follows a redirect. */
public final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final String[] headers;

    private Http(int port, String... headers) {
        this.port = port;
        this.headers = headers;
    }

    public static Http at(int port) {
        return new Http(port);
    }

    /** The same, signed in as an account of the sandbox. */
    public Http as(String account) {
        return with("Authorization", basic(account, account));
    }

    /** The same, signed in at the front page as a person would be. */
    public Http inSession(String account) {
        HttpResponse<String> entered = submit("/", "/sign-in", "username=%s&password=%s".formatted(account, account));
        return with("Cookie", cookie(entered));
    }

    /** Sends a form as the page at {@code from} would, with its token; for somebody without a session, in that page's. */
    public HttpResponse<String> submit(String from, String to, String fields) {
        HttpResponse<String> page = get(from);
        Http sender = cookie(page).isEmpty() ? this : with("Cookie", cookie(page));
        return sender.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", to, (fields + "&_csrf=" + token(page.body())).getBytes(UTF_8));
    }

    /** The form token of a page. */
    public static String token(String page) {
        Matcher field = TOKEN.matcher(page);
        if (!field.find()) {
            throw new IllegalStateException("no form token on the page");
        }
        return field.group(1);
    }

    /** What a browser would send back. */
    public static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    /** The same, with a header more. */
    public Http with(String name, String value) {
        String[] more = Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = name;
        more[headers.length + 1] = value;
        return new Http(port, more);
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, new byte[0]);
    }

    public HttpResponse<String> post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, json.getBytes(UTF_8));
    }

    public HttpResponse<String> send(String method, String path, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
