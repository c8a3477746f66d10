package org.reentryhub.partner;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Reads how the hub shows itself to a partner: {@code channel.auth}. What is returned is of use only when the findings are
 * empty at the end.
 */
final class AuthReader {
    private static final URI NOWHERE = URI.create("about:blank");

    /** What may stand in a header without making two of it (RFC 9110, 5.5). */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private static final Pattern USER = Pattern.compile("[^:]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern FILE = Pattern.compile("file:/.+");

    private final AddressRule addresses;

    AuthReader(AddressRule addresses) {
        this.addresses = addresses;
    }

    private enum Type {
        NONE,
        BEARER,
        BASIC,
        OAUTH2,
        MTLS
    }

    Auth read(Section auth) {
        return auth.required("type")
                .flatMap(entry -> entry.as(Words.lower(Type.class)))
                .map(type -> read(type, auth))
                .orElseGet(Auth.None::new);
    }

    private Auth read(Type type, Section auth) {
        var read =
                switch (type) {
                    case NONE -> new Auth.None();
                    case BEARER -> new Auth.Bearer(new Secret(text(auth, "token", VISIBLE)));
                    case BASIC -> basic(auth);
                    case OAUTH2 -> oauth2(auth);
                    case MTLS -> new Auth.Mtls(text(auth, "bundle", NAME));
                };
        auth.nothingElse();
        return read;
    }

    private static Auth basic(Section auth) {
        var password = auth.required("password").map(Entry::text).orElse("");
        return new Auth.Basic(text(auth, "username", USER), new Secret(password));
    }

    private Auth oauth2(Section auth) {
        var secret = auth.entry("clientSecret").map(Entry::text).map(Secret::new);
        var key = auth.entry("privateKey")
                .flatMap(entry -> entry.as(Words.matching(FILE, "must be the file: address of a JWK"))
                        .flatMap(location -> entry.as(PrivateKeys::read)));
        if (auth.has("clientSecret") == auth.has("privateKey")) {
            auth.refuse("oauth2 needs either clientSecret or privateKey");
        }
        var tokenUrl = auth.required("tokenUrl")
                .flatMap(entry -> entry.as(addresses::read))
                .orElse(NOWHERE);
        var scope = auth.entry("scope").map(Entry::text).orElse("");
        return new Auth.OAuth2(tokenUrl, text(auth, "clientId", VISIBLE), secret, key, scope);
    }

    private static String text(Section auth, String key, Pattern form) {
        return auth.required(key)
                .flatMap(entry -> entry.as(Words.matching(form, "has characters that must not be in it")))
                .orElse("");
    }
}
