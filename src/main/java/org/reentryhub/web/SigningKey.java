package org.reentryhub.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The key that the hub signs with: given as a JWK ({@code HUB_SIGNING_KEY}, which hubs that run side by side must share), else
 * made once and kept in a file that its owner alone can read.
 */
@Component
@Lazy
class SigningKey {
    private final ECKey key;

    SigningKey(@Value("${hub.signing-key:}") String given, @Value("${hub.data-dir}") Path dataDir) throws IOException {
        this.key = read(given.isBlank() ? kept(dataDir.resolve("keys").resolve("signing.json")) : given);
    }

    ECKey key() {
        return key;
    }

    private static ECKey read(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            // The cause would repeat the key.
            throw new IllegalStateException("the signing key is no JWK of an elliptic curve");
        }
    }

    private static String kept(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.notExists(file)) {
            write(file, generate());
        }
        return Files.readString(file);
    }

    private static String generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new UncheckedIOException(new IOException("no signing key could be made", e));
        }
    }

    private static void write(Path file, String jwk) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(jwk.getBytes(StandardCharsets.UTF_8)));
        } catch (FileAlreadyExistsException anotherStartWasFaster) {
            return;
        }
    }
}
