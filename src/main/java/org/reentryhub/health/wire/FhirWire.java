package org.reentryhub.health.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes answers off the wire, as much of them as the hub is willing to hold. */
@Component("fhirWire")
public class FhirWire {
    public static final int LARGEST = 5 * 1024 * 1024;
    static final int DEEPEST = 64;
    static final int MOST_ENTRIES = 5_000;
    private static final int AT_ONCE = 64 * 1024;

    /** The answer as text; {@link FhirAnswer#TOO_LARGE} when it is more than the hub takes. */
    public FhirAnswer answer(int status, @Nullable InputStream body) throws IOException {
        return answer(Allowance.ofOneQuestion(), status, body);
    }

    /** The answer to one of several questions: {@link FhirAnswer#TOO_LARGE} when together they are more than the hub takes. */
    public FhirAnswer answer(FhirQuestion question, int status, @Nullable InputStream body) throws IOException {
        return answer(question.allowance(), status, body);
    }

    private static FhirAnswer answer(Allowance allowance, int status, @Nullable InputStream body) throws IOException {
        if (body == null) {
            return new FhirAnswer(status, "");
        }
        try (body) {
            return taken(allowance, status, body);
        }
    }

    /** Piece by piece: whoever sends one byte now and then is given up when the time is over, however lively it seems. */
    private static FhirAnswer taken(Allowance allowance, int status, InputStream body) throws IOException {
        var taken = new ByteArrayOutputStream();
        var piece = new byte[AT_ONCE];
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            if (!allowance.takeBytes(read)) {
                return FhirAnswer.TOO_LARGE;
            }
            if (allowance.isOver()) {
                return FhirAnswer.NONE;
            }
            taken.write(piece, 0, read);
        }
        return new FhirAnswer(status, taken.toString(UTF_8));
    }
}
