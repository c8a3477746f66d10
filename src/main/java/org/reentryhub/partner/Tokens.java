package org.reentryhub.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Tokens by client credentials (RFC 6749, 4.4), kept until shortly before they expire: token servers count how often they
 * are asked. An assertion of {@code private_key_jwt} lives for sixty seconds and has an id of its own each time.
 */
@Component
class Tokens {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(20);

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final RestClient http;
    private final Clock clock;

    Tokens(AllowedAddresses addresses, Clock clock) {
        this.http = http(addresses);
        this.clock = clock;
    }

    /** A token that holds for a while. One caller at a time asks the server; the others wait for his answer. */
    String token(String partnerId, Auth.OAuth2 auth) {
        var slot = slots.computeIfAbsent(partnerId, id -> new Slot());
        slot.lock.lock();
        try {
            var kept = Optional.ofNullable(slot.token).filter(this::holds);
            var token = kept.orElseGet(() -> ask(partnerId, auth));
            slot.token = token;
            return token.getTokenValue();
        } finally {
            slot.lock.unlock();
        }
    }

    void forget(String partnerId) {
        slots.remove(partnerId);
    }

    private boolean holds(OAuth2AccessToken token) {
        Instant expires = token.getExpiresAt();
        return expires != null && clock.instant().plus(BEFORE_EXPIRY).isBefore(expires);
    }

    private OAuth2AccessToken ask(String partnerId, Auth.OAuth2 auth) {
        try {
            return server(auth)
                    .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration(partnerId, auth)))
                    .getAccessToken();
        } catch (OAuth2AuthorizationException refused) {
            throw new TokenUnavailable(partnerId, refused.getError().getErrorCode());
        }
    }

    private static ClientRegistration registration(String partnerId, Auth.OAuth2 auth) {
        var registration = ClientRegistration.withRegistrationId(partnerId)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientId(auth.clientId())
                .tokenUri(auth.tokenUrl().toString())
                .scope(auth.scope().isBlank() ? new String[0] : auth.scope().split(" "));
        auth.clientSecret().map(Secret::value).ifPresent(registration::clientSecret);
        return registration
                .clientAuthenticationMethod(
                        auth.key().isPresent()
                                ? ClientAuthenticationMethod.PRIVATE_KEY_JWT
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .build();
    }

    private RestClientClientCredentialsTokenResponseClient server(Auth.OAuth2 auth) {
        var client = new RestClientClientCredentialsTokenResponseClient();
        client.setRestClient(http);
        auth.key()
                .ifPresent(key -> client.addParametersConverter(
                        new NimbusJwtClientAuthenticationParametersConverter<>(registration -> key)));
        return client;
    }

    private static RestClient http(AllowedAddresses addresses) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                        .build())
                .build();
        var requests = new HttpComponentsClientHttpRequestFactory(HttpClients.custom()
                .setConnectionManager(connections)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .setConnectionReuseStrategy((request, response, context) -> false)
                .build());
        requests.setReadTimeout(READ);
        return RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** What is kept for one partner. */
    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable OAuth2AccessToken token;
    }
}
