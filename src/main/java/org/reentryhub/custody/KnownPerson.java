package org.reentryhub.custody;

import java.util.UUID;

/**
 * What is known of a person now.
 *
 * @param id stands for the person in page addresses, where the person number may not stand
 * @param asOf the event that said so
 * @param revision counts the snapshots; rises by one with each that is applied
 */
public record KnownPerson(UUID id, CustodyRecord record, EventOrder asOf, long revision) {}
