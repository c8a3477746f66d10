package org.reentryhub.custody;

/**
 * One event of a delivery, read.
 *
 * @param index its place in the delivery, from 0
 * @param raw its bytes; only the beginning of what is longer than an event may be
 * @param whole whether {@code raw} is all of it
 */
record Arrival(long index, byte[] raw, boolean whole, EventReading reading) {}
