package org.reentryhub.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * A receiver's endpoint, called as the hub calls it: no redirect is followed, and nobody waits for longer than agreed.
 *
 * @param authorisation the header of that name
 */
record Receiver(HttpClient http, URI address, Optional<String> authorisation, Duration timeout) {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    /** @param credentials in the words of the command line */
    static Receiver at(String url, String credentials, Duration timeout) {
        HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .build();
        return new Receiver(
                http,
                URI.create(url.replaceAll("/+$", "") + "/referrals"),
                Credentials.header(credentials, http),
                timeout);
    }

    Receiver withoutCredentials() {
        return new Receiver(http, address, Optional.empty(), timeout);
    }

    Reply post(Letter letter) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", letter.messageId().toString())
                .POST(BodyPublishers.ofByteArray(letter.body()));
        authorisation.ifPresent(header -> request.header("Authorization", header));
        long start = System.nanoTime();
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body(), since(start), Optional.empty());
        } catch (IOException nothing) {
            return new Reply(0, "", since(start), Optional.of(nothing.getClass().getSimpleName()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Reply(0, "", since(start), Optional.of("stopped"));
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
