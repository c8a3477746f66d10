package org.reentryhub.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals what is personal before it rests, and makes keyed fingerprints to look it up by.
 *
 * <p>Every value gets a data key of its own, wrapped by the vault's key (envelope encryption, AES-256-GCM); the keys live
 * outside the database. The context is authenticated, so a sealed value moved to another row does not open.
 */
public final class Vault {
    private static final int FINGERPRINT_BYTES = 16;

    private final Aead aead;
    private final PrfSet fingerprints;

    Vault(Aead aead, PrfSet fingerprints) {
        this.aead = aead;
        this.fingerprints = fingerprints;
    }

    /**
     * Seals a value.
     *
     * @param context where it will rest, such as {@code hub.person:KI-1}; the same words are needed to open it
     */
    public byte[] seal(byte[] plain, String context) {
        try {
            return aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the vault cannot seal", e);
        }
    }

    /** Opens what was sealed under the same context; anything else is refused with {@link IllegalStateException}. */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the vault cannot open this value: wrong key, or moved from its place", e);
        }
    }

    /** Seals text. */
    public byte[] sealText(String plain, String context) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), context);
    }

    /** Opens text. */
    public String openText(byte[] sealed, String context) {
        return new String(open(sealed, context), StandardCharsets.UTF_8);
    }

    /** A keyed hash of 16 bytes: equal for equal values of one purpose, and telling nothing without the key. */
    public byte[] fingerprint(String purpose, String value) {
        return fingerprint(purpose, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A keyed hash of 16 bytes of content. */
    public byte[] fingerprint(String purpose, byte[] value) {
        byte[] label = (purpose + '\u0000').getBytes(StandardCharsets.UTF_8);
        byte[] input = new byte[label.length + value.length];
        System.arraycopy(label, 0, input, 0, label.length);
        System.arraycopy(value, 0, input, label.length, value.length);
        try {
            return fingerprints.computePrimary(input, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the vault cannot make a fingerprint", e);
        }
    }
}
