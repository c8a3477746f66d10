package org.reentryhub.conformance;

import java.util.UUID;

/** A message as it goes over the wire. */
record Letter(UUID messageId, byte[] body) {}
