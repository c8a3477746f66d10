package org.reentryhub.web.door;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much the hub takes over HTTP at once.
 *
 * @param routeThreads calls of other organisations that are worked on at the same time; a receiver's long poll is one
 * @param routeQueue calls that may wait for a thread before the next one is told to come back
 * @param largestBody of a request, except the streams of {@code /records}
 */
@Validated
@ConfigurationProperties("hub.http")
record HttpSettings(
        @DefaultValue("64") @Min(1) int routeThreads,
        @DefaultValue("256") @Min(1) int routeQueue,
        @DefaultValue("1MB") DataSize largestBody) {}
