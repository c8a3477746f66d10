package org.reentryhub.web.door;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UnstorableTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 2_000)
    void findsNulInAnyWrittenTextAndNowhereElse(@ForAll String text) throws JsonProcessingException {
        String whole = text.codePoints()
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        byte[] json = JSON.writeValueAsBytes(whole);
        assertThat(UnstorableText.isIn(json)).isEqualTo(whole.indexOf('\0') >= 0);
    }

    @Test
    void anEscapedBackslashBeforeTheDigitsIsNoNul() {
        assertThat(UnstorableText.isIn("\"\\\\u0000\"".getBytes(UTF_8))).isFalse();
        assertThat(UnstorableText.isIn("\"\\\\\\u0000\"".getBytes(UTF_8))).isTrue();
        assertThat(UnstorableText.isIn("\"\\".getBytes(UTF_8))).isFalse();
        assertThat(UnstorableText.isIn("\"\\u000".getBytes(UTF_8))).isFalse();
    }

    @Test
    void otherEncodingsAndOverlongFormsAreRefused() {
        assertThat(UnstorableText.isIn("{}".getBytes(UTF_16LE))).isTrue();
        assertThat(UnstorableText.isIn(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}))
                .isTrue();
        assertThat(UnstorableText.isIn(new byte[0])).isFalse();
    }
}
