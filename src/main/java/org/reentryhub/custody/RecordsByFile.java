package org.reentryhub.custody;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.custody.RecordFiles.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Records that come in dropped files. A file is read when it has stopped changing, line by line; how far the reading has
 * come is written with each chunk, so that a killed hub goes on where it was. One hub reads one folder, one file after the
 * other.
 */
@Component("recordsByFile")
class RecordsByFile {
    private static final Logger log = LoggerFactory.getLogger(RecordsByFile.class);
    private static final Pattern EXTRACT = Pattern.compile("extract-([A-ZÆØÅ0-9][A-ZÆØÅ0-9_]{0,31})(-.*)?\\.ndjson");

    private final DropFolder folder;
    private final StillFiles still;
    private final RecordFiles files;
    private final FileIdentity identity;
    private final EventReader reader;
    private final ChunkedIntake intake;
    private final Extracts extracts;
    private final ExtractRows extractRows;
    private final Ids ids;

    RecordsByFile(
            DropFolder folder,
            StillFiles still,
            RecordFiles files,
            FileIdentity identity,
            EventReader reader,
            ChunkedIntake intake,
            Extracts extracts,
            ExtractRows extractRows,
            Ids ids) {
        this.folder = folder;
        this.still = still;
        this.files = files;
        this.identity = identity;
        this.reader = reader;
        this.intake = intake;
        this.extracts = extracts;
        this.extractRows = extractRows;
        this.ids = ids;
    }

    /** Takes in every file that is ready, and empties {@code done} of what is a week old. */
    public void sweep() throws IOException {
        List<Path> waiting = folder.waiting();
        still.forgetAllBut(waiting);
        waiting.forEach(this::takeIfStill);
        folder.empty();
    }

    /** A file that cannot be taken stands in the way of no other; it is tried again after a while. */
    private void takeIfStill(Path file) {
        try {
            if (still.isStill(file)) {
                take(file);
            }
        } catch (IOException | UncheckedIOException | DataAccessException | TransactionException e) {
            log.warn(
                    "a dropped file of records could not be taken in and is tried again: {}",
                    e.getClass().getName());
            still.pause(file);
        }
    }

    private void take(Path file) throws IOException {
        Optional<String> fault = fault(file);
        if (fault.isPresent()) {
            folder.failed(file, ids.next(), Map.of("file", DropFolder.shown(file), "error", fault.get()));
            return;
        }
        UUID which = identity.of(file);
        Reading reading = files.find(which).orElseGet(() -> begin(file, which));
        if (!reading.finished()) {
            read(file, reading);
        }
        if (identity.of(file).equals(which)) {
            finish(file, reading);
        }
    }

    private static Optional<String> fault(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("It is no regular file.");
        }
        if (!Files.isReadable(file)) {
            return Optional.of("It cannot be read.");
        }
        return Files.size(file) == 0 ? Optional.of("It is empty.") : Optional.empty();
    }

    private Reading begin(Path file, UUID which) {
        Matcher name = EXTRACT.matcher(DropFolder.name(file));
        @Nullable
        UUID extract = name.matches()
                ? extracts.begin(
                        name.group(1), Origin.file(DropFolder.name(file)).channel())
                : null;
        return files.begin(DropFolder.shown(file), which, extract);
    }

    private void read(Path file, Reading reading) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file);
                InputStream in = Channels.newInputStream(channel.position(reading.bytesDone()))) {
            Origin origin = Origin.file(DropFolder.name(file));
            Chunks chunks = new LineChunks(in, reader, reading.bytesDone(), reading.linesDone());
            intake.take(origin, chunks, (chunk, taken) -> {
                files.progress(reading.id(), chunk, Intake.report(taken));
                Optional.ofNullable(reading.extract()).ifPresent(extract -> extractRows.note(extract, taken));
            });
        }
    }

    private void finish(Path file, Reading reading) throws IOException {
        Optional.ofNullable(reading.extract()).ifPresent(extracts::finish);
        files.finish(reading.id());
        RecordFiles.Report report = files.report(reading.id());
        if (report.tookAnything()) {
            folder.done(file, reading.id(), report);
        } else {
            folder.failed(file, reading.id(), report);
        }
        log.info(
                "took in a file of records: {} lines, {} accepted, {} rejected",
                report.lines(),
                report.accepted(),
                report.rejected());
    }
}
