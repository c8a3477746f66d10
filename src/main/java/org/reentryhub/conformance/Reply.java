package org.reentryhub.conformance;

import java.time.Duration;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status 0 when nothing did
 * @param failure why nothing did
 */
record Reply(int status, String body, Duration took, Optional<String> failure) {}
