package org.reentryhub.health.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from another id and a name (RFC 9562, version 5), so that the same thing has the same id on every retry. */
public final class DerivedId {
    private DerivedId() {}

    /** The id of {@code name} within {@code space}. */
    public static UUID of(UUID space, String name) {
        var digest = sha1();
        digest.update(ByteBuffer.allocate(16)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .array());
        var hash = ByteBuffer.wrap(digest.digest(name.getBytes(UTF_8)));
        long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    static String urn(UUID id) {
        return "urn:uuid:" + id;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1"); // an id, not a secret: the version 5 algorithm says so
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
