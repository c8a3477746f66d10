package org.reentryhub.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;

/**
 * The keys of a vault, as one JSON document of two Tink keysets: {@code seal} and {@code fingerprint}. Keys are rotated
 * by adding a new primary key to {@code seal}; the fingerprint key stays, or look-ups would miss.
 */
public final class VaultKeys {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private VaultKeys() {}

    /** A vault with the keys of the document. */
    public static Vault open(String document) {
        try {
            JsonNode keys = JSON.readTree(document);
            Aead wrapping = keyset(keys, "seal").getPrimitive(RegistryConfiguration.get(), Aead.class);
            PrfSet fingerprints = keyset(keys, "fingerprint").getPrimitive(RegistryConfiguration.get(), PrfSet.class);
            return new Vault(KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, wrapping), fingerprints);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the vault's key document cannot be read", e);
        }
    }

    /** The vault whose keys lie in a file readable by its owner alone; the file is made when it does not exist. */
    public static Vault openOrCreate(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.notExists(file)) {
            create(file);
        }
        return open(Files.readString(file));
    }

    /** New keys, as a document of one line (it may have to fit a variable) to keep outside the database. */
    public static String generate() {
        try {
            Map<String, JsonNode> document = Map.of(
                    "seal", newKeyset(PredefinedAeadParameters.AES256_GCM),
                    "fingerprint", newKeyset(fingerprintParameters()));
            return JSON.writeValueAsString(document);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no new keys could be made", e);
        }
    }

    private static void create(Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(java.nio.ByteBuffer.wrap(generate().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (FileAlreadyExistsException anotherStartWasFaster) {
            return;
        }
    }

    private static Parameters fingerprintParameters() throws GeneralSecurityException {
        return HmacPrfParameters.builder()
                .setKeySizeBytes(32)
                .setHashType(HmacPrfParameters.HashType.SHA256)
                .build();
    }

    private static JsonNode newKeyset(Parameters parameters) throws GeneralSecurityException, IOException {
        KeysetHandle handle = KeysetHandle.generateNew(parameters);
        return JSON.readTree(TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    }

    private static KeysetHandle keyset(JsonNode keys, String name) throws GeneralSecurityException {
        if (!keys.has(name)) {
            throw new GeneralSecurityException("no keyset «" + name + "»");
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(keys.get(name).toString(), InsecureSecretKeyAccess.get());
    }
}
