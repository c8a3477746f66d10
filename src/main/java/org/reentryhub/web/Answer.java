package org.reentryhub.web;

import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A whole answer, as it goes out and as it can be given again.
 *
 * @param status the HTTP status
 * @param mediaType of the body
 * @param body its very bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Answer(int status, String mediaType, byte[] body) {

    /** The answer for Spring MVC to send. */
    public ResponseEntity<byte[]> toResponse() {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType(mediaType))
                .body(body);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answer answer
                && status == answer.status
                && mediaType.equals(answer.mediaType)
                && Arrays.equals(body, answer.body);
    }

    @Override
    public int hashCode() {
        return 31 * status + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
