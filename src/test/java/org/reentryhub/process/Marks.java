package org.reentryhub.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Words that stand nowhere else, one for each clinical field, and the search for them in whatever form they may rest: as text
 * of one or two bytes, as base64, as hexadecimal digits, compressed, and cut in two.
 */
final class Marks {
    private static final int LONGEST_INFLATED = 1 << 20;
    private static final int GZIP_HEADER = 10;

    private final String head;
    private final String tail;
    private final List<Form> forms = new ArrayList<>();
    private final List<List<Form>> byFirst = new ArrayList<>();
    private final AtomicInteger given = new AtomicInteger();

    /** @param head half of every mark, and {@code tail} the other: six letters that nobody writes beside each other */
    Marks(String head, String tail) {
        this.head = head;
        this.tail = tail;
        for (int first = 0; first < 256; first++) {
            byFirst.add(new ArrayList<>());
        }
        List.of(head, tail).forEach(this::addForms);
        forms.forEach(form -> byFirst.get(form.bytes()[0] & 0xFF).add(form));
    }

    private record Form(String name, byte[] bytes) {}

    /** Where a mark was found, and in which form. */
    record Hit(String place, String form, long offset) {}

    /** A mark that was not given before. */
    String next() {
        return "%s%03d%s".formatted(head, given.incrementAndGet(), tail);
    }

    private void addForms(String half) {
        byte[] plain = half.getBytes(US_ASCII);
        forms.add(new Form("text", plain));
        forms.add(new Form("UTF-16LE", half.getBytes(UTF_16LE)));
        forms.add(new Form("UTF-16BE", half.getBytes(UTF_16BE)));
        forms.add(new Form("hexadecimal", HexFormat.of().formatHex(plain).getBytes(US_ASCII)));
        for (int before = 0; before < 3; before++) {
            forms.add(new Form("base64", base64(plain, before)));
        }
    }

    /** Of base64, the letters that do not depend on what stands before or after. */
    private static byte[] base64(byte[] half, int before) {
        byte[] padded = new byte[before + half.length];
        System.arraycopy(half, 0, padded, before, half.length);
        String whole = Base64.getEncoder().withoutPadding().encodeToString(padded);
        int from = (before * 8 + 5) / 6;
        int until = padded.length * 8 / 6;
        return whole.substring(from, until).getBytes(US_ASCII);
    }

    /** Every place of a file where a mark rests. */
    List<Hit> in(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            return in(file.toString(), channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Hit> in(String place, ByteBuffer bytes) {
        List<Hit> hits = plainly(place, bytes);
        for (int at = 0; at < bytes.limit() - GZIP_HEADER; at++) {
            if (beginsGzip(bytes, at)) {
                hits.addAll(inflated(place, bytes, at + GZIP_HEADER, true));
            } else if (beginsZlib(bytes, at)) {
                hits.addAll(inflated(place, bytes, at, false));
            }
        }
        return hits;
    }

    private List<Hit> plainly(String place, ByteBuffer bytes) {
        List<Hit> hits = new ArrayList<>();
        for (int at = 0; at < bytes.limit(); at++) {
            for (Form form : byFirst.get(bytes.get(at) & 0xFF)) {
                if (stands(form.bytes(), bytes, at)) {
                    hits.add(new Hit(place, form.name(), at));
                }
            }
        }
        return hits;
    }

    private static boolean stands(byte[] word, ByteBuffer bytes, int at) {
        if (at + word.length > bytes.limit()) {
            return false;
        }
        for (int i = 1; i < word.length; i++) {
            if (bytes.get(at + i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean beginsGzip(ByteBuffer bytes, int at) {
        return bytes.get(at) == 0x1F && bytes.get(at + 1) == (byte) 0x8B && bytes.get(at + 2) == 8;
    }

    private static boolean beginsZlib(ByteBuffer bytes, int at) {
        return bytes.get(at) == 0x78
                && (bytes.get(at + 1) == 0x01 || bytes.get(at + 1) == (byte) 0x9C || bytes.get(at + 1) == (byte) 0xDA);
    }

    private List<Hit> inflated(String place, ByteBuffer bytes, int from, boolean bare) {
        Inflater inflater = new Inflater(bare);
        try {
            inflater.setInput(bytes.duplicate().position(from));
            byte[] out = new byte[LONGEST_INFLATED];
            int length = inflater.inflate(out);
            return plainly(
                    place + ", compressed", ByteBuffer.wrap(out, 0, length).slice());
        } catch (DataFormatException notCompressed) {
            return List.of();
        } finally {
            inflater.end();
        }
    }
}
