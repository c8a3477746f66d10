package org.reentryhub.process;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A search that overlooks a form finds nothing, and its green means nothing. */
class MarksTest {
    private final Marks marks = new Marks("QXZKWJ", "VQZXJH");
    private final String mark = marks.next();

    @Test
    void aMarkIsFoundAsText() {
        assertThat(found(("Har " + mark + " daglig").getBytes(UTF_8))).isTrue();
    }

    @Test
    void aMarkIsFoundInStringsOfTwoBytes() {
        assertThat(found(("Đ" + mark).getBytes(UTF_16LE))).isTrue();
    }

    @Test
    void aMarkIsFoundInBase64WhereverItBegins() {
        for (String before : new String[] {"", "a", "ab", "abc"}) {
            byte[] coded = Base64.getEncoder().encode((before + mark + "z").getBytes(UTF_8));
            assertThat(found(coded)).as("after " + before.length()).isTrue();
        }
    }

    @Test
    void aMarkIsFoundInHexadecimal() {
        assertThat(found(HexFormat.of().formatHex(mark.getBytes(UTF_8)).getBytes(UTF_8)))
                .isTrue();
    }

    @Test
    void aMarkIsFoundWhenCompressed() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        zipped.write("something before".getBytes(UTF_8));
        write(new GZIPOutputStream(zipped));
        assertThat(found(zipped.toByteArray())).isTrue();

        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        write(new DeflaterOutputStream(deflated));
        assertThat(found(deflated.toByteArray())).isTrue();
    }

    @Test
    void eitherHalfOfAMarkIsFound() {
        assertThat(found(mark.substring(0, 7).getBytes(UTF_8))).isTrue();
        assertThat(found(mark.substring(7).getBytes(UTF_8))).isTrue();
    }

    @Test
    void whereNothingIsNothingIsFound() {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        assertThat(found(noise)).isFalse();
    }

    private boolean found(byte[] bytes) {
        return !marks.in("here", ByteBuffer.wrap(bytes)).isEmpty();
    }

    private void write(OutputStream compressing) throws IOException {
        try (compressing) {
            compressing.write((mark + " and what follows " + "x".repeat(5_000)).getBytes(UTF_8));
        }
    }
}
