package org.reentryhub.web.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Finds what a reader of JSON may let pass and PostgreSQL cannot hold: bytes that are not UTF-8 (RFC 8259, 8.1; Jackson takes
 * overlong forms), and U+0000, written as itself or escaped. Looking at the bytes finds it in any field, read or not.
 */
final class UnstorableText {
    private static final byte[] ESCAPED = {'u', '0', '0', '0', '0'};

    private UnstorableText() {}

    static boolean isIn(byte[] json) {
        return !isUtf8(json) || hasNul(json);
    }

    private static boolean isUtf8(byte[] json) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean hasNul(byte[] json) {
        for (int at = 0; at < json.length; at++) {
            if (json[at] == 0) {
                return true;
            }
            if (json[at] == '\\') {
                at++;
                if (follows(json, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean follows(byte[] json, int from) {
        if (from + ESCAPED.length > json.length) {
            return false;
        }
        for (int step = 0; step < ESCAPED.length; step++) {
            if (json[from + step] != ESCAPED[step]) {
                return false;
            }
        }
        return true;
    }
}
