package org.reentryhub.health.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How medicines are watched over.
 *
 * @param lookEvery how soon a moved release is noticed
 * @param retryAfter when a silent unit is asked again the first time; later times come farther apart
 */
@ConfigurationProperties("hub.health.supply")
record SupplySettings(@DefaultValue("PT2M") Duration lookEvery, @DefaultValue("PT5M") Duration retryAfter) {}
