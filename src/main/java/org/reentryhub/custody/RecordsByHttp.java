package org.reentryhub.custody;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reentryhub.problem.Problem;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Records that come over HTTP: one event, a batch, or a stream of lines. */
@Component("recordsByHttp")
class RecordsByHttp {
    private static final int LONGEST_BATCH = 16 << 20;
    private static final int BEGINNING = 1 << 16;

    private final EventReader reader;
    private final Intake intake;
    private final ChunkedIntake chunkedIntake;
    private final Extracts extracts;
    private final ExtractRows extractRows;
    private final ObjectMapper json;

    RecordsByHttp(
            EventReader reader,
            Intake intake,
            ChunkedIntake chunkedIntake,
            Extracts extracts,
            ExtractRows extractRows,
            ObjectMapper json) {
        this.reader = reader;
        this.intake = intake;
        this.chunkedIntake = chunkedIntake;
        this.extracts = extracts;
        this.extractRows = extractRows;
        this.json = json;
    }

    /**
     * Takes in a request; what it reports as accepted is on disk.
     *
     * @param query the query of the address; {@code extract=CODE} marks the whole extract of a prison
     * @return the {@link IntakeReport} as JSON
     * @throws ProblemException 400 when it cannot be parsed, 413 when too large, 422 when a single event does not hold
     */
    public String receive(String contentType, @Nullable String query, InputStream body) throws IOException {
        Optional<UUID> extract = prison(query).map(prison -> extracts.begin(prison, Origin.HTTP.channel()));
        IntakeReport report = read(MimeTypeUtils.parseMimeType(contentType), body, extract);
        extract.ifPresent(extracts::finish);
        return written(report);
    }

    private IntakeReport read(MimeType type, InputStream body, Optional<UUID> extract) throws IOException {
        return switch (type.getSubtype()) {
            case "cloudevents+json" -> single(body, extract);
            case "cloudevents-batch+json" -> batch(body, extract);
            default -> lines(body, extract);
        };
    }

    private IntakeReport single(InputStream body, Optional<UUID> extract) throws IOException {
        byte[] bytes = bounded(body, RecordJson.LONGEST_EVENT, "An event is at most 1 MB.");
        Arrival arrival = new Arrival(0, bytes, true, reader.read(bytes));
        IntakeReport report = intake.take(Origin.HTTP, List.of(arrival), noted(extract));
        arrival.reading().fold(event -> report, refused -> {
            throw refused.isJson() ? doesNotHold(report) : notJson();
        });
        return report;
    }

    private IntakeReport batch(InputStream body, Optional<UUID> extract) throws IOException {
        byte[] bytes = bounded(
                body, LONGEST_BATCH, "A batch is at most 16 MB; what is longer can be sent as application/x-ndjson.");
        BatchChunks chunks;
        try {
            chunks = new BatchChunks(bytes, reader);
        } catch (IOException notAnArray) {
            byte[] beginning = Arrays.copyOf(bytes, Math.min(bytes.length, BEGINNING));
            intake.take(Origin.HTTP, List.of(new Arrival(0, beginning, false, EventReading.Refused.NO_ARRAY)));
            throw notJson();
        }
        return chunkedIntake.take(Origin.HTTP, chunks, alongside(extract));
    }

    private IntakeReport lines(InputStream body, Optional<UUID> extract) throws IOException {
        return chunkedIntake.take(Origin.HTTP, new LineChunks(body, reader), alongside(extract));
    }

    private BiConsumer<Chunk, List<Intake.Taken>> alongside(Optional<UUID> extract) {
        return (chunk, taken) -> noted(extract).accept(taken);
    }

    private Consumer<List<Intake.Taken>> noted(Optional<UUID> extract) {
        return taken -> extract.ifPresent(id -> extractRows.note(id, taken));
    }

    private static byte[] bounded(InputStream body, int most, String tooLarge) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw ProblemException.tooLarge(tooLarge);
        }
        if (bytes.length == 0) {
            throw ProblemException.badRequest("The request has no body.");
        }
        return bytes;
    }

    private static Optional<String> prison(@Nullable String query) {
        return Optional.ofNullable(query)
                .map(text ->
                        UriComponentsBuilder.newInstance().query(text).build().getQueryParams())
                .map(parameters -> parameters.getFirst("extract"))
                .map(code -> {
                    if (!Extracts.isPrisonCode(code)) {
                        throw ProblemException.badRequest("The parameter extract must be the code of one prison.");
                    }
                    return code;
                });
    }

    private static ProblemException notJson() {
        return ProblemException.badRequest("The body is not what its content type says: one JSON document in UTF-8"
                + " in which no name comes twice. It is kept in quarantine.");
    }

    private static ProblemException doesNotHold(IntakeReport report) {
        return new ProblemException(
                Problem.of(422, "Unprocessable Content", "The event does not hold; it is kept in quarantine."),
                Map.of("errors", report.errors()));
    }

    private String written(IntakeReport report) throws JsonProcessingException {
        return json.writeValueAsString(report);
    }
}
