package org.reentryhub.web.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.reentryhub.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Reads a body by hand, for calls that must have its very bytes first; refuses just as the controllers do. */
@Component("requestBodies")
public class RequestBodies {
    private final ObjectMapper json;

    RequestBodies(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The body as a value.
     *
     * @param body null where a route was given none
     * @throws ProblemException 400 when it is not JSON, 422 when it is not what was asked for
     */
    public <T> T read(byte @Nullable [] body, Class<T> type) {
        @Nullable T value;
        try {
            value = body == null ? null : json.readValue(body, type);
        } catch (IOException e) {
            throw Faults.of(e).orElseThrow(() -> new UncheckedIOException("a request cannot be read into our form", e));
        }
        if (value == null) {
            throw ProblemException.badRequest("A body is needed.");
        }
        return value;
    }
}
