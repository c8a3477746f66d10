package org.reentryhub.custody;

import java.util.List;

/**
 * Some hundreds of events of a delivery, which are taken in by one transaction.
 *
 * @param bytesDone how far the delivery has been read when this chunk ends
 * @param linesDone how many lines that is
 */
record Chunk(List<Arrival> arrivals, long bytesDone, long linesDone) {
    static final int MOST_EVENTS = 500;
    static final int MOST_BYTES = 4 << 20;
}
