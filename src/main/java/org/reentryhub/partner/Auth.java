package org.reentryhub.partner;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.util.Optional;

/** How the hub shows a partner who it is. {@link Authorisation} turns it into a header. */
public sealed interface Auth {
    /** Answers the one case that holds; a new kind breaks the build in every reader. */
    <T> T match(Cases<T> cases);

    /** Nothing is shown. */
    record None() implements Auth {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.none();
        }
    }

    /** A token that does not change (RFC 6750). */
    record Bearer(Secret token) implements Auth {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.bearer(this);
        }
    }

    /** User name and password (RFC 7617). */
    record Basic(String username, Secret password) implements Auth {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.basic(this);
        }
    }

    /**
     * Client credentials (RFC 6749, 4.4). Exactly one of secret and key is there.
     *
     * @param tokenUrl where tokens are given out
     * @param clientSecret sent by basic authentication
     * @param key for {@code private_key_jwt} (RFC 7523); a JWK prints its private part, so this record prints without
     * @param scope asked for, blank-separated, empty for none
     */
    record OAuth2(URI tokenUrl, String clientId, Optional<Secret> clientSecret, Optional<JWK> key, String scope)
            implements Auth {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.oauth2(this);
        }

        @Override
        public String toString() {
            return "OAuth2[%s, %s]".formatted(tokenUrl, clientId);
        }
    }

    /** A client certificate: {@code bundle} names a Spring Boot SSL bundle ({@code spring.ssl.bundle.*}). */
    record Mtls(String bundle) implements Auth {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.mtls(this);
        }
    }

    /** One answer per kind. */
    interface Cases<T> {
        T none();

        T bearer(Bearer bearer);

        T basic(Basic basic);

        T oauth2(OAuth2 oauth2);

        T mtls(Mtls mtls);
    }
}
