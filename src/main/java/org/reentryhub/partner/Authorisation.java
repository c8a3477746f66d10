package org.reentryhub.partner;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the hub to a partner in the way their row of the directory asks for. */
@Component("authorisation")
public class Authorisation {
    private final Partners partners;
    private final Tokens tokens;

    Authorisation(Partners partners, Tokens tokens) {
        this.partners = partners;
        this.tokens = tokens;
    }

    /**
     * The value of the {@code Authorization} header for a partner.
     *
     * @return null when no header is to be sent: nothing is asked for, or the certificate says it all
     * @throws TokenUnavailable when the partner's token server gives none; the request must not be sent without
     */
    public @Nullable String header(String partnerId) {
        return partner(partnerId).channel().auth().match(new Header(partnerId)).orElse(null);
    }

    /** The SSL bundle with the certificate to show, for partners that ask for one. */
    public Optional<String> sslBundle(String partnerId) {
        return partner(partnerId).channel().auth() instanceof Auth.Mtls mtls
                ? Optional.of(mtls.bundle())
                : Optional.empty();
    }

    /** Drops a token that the partner did not take, so that the next attempt asks for a new one. */
    public void forget(String partnerId) {
        tokens.forget(partnerId);
    }

    private Partner partner(String id) {
        return partners.find(id).orElseThrow(() -> new IllegalArgumentException("no partner " + id));
    }

    /** One header per kind of authorisation. */
    private final class Header implements Auth.Cases<Optional<String>> {
        private final String partnerId;

        private Header(String partnerId) {
            this.partnerId = partnerId;
        }

        @Override
        public Optional<String> none() {
            return Optional.empty();
        }

        @Override
        public Optional<String> bearer(Auth.Bearer bearer) {
            return Optional.of("Bearer " + bearer.token().value());
        }

        @Override
        public Optional<String> basic(Auth.Basic basic) {
            var pair = basic.username() + ":" + basic.password().value();
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public Optional<String> oauth2(Auth.OAuth2 oauth2) {
            return Optional.of("Bearer " + tokens.token(partnerId, oauth2));
        }

        @Override
        public Optional<String> mtls(Auth.Mtls mtls) {
            return Optional.empty();
        }
    }
}
