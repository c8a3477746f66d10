package org.reentryhub.custody;

import java.io.IOException;
import java.util.Optional;

/** Reads a delivery chunk by chunk, so that its length costs no memory. */
@FunctionalInterface
interface Chunks {
    /** The next chunk, read and checked; empty at the end. */
    Optional<Chunk> next() throws IOException;
}
