package org.reentryhub.partner;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** Reads private keys that partner rows point at. */
final class PrivateKeys {
    private PrivateKeys() {}

    /**
     * Reads a JWK (RFC 7517) with its private part.
     *
     * @throws IllegalArgumentException with the end of a sentence that says nothing of the content
     */
    static JWK read(String location) {
        try {
            var key = JWK.parse(Files.readString(Path.of(URI.create(location))));
            if (!key.isPrivate()) {
                throw new IllegalArgumentException("points at a key without its private part");
            }
            return key;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("points at a file that cannot be read", unreadable);
        } catch (ParseException noKey) {
            throw new IllegalArgumentException("points at a file that is no JWK", noKey);
        }
    }
}
