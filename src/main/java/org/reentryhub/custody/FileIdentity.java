package org.reentryhub.custody;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells whether a file is the very one whose reading was begun: same name, place on disk, length, time and beginning. The
 * same file dropped again is another, and so is one that has grown.
 */
@Component
class FileIdentity {
    private static final int BEGINNING = 4096;

    private final SealedEvents prints;

    FileIdentity(SealedEvents prints) {
        this.prints = prints;
    }

    UUID of(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        String outside = String.join(
                "\n",
                DropFolder.name(file),
                String.valueOf(now.fileKey()),
                Long.toString(now.size()),
                now.lastModifiedTime().toString());
        return prints.print("custody.file", (outside + "\n" + beginning(file)).getBytes(StandardCharsets.UTF_8));
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        }
    }
}
