package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes answers off the wire, as much of them as the hub is willing to hold. */
@Component("fhirWire")
public class FhirWire {
    static final int LARGEST = 5 * 1024 * 1024;
    static final int DEEPEST = 64;

    /** The answer as text; {@link FhirAnswer#TOO_LARGE} when it is more than the hub takes. */
    public FhirAnswer answer(int status, @Nullable InputStream body) throws IOException {
        if (body == null) {
            return new FhirAnswer(status, "");
        }
        try (body) {
            byte[] read = body.readNBytes(LARGEST + 1);
            return read.length > LARGEST ? FhirAnswer.TOO_LARGE : new FhirAnswer(status, new String(read, UTF_8));
        }
    }

    /** Whether JSON is nested deeper than any FHIR resource has reason to be; counted before anything parses it. */
    static boolean tooDeep(String json) {
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < json.length(); i++) {
            char at = json.charAt(i);
            if (text) {
                i += at == '\\' ? 1 : 0;
                text = at != '"';
            } else if (at == '"') {
                text = true;
            } else if (at == '{' || at == '[') {
                if (++depth > DEEPEST) {
                    return true;
                }
            } else if (at == '}' || at == ']') {
                depth--;
            }
        }
        return false;
    }
}
