package org.reentryhub.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningTest {
    @Test
    void whatIsSignedIsVerifiedWithThePublishedKey(@TempDir Path dataDir)
            throws IOException, ParseException, JOSEException {
        SigningKey key = new SigningKey("", dataDir);
        JWSObject signed = JWSObject.parse(new ManifestSigner(key).sign("{\"open\":[]}".getBytes(UTF_8)));
        JWKSet published = JWKSet.parse(new ManifestSigner.PublicKeys(key).keys());
        ECKey theKey = (ECKey) published.getKeyByKeyId(signed.getHeader().getKeyID());
        assertThat(signed.verify(new ECDSAVerifier(theKey))).isTrue();
        assertThat(signed.getPayload()).hasToString("{\"open\":[]}");
    }

    @Test
    void thePrivateHalfIsNeitherPublishedNorReadableByOthers(@TempDir Path dataDir) throws IOException, ParseException {
        SigningKey key = new SigningKey("", dataDir);
        String published = new ManifestSigner.PublicKeys(key).keys();
        assertThat(JWKSet.parse(published).containsNonPublicKeys()).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("keys/signing.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theKeyStaysTheSameOverRestarts(@TempDir Path dataDir) throws IOException {
        assertThat(new SigningKey("", dataDir).key()).isEqualTo(new SigningKey("", dataDir).key());
    }

    @Test
    void aGivenKeyIsTakenAndABadOneIsNotRepeated(@TempDir Path dataDir) throws IOException {
        ECKey given = new SigningKey("", dataDir).key();
        assertThat(new SigningKey(given.toJSONString(), dataDir.resolve("other")).key())
                .isEqualTo(given);
        assertThatThrownBy(() -> new SigningKey("secret-but-no-key", dataDir))
                .hasMessageContaining("signing key")
                .hasMessageNotContaining("secret-but");
    }
}
