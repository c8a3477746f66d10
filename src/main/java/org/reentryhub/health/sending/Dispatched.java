package org.reentryhub.health.sending;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of content that leaves: keyed fingerprints and a number.
 *
 * @param digest of every byte
 * @param essence of what it says of the patient, as {@code summary.Essence} has it; null where that was not kept
 * @param version which of the delivery's documents it is
 */
record Dispatched(byte[] digest, byte @Nullable [] essence, int version) {
    @Override
    public String toString() {
        return "what was dispatched";
    }
}
